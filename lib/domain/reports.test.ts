import { describe, expect, test } from 'vitest';
import { chooseColumns, columnKeys, standardColumns } from './columns';
import { layOut, paper } from './reports';

const columns = (keys: readonly (typeof columnKeys)[number][]) => keys.map((key) => ({ key }));

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
  ['the standard columns', standardColumns, 'portrait'],
  ['every column', columnKeys, 'landscape'],
] as const)('%s lie as the table needs it and fill the paper', (_, keys, orientation) => {
  const laid = layOut(columns(keys));
  expect(laid.orientation).toBe(orientation);
  const width = orientation === 'portrait' ? 210 : 297;
  const sum = laid.widths.reduce((all, one) => all + one, 0);
  expect(sum).toBeCloseTo(width - 2 * paper.margin, 6);
});

test('all columns on wide paper make do with less, and hardly shrink: a header would break inside its word', () => {
  const most = layOut(columns(columnKeys), 'landscape').widths;
  const usual = layOut(columns(columnKeys.filter((key) => key !== 'unsplit')), 'landscape').widths;
  expect(usual[columnKeys.filter((key) => key !== 'unsplit').indexOf('peringkat')]).toBe(15);
  expect(most[columnKeys.indexOf('peringkat')]).toBeGreaterThan(14.8);
  expect(most[columnKeys.indexOf('wilayah')]).toBeGreaterThan(27);
});

test('too many columns for upright paper all shrink alike', () => {
  const laid = layOut(columns(columnKeys), 'portrait');
  expect(laid.orientation).toBe('portrait');
  expect(laid.widths.reduce((all, one) => all + one, 0)).toBeCloseTo(210 - 2 * paper.margin, 6);
  expect(Math.min(...laid.widths)).toBeGreaterThan(4);
});
