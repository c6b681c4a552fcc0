import { expect, test } from 'vitest';
import { reasonFor, writeReason } from './grid-cells';

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
