import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import type { FrozenFigures } from '../domain/visits';
import { describeAsked, describeOpenQuestions } from './question-words';

const karawang: FrozenFigures = {
  ...{ asOf: toDay('2021-04-12'), stage: 'recorded', target: 734_768, total: 28_800, percent: 3.92 },
  ...{ expectedPercent: 19.67, status: 'behind', pace: 2_400 },
};

test('the figure that is asked about, as it stood', () => {
  expect(describeAsked(karawang, 'keluarga')).toBe('Per 12 April 2021: 28.800 dari 734.768 keluarga, 3,92\u00a0%.');
  expect(describeAsked({ ...karawang, target: null, percent: null }, 'keluarga')).toBe(
    'Per 12 April 2021: 28.800 keluarga.',
  );
  // Not reported is not 0.
  expect(describeAsked({ ...karawang, total: null, percent: null }, 'keluarga')).toBe(
    'Per 12 April 2021: belum ada angka.',
  );
});

test.each([
  [{ open: 0, mine: 0, answered: 0 }, null],
  [{ open: 3, mine: 0, answered: 0 }, '3 pertanyaan terbuka tentang angka di sini'],
  [{ open: 3, mine: 2, answered: 0 }, '3 pertanyaan terbuka tentang angka di sini; 2 dari Anda, belum dijawab'],
  [{ open: 3, mine: 2, answered: 1 }, '3 pertanyaan terbuka tentang angka di sini; 2 dari Anda, 1 sudah dijawab'],
])('%j', (open, words) => {
  expect(describeOpenQuestions(open)).toBe(words);
});
