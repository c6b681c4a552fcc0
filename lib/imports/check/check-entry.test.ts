import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { largestCount, type Stage } from '../../domain/counts';
import { toDay } from '../../domain/days';
import type { EnteredRow } from '../../domain/entries';
import { largestTarget } from '../../domain/targets';
import { nothingTyped, readTypedFigure } from '../../domain/typed-figures';
import { templateSettings } from '../fixtures/settings';
import { readNumber } from '../table/read-number';
import { checkEntry, type EntryToCheck } from './check-entry';

const signs = fc.string({ unit: fc.constantFrom(...'0123456789., -−–%e=#()\u00a0', 'juta', 'rb'), maxLength: 12 });
const words = fc.constantFrom(
  'nol',
  'Nihil',
  'kosong',
  '271 ribu',
  '1,1 juta',
  '900 juta',
  '0012',
  '\u200b7',
  '1.234.567',
  '0.0',
  '1100.0',
  '1.100,00',
  '1.000,000',
  '14 408,00',
  '1100.000',
);

test('a text that is typed reads as the cell of a file does', () => {
  fc.assert(
    fc.property(fc.oneof(signs, words, fc.integer({ min: 0, max: 3e8 }).map(String)), (text) => {
      const [typed, read] = [readTypedFigure(text), readNumber(text, largestCount)];
      expect(typed.ok).toBe(read.ok);
      if (typed.ok && read.ok) expect(typed.value).toBe(read.value);
    }),
    { numRuns: 3_000 },
  );
});

const area = (code: string, name: string) => ({
  ...{ code, name, kind: 'kecamatan' as const, level: 3 as const },
  ...rangeOfCode(code),
});
const klari: EnteredRow = { row: 2, code: '32.15.03', name: 'Klari', figures: { ...nothingTyped, online: 1200 } };
const rengasdengklok: EnteredRow = {
  row: 3,
  code: '32.15.07',
  name: 'Rengasdengklok',
  figures: { ...nothingTyped, online: 0, manual: 7 },
};

const ofDay = (text: string, stage: Stage = 'recorded') => ({ day: toDay(text), stage });

function check(change: Partial<EntryToCheck> = {}) {
  return checkEntry({
    ...{ subject: ofDay('2021-04-12'), rows: [klari, rengasdengklok], settings: templateSettings },
    areas: [area('32.14.01', 'Jatiluhur'), area('32.15.03', 'Klari'), area('32.15.07', 'Rengasdengklok')],
    campaign: { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-04-13') },
    scope: rangeOfCode('32.15'),
    closures: [],
    ...change,
  });
}

const codes = (change: Partial<EntryToCheck>) => {
  const { refused, facts } = check(change);
  return [facts.length, refused.map(({ row, code }) => [row, code])];
};

test('figures become facts of their rows: an empty cell is none, a 0 is one', () => {
  expect(check()).toMatchObject({ rowCount: 2, acceptedRows: 2, refused: [], warnings: [] });
  const of = { day: '2021-04-12' };
  expect(check().facts).toEqual([
    { ...of, row: 2, area: 3_215_030_000, measure: 'recorded.online', value: 1200 },
    { ...of, row: 3, area: 3_215_070_000, measure: 'recorded.online', value: 0 },
    { ...of, row: 3, area: 3_215_070_000, measure: 'recorded.manual', value: 7 },
  ]);
  expect(check({ subject: ofDay('2021-04-12', 'validated') }).facts[0]).toMatchObject({ measure: 'validated.online' });
  expect(
    check({ subject: ofDay('2021-04-12', 'collected') }).columns.map(({ header, meaning }) => [header, meaning]),
  ).toEqual([
    ['kode_wilayah', 'areaCode'],
    ['wilayah', 'areaName'],
    ['online_terdata', 'collected.online'],
    ['manual_terdata', 'collected.manual'],
  ]);
});

test('targets of an entry are of no day, and refused beyond what a target can be', () => {
  const target = (value: number) => [{ ...klari, figures: { ...nothingTyped, unsplit: value } }];
  const subject = { targetSet: 7 };
  const { facts, columns, refused } = check({ subject, rows: target(0) });
  expect(refused).toEqual([]);
  expect(facts).toEqual([{ row: 2, area: 3_215_030_000, day: null, measure: 'target.total', value: 0 }]);
  expect(columns.map(({ header, meaning }) => [header, meaning])).toContainEqual(['target', 'target.total']);
  expect(codes({ subject, rows: target(largestTarget + 1) })).toEqual([0, [[2, 'figure-unreadable']]]);
});

test('what refuses the row of a file refuses an entry', () => {
  const day = (text: string) => ({ subject: ofDay(text), rows: [klari] });
  expect(codes(day('2021-03-31'))).toEqual([0, [[2, 'day-outside-campaign']]]);
  expect(codes(day('2021-06-01'))).toEqual([0, [[2, 'day-outside-campaign']]]);
  expect(codes(day('2021-04-14'))).toEqual([0, [[2, 'day-not-yet']]]);
  const large = { ...klari, figures: { ...nothingTyped, online: largestCount + 1, manual: 3 } };
  expect(codes({ rows: [large, rengasdengklok] })).toEqual([2, [[2, 'figure-unreadable']]]);
  const [outside] = [{ ...klari, code: '32.14.01', name: 'Jatiluhur' }];
  expect(codes({ rows: [outside, rengasdengklok] })[0]).toBe(2);
  expect(check({ rows: [outside] }).refused).toMatchObject([{ row: 2, column: 'kode_wilayah', value: '32.14.01' }]);
  expect(codes({ rows: [klari, { ...klari, row: 3 }] })).toEqual([1, [[3, 'row-repeated']]]);
});
