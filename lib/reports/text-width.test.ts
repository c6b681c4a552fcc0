import { expect, test } from 'vitest';
import { countLines, textWidth } from './text-width';

test('widths are those of Arial: ten digits of 10 points take 74 pixels', () => {
  expect(textWidth('0123456789', 10)).toBeCloseTo(74.1, 1);
  expect(textWidth('iiiiiiiiii', 10)).toBeLessThan(textWidth('mmmmmmmmmm', 10) / 3);
  expect(textWidth('Jumlah', 10, true)).toBeGreaterThan(textWidth('Jumlah', 10));
});

test.each([
  ['', 100, 1],
  ['Karawang', 100, 1],
  ['Karawang Barat', 70, 2],
  ['satu\ndua', 100, 2],
  // One word of 80 letters is broken within.
  ['x'.repeat(80), 100, 6],
])('%s takes, in %d pixels, %d lines', (text, room, lines) => {
  expect(countLines(text, room, 10)).toBe(lines);
});
