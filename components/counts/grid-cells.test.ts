import { expect, test } from 'vitest';
import { reasonFor, restoreSent, writeReason } from './grid-cells';

const opened = { text: '', opened: null };
const cellsWith = (online: string, manual = '') => ({
  'online.32.15.05': { text: online, opened: 3_000 },
  'manual.32.15.05': { text: manual, opened: null },
});

test('the reason for a held row is that of its figures alone', () => {
  const reason = writeReason('salah ketik', '32.15.05', {
    online: { text: '61010000', opened: 3_000 },
    manual: opened,
  });
  expect(reasonFor(reason, cellsWith('61010000'))).toBe('salah ketik');
  expect(reasonFor(reason, cellsWith('77000000'))).toBe('');
  expect(reasonFor(reason, cellsWith('61010000', '4000000'))).toBe('');
  expect(reasonFor(undefined, cellsWith('61010000'))).toBe('');
});

test('targets that became proposals stand as they did, and what was typed meanwhile stays', () => {
  const sent = { 'unsplit.32.15': { text: '900', opened: 1_000 }, 'unsplit.32.16': { text: '70', opened: null } };
  const now = { ...sent, 'unsplit.32.16': { text: '71', opened: null } };
  expect(restoreSent(now, sent)).toEqual({ ...now, 'unsplit.32.15': { text: '1.000', opened: 1_000 } });
});
