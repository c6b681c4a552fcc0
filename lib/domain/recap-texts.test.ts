import { expect, test } from 'vitest';
import { checkRecapText, cleanRecapText, recapLimits } from './recaps';

test('a text keeps its lines, and loses what browsers and clipboards add', () => {
  expect(cleanRecapText('\r\nSatu\r\n\r\nDua\u0000\tTiga\ud83d 3,92\u00a0% 😀\r\n ')).toBe(
    'Satu\n\nDuaTiga 3,92\u00a0% 😀',
  );
});

test('nothing, and more than a message takes, are refused', () => {
  expect(checkRecapText('')).toBe('empty');
  expect(checkRecapText('x'.repeat(recapLimits.text))).toBe(null);
  expect(checkRecapText('x'.repeat(recapLimits.text + 1))).toBe('tooLong');
});
