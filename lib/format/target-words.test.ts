import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import {
  describeOddTarget,
  describeTargetRow,
  formatDecider,
  formatStatement,
  formatTargetChange,
  formatTargetEffect,
} from './target-words';

test('what another target makes of Karawang on 12 April 2021', () => {
  const effect = { day: toDay('2021-04-12'), achieved: 28_800 };
  expect(
    formatTargetEffect({
      ...effect,
      percent: { before: 3.92, after: 4.76 },
      status: { before: 'behind', after: 'behind' },
    }),
  ).toBe('12 April: 3,92\u00a0% menjadi 4,76\u00a0%');
  expect(
    formatTargetEffect({
      ...effect,
      percent: { before: 3.92, after: 96 },
      status: { before: 'behind', after: 'onTrack' },
    }),
  ).toBe('12 April: 3,92\u00a0% menjadi 96,00\u00a0%, dari tertinggal menjadi sesuai jadwal');
  expect(
    formatTargetEffect({
      ...effect,
      percent: { before: null, after: 3.92 },
      status: { before: null, after: 'behind' },
    }),
  ).toBe('12 April: tanpa persen menjadi 3,92\u00a0%');
});

test.each([
  [-17.66, '−17,66\u00a0%'],
  [0.71, '+0,71\u00a0%'],
  [0, '0,00\u00a0%'],
  [null, 'baru'],
])('a change of %s', (percent, words) => {
  expect(formatTargetChange(percent)).toBe(words);
});

test('Sleman, whose target splits by channel', () => {
  expect(formatStatement(321_558, { total: null, online: 298_551, manual: 23_007 })).toBe(
    '321.558 (online 298.551, manual 23.007)',
  );
  expect(formatStatement(null, { total: null, online: null, manual: null })).toBe('belum ada');
});

test('who decides', () => {
  expect(formatDecider({ level: 1, name: 'Jawa Barat' })).toBe('Perwakilan BKKBN Jawa Barat');
  expect(formatDecider({ level: 0, name: 'Indonesia' })).toBe('BKKBN Pusat');
});

test('Kota Semarang: 465 KK and 2.487 kader', () => {
  expect(describeOddTarget({ oddity: 'targetBelowKader', against: 2_487 }, 465)).toBe(
    'Target 465 lebih kecil dari jumlah kader, 2.487 orang.',
  );
});

test('a target that is typed over says where it comes from, and what stays', () => {
  const none = { total: null, stated: null, parts: null, online: null, manual: null };
  expect(describeTargetRow(none)).toBeNull();
  expect(describeTargetRow({ ...none, total: 500, parts: 500 })).toBe('Semula jumlah bagiannya.');
  expect(describeTargetRow({ ...none, total: 500, stated: 500, parts: 500 })).toBeNull();
  // Sleman, PK21: 23.007 by formulir and 298.551 by smartphone.
  expect(describeTargetRow({ total: 321_558, stated: 321_558, parts: 321_000, online: 298_551, manual: 23_007 })).toBe(
    'Jumlah bagiannya 321.000. Rincian online 298.551, manual 23.007 tetap.',
  );
});
