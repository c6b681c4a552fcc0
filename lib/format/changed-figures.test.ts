import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import type { ChangedFigure } from '../domain/imports';
import { describeChangedFigure, describeMoreChanges } from './changed-figures';

const cikampek: ChangedFigure = {
  ...{ part: 0, row: 14, area: '32.15.13', name: 'Cikampek', day: toDay('2021-04-12'), measure: 'recorded.online' },
  ...{ seen: 1_200, now: 1_450, by: 'Ani', at: '2021-04-12T07:05:00.000Z' },
};

test.each<[Partial<ChangedFigure>, string]>([
  [
    {},
    'Cikampek, 12 April, online masuk server: saat dilihat 1.200, sekarang 1.450 (diubah Ani, 12 Apr 2021, 14.05 WIB)',
  ],
  [
    { seen: null, measure: 'recorded.unsplit' },
    'Cikampek, 12 April, tanpa rincian kanal, masuk server: saat dilihat belum ada, sekarang 1.450 (diubah Ani, 12 Apr 2021, 14.05 WIB)',
  ],
  [
    { day: null, measure: 'target.total', now: 0, by: null },
    'Cikampek, target: saat dilihat 1.200, sekarang 0 (diubah lewat perintah server, 12 Apr 2021, 14.05 WIB)',
  ],
  [
    { now: null, by: null, at: null },
    'Cikampek, 12 April, online masuk server: saat dilihat 1.200, sekarang belum ada (diubah kantor lain)',
  ],
])('%j', (change, sentence) => {
  expect(describeChangedFigure({ ...cikampek, ...change })).toBe(sentence);
});

test('how many more there are', () => {
  expect(describeMoreChanges(50, 50)).toBeNull();
  expect(describeMoreChanges(1_251, 50)).toBe('dan 1.201 angka lain');
});
