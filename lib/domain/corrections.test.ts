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
