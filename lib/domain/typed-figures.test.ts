import { describe, expect, test } from 'vitest';
import type { WorkMode } from './scope';
import {
  checkTypedRow,
  isChanged,
  nothingTyped,
  parsePastedBlock,
  placePastedBlock,
  problemOfCell,
  readTypedFigure,
  settleCell,
  type TypedFigures,
  type TypedRow,
  typedChannelsFor,
  typedChannelsOf,
} from './typed-figures';

describe('reading a cell', () => {
  test('an empty cell and a dash are not reported, never 0', () => {
    for (const text of ['', '  ', '-', '–'])
      expect(readTypedFigure(text)).toEqual({ ok: true, value: null, worded: false });
    expect(readTypedFigure('0')).toEqual({ ok: true, value: 0, worded: false });
  });

  test.each([
    ['1240', 1240],
    ['1.240', 1240],
    ['1,963,824', 1_963_824],
    ['12 345', 12_345],
    ['1100.0', 1100],
    ['640,00', 640],
    ['1.100,00', 1100],
  ])('%s', (text, value) => expect(readTypedFigure(text)).toMatchObject({ ok: true, value }));

  test.each([
    ['3,5', 'fraction'],
    ['-4', 'negative'],
    ['12 %', 'percent'],
    ['1.24', 'separators'],
    ['=A1+B1', 'formula'],
    ['1e6', 'exponent'],
    ['dua', 'notANumber'],
    ['200000001', 'tooLarge'],
  ])('%s is refused: %s', (text, problem) => expect(readTypedFigure(text)).toEqual({ ok: false, problem }));
});

describe('the fields of a grid', () => {
  test('are of the channels that the campaign uses; without any, of the total', () => {
    expect(typedChannelsOf(['online', 'manual', 'unsplit'])).toEqual(['online', 'manual']);
    expect(typedChannelsOf(['manual', 'unsplit'])).toEqual(['manual']);
    expect(typedChannelsOf(['unsplit'])).toEqual(['unsplit']);
  });

  test('follow the way of working of the area, but for what has a figure', () => {
    const both = typedChannelsOf(['online', 'manual', 'unsplit']);
    const fieldsOf = (mode: WorkMode | null, known: TypedFigures = nothingTyped) =>
      typedChannelsFor(both, { mode, known: [known] });
    expect(fieldsOf(null)).toEqual(['online', 'manual']);
    expect(fieldsOf('both')).toEqual(['online', 'manual']);
    expect(fieldsOf('smartphone')).toEqual(['online']);
    expect(fieldsOf('formulir')).toEqual(['manual']);
    expect(fieldsOf('formulir', { ...nothingTyped, online: 0 })).toEqual(['online', 'manual']);
    expect(typedChannelsFor(['online'], { mode: 'formulir', known: [] })).toEqual(['online']);
    expect(typedChannelsFor(['unsplit'], { mode: 'smartphone', known: [] })).toEqual(['unsplit']);
  });

  test('a total alone is checked as any other figure', () => {
    const row = { target: 100, yesterday: { online: null, manual: null, unsplit: 40 } };
    const checked = checkTypedRow({ ...row, cells: { unsplit: { text: '30', opened: null } } });
    expect(checked.values).toEqual({ online: null, manual: null, unsplit: 30 });
    expect(checked.difference).toBe(-10);
    expect(checked.warnings).toEqual([{ kind: 'fell', channel: 'unsplit', value: 30, before: 40 }]);
  });
});

describe('a block from Excel', () => {
  test('is rows of cells; the end of its last line is no row', () => {
    expect(parsePastedBlock('1.200\t40\r\n980\t\r\n')).toEqual([
      ['1.200', '40'],
      ['980', ''],
    ]);
  });

  test('falls from the cell on; empty texts leave cells alone, and what has no cell is counted', () => {
    const block = parsePastedBlock('1\t2\t3\n4\t\n5\t6\n');
    const { cells, outside } = placePastedBlock({
      block,
      codes: ['a', 'b', 'c'],
      channels: ['online', 'manual'],
      at: { row: 1, channel: 'online' },
    });
    expect(cells).toEqual([
      { code: 'b', channel: 'online', text: '1' },
      { code: 'b', channel: 'manual', text: '2' },
      { code: 'c', channel: 'online', text: '4' },
    ]);
    expect(outside).toBe(3);
  });
});

describe('rules while typing', () => {
  const row = (online: string, change: Partial<TypedRow> = {}): TypedRow => ({
    cells: { online: { text: online, opened: null }, manual: { text: '', opened: null } },
    target: 1_000,
    yesterday: { online: 50, manual: null, unsplit: null },
    ...change,
  });

  test('nothing to say of a plain figure, and the difference is live', () => {
    expect(checkTypedRow(row('70'))).toMatchObject({ problems: [], warnings: [], difference: 20, changed: 1 });
    expect(checkTypedRow(row(''))).toMatchObject({ difference: null, changed: 0 });
  });

  test('over target, below yesterday and ten times yesterday are said', () => {
    expect(checkTypedRow(row('1.001')).warnings).toEqual([
      { kind: 'overTarget', total: 1_001, target: 1_000 },
      { kind: 'jump', channel: 'online', value: 1_001, before: 50 },
    ]);
    expect(checkTypedRow(row('49')).warnings).toEqual([{ kind: 'fell', channel: 'online', value: 49, before: 50 }]);
  });

  test('a cell that is as it was opened is unchanged, however it is written, and not warned of', () => {
    const cells = { online: { text: '4.000', opened: 4000 }, manual: { text: '', opened: null } };
    expect(checkTypedRow(row('', { cells }))).toMatchObject({ warnings: [], changed: 0 });
    expect(isChanged({ text: '4001', opened: 4000 })).toBe(true);
  });

  test('a figure that is saved cannot be emptied', () => {
    expect(problemOfCell({ text: '', opened: 5 })).toBe('emptied');
    expect(problemOfCell({ text: '', opened: null })).toBeNull();
  });
});

test('a cell is saved over what it was opened with, and over nothing else', () => {
  expect(settleCell({ typed: 5, opened: null, now: null })).toBe('save');
  expect(settleCell({ typed: 5, opened: 4, now: 4 })).toBe('save');
  expect(settleCell({ typed: 5, opened: 4, now: 5 })).toBe('stands');
  expect(settleCell({ typed: 5, opened: 4, now: 6 })).toBe('conflict');
  expect(settleCell({ typed: 5, opened: 4, now: null })).toBe('conflict');
});
