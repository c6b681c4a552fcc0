import { expect, test } from 'vitest';
import { parseId } from './ids';

test.each([
  ['1', 1],
  ['12', 12],
  ['2147483647', 2_147_483_647],
])('%j is a number', (text, id) => {
  expect(parseId(text)).toBe(id);
});

test.each([
  ...['', '0', '-1', '+1', '01', '012', '1.5', '1e3', 'x', ' 12', '12 ', '12\n', '0x1f', '١٢'],
  ...['2147483648', '99999999999', "1' or 1=1", 'perubahan'],
])('%j is the number of nothing', (text) => {
  expect(parseId(text)).toBeNull();
});
