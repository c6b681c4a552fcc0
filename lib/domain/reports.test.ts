import { describe, expect, test } from 'vitest';
import { chooseColumns } from './column-choice';
import { columnKeys, sheetColumns, standardColumns } from './columns';
import { layOut, paper, type ReportRow } from './reports';

/** A table of these columns, of which nothing is said. */
function columns(keys: readonly (typeof columnKeys)[number][], rows: ReportRow[] = []) {
  return { columns: sheetColumns.filter(({ key }) => keys.includes(key)), rows };
}

describe('the columns of a sheet', () => {
  test('are the standard ones until a user chooses', () => {
    expect(chooseColumns(null, false)).toEqual(standardColumns);
  });

  test('always have number and name, and stand in their own order', () => {
    expect(chooseColumns(['sisa', 'target'], false)).toEqual(['no', 'wilayah', 'target', 'sisa']);
  });

  test('have what came without a channel beside the channels, for they would not make the total without it', () => {
    expect(chooseColumns(null, true)).toContain('unsplit');
    expect(chooseColumns(['manual'], true)).toEqual(['no', 'wilayah', 'manual', 'unsplit']);
    expect(chooseColumns(['total'], true)).not.toContain('unsplit');
    expect(chooseColumns(columnKeys, false)).not.toContain('unsplit');
  });
});

test.each([
  ['the standard columns without the cause', standardColumns.filter((key) => key !== 'sebab'), 'portrait'],
  ['the standard columns', standardColumns, 'landscape'],
  ['every column', columnKeys, 'landscape'],
] as const)('%s lie as the table needs it and fill the paper', (_, keys, orientation) => {
  const laid = layOut(columns(keys));
  expect(laid.orientation).toBe(orientation);
  const width = orientation === 'portrait' ? 210 : 297;
  const sum = laid.widths.reduce((all, one) => all + one, 0);
  expect(sum).toBeCloseTo(width - 2 * paper.margin, 6);
});

test('all columns on wide paper shrink alike, and their letters with them: a header does not break inside its word', () => {
  const { widths, scale } = layOut(columns(columnKeys), 'landscape');
  expect(scale).toBeGreaterThan(0.56);
  expect(scale).toBeLessThan(1);
  expect((widths[columnKeys.indexOf('peringkat')] ?? 0) / scale).toBeCloseTo(15, 6);
  expect((widths[columnKeys.indexOf('wilayah')] ?? 0) / scale).toBeCloseTo(28, 6);
  expect(layOut(columns(standardColumns), 'landscape').scale).toBe(1);
});

test('too many columns for upright paper all shrink alike', () => {
  const laid = layOut(columns(columnKeys), 'portrait');
  expect(laid.orientation).toBe('portrait');
  expect(laid.widths.reduce((all, one) => all + one, 0)).toBeCloseTo(210 - 2 * paper.margin, 6);
  expect(Math.min(...laid.widths)).toBeGreaterThan(3);
});

describe('the columns of every meeting', () => {
  const keys = standardColumns.filter((key) => key !== 'peringkat');
  /** A row with a target, what came in by either channel, and what is left. */
  const row = (target: number, came: number, left: number): ReportRow => ({
    ...{ kind: 'area', code: '32.15.01', status: 'behind', tiny: false },
    cells: [30, 'Telukjambe Timur', target, came, null, came, 3.92, left, 'Tertinggal', 'Formulir menunggu, 48 %'],
  });

  test('lie upright where the figures are those of a kabupaten, as wide as these are', () => {
    const { orientation, widths } = layOut(columns(keys, [row(734_768, 28_800, 705_968)]));
    expect(orientation).toBe('portrait');
    expect(widths.reduce((sum, width) => sum + width)).toBeCloseTo(182, 6);
    // "734.768" at the size of the table, and its edges.
    expect(widths[keys.indexOf('target')]).toBeGreaterThan(12);
    expect(widths[keys.indexOf('wilayah')]).toBeGreaterThanOrEqual(36);
    expect(widths[keys.indexOf('sebab')]).toBe(38);
  });

  test('lie flat where they are those of the nation', () => {
    const nation = row(68_389_128, 12_345_678, 56_043_450);
    expect(layOut(columns(keys, [nation])).orientation).toBe('landscape');
  });
});
