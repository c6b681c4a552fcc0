import { expect, test } from 'vitest';
import { mergeCorrections } from './corrections';
import { toDay } from './days';
import type { ImportSettings } from './imports';

const settings: ImportSettings = {
  ...{ asOf: toDay('2021-04-12'), mode: 'cumulative', stage: 'recorded', channel: 'unsplit', under: null },
  columns: { A: 'recorded.online' },
  rows: { '4': 'ignore' },
  cells: { '5': { A: '35' } },
  signs: { A: 'thousands' },
};

test('what is said is added to what was said before; an empty text takes it back', () => {
  expect(
    mergeCorrections(settings, {
      columns: { B: 'ignore' },
      rows: { '4': '', '6': '32.15' },
      cells: { '5': { B: '1' }, '7': { A: '' } },
      signs: { B: 'decimals' },
      asOf: null,
    }),
  ).toEqual({
    ...settings,
    asOf: null,
    columns: { A: 'recorded.online', B: 'ignore' },
    rows: { '6': '32.15' },
    cells: { '5': { A: '35', B: '1' }, '7': { A: '' } },
    signs: { A: 'thousands', B: 'decimals' },
  });
});

test('another table drops what was said of the one before; no place has it looked for again', () => {
  const table = { sheet: 'Rekap', headerRow: 4, headerRows: 2 };
  const moved = mergeCorrections(settings, { columns: {}, rows: {}, table, channel: 'online' });
  const { cells: _cells, signs: _signs, ...rest } = settings;
  expect(moved).toEqual({ ...rest, columns: {}, rows: {}, table, channel: 'online' });
  expect(mergeCorrections(moved, { columns: {}, rows: {}, table: null })).not.toHaveProperty('table');
  expect(mergeCorrections(moved, { columns: {}, rows: {} })).toEqual(moved);
});

test('null takes back what was said, and leaves the rest', () => {
  const more = { ...settings, cells: { '5': { A: '35', B: '1' }, '7': { A: '' } } };
  const back = mergeCorrections(more, {
    columns: { A: null },
    rows: { '4': null, '6': '32.15' },
    cells: { '5': { A: null }, '7': null },
    signs: { A: null },
  });
  const { signs: _signs, ...rest } = settings;
  expect(back).toEqual({ ...rest, columns: {}, rows: { '6': '32.15' }, cells: { '5': { B: '1' } } });
  expect(mergeCorrections(back, { columns: {}, rows: {}, cells: { '5': { B: null } } })).not.toHaveProperty('cells');
  const later = { ...settings, laterStated: 'moves' as const };
  expect(mergeCorrections(later, { columns: {}, rows: {}, laterStated: null })).toEqual(settings);
});
