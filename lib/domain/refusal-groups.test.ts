import { expect, test } from 'vitest';
import type { Refusal } from './imports';
import { groupRefusals } from './refusal-groups';

function refusal(row: number, more: Partial<Refusal> = {}): Refusal {
  return { row, column: 'Desa', value: 'X', reason: 'dapat berarti 2 wilayah', suggestion: null, ...more };
}

test('rows that ask the same stand under the first of them, the others alone', () => {
  const refused = [
    refusal(2, { question: '1 a' }),
    refusal(3),
    refusal(4, { question: '2 a' }),
    refusal(5, { question: '1 a', sheet: '12 April' }),
    refusal(6),
  ];
  expect(groupRefusals(refused).map(({ rows }) => rows)).toEqual([['2', '12 April!5'], ['3'], ['4'], ['6']]);
});

test('another reason is another question', () => {
  const refused = [refusal(2, { question: '1' }), refusal(3, { question: '1', reason: 'tidak ditemukan' })];
  expect(groupRefusals(refused)).toHaveLength(2);
});
