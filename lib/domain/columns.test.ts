import { describe, expect, test } from 'vitest';
import { cellsOfSum, restOf } from './column-cells';
import { listSheetColumns, listTableColumns } from './column-choice';
import { columnKeys, sortKeys, valueColumns, type Whole } from './columns';
import { type Channel, type ChannelFigures, channels, noChannelFigures, type Stage, stages, totalOf } from './counts';
import { noFigures } from './fixtures/figures';
import type { Figures } from './progress';
import { changeColumns, checkColumns, reportingColumns } from './report-columns';
import { visitColumns } from './visit-columns';

type Told = Partial<ChannelFigures>;
type Area = { target: number; figures: Told; collected?: Told };

const klari: Area = { target: 100, figures: { online: 20, manual: 5 } };
const barat: Area = { target: 60, figures: { online: 12 } };

function figuresOf({ target, figures, collected = {} }: Area): Figures {
  const recorded = { ...noChannelFigures, ...figures };
  const field = totalOf({ ...noChannelFigures, ...collected });
  const total = totalOf(recorded);
  return { ...noFigures, target, ...recorded, total, stages: { collected: field, recorded: total, validated: null } };
}

/** Karawang with these parts, which come to its own figures unless it says something else. */
function whole(
  parts: readonly Area[],
  own: Partial<Area> = {},
): Whole & { stage: Stage; channels: readonly Channel[] } {
  return {
    headline: figuresOf({ target: 160, figures: { online: 32, manual: 5 }, ...own }),
    rows: parts.map((part) => ({ figures: figuresOf(part) })),
    direct: true,
    stage: 'recorded',
    channels,
  };
}

test('keys and headers are unique, and the columns of files that were handed out keep their order', () => {
  expect(new Set(columnKeys).size).toBe(columnKeys.length);
  // New columns stand between these, and none of these moves: offices compare files of several days by place.
  const known = ['no', 'kode', 'wilayah', 'target', 'online', 'manual', 'unsplit', 'total', 'persen', 'sisa'];
  const more = ['peringkat', 'perlu', 'laju', 'status', 'lapor'];
  expect(columnKeys.filter((key) => [...known, ...more].includes(key))).toEqual([...known, ...more]);
  const orders = [
    ...['wilayah', 'target', 'online', 'manual', 'total', 'persen', 'sisa', 'perlu', 'laju'],
    'status',
    'lapor',
  ];
  expect(sortKeys.filter((key) => orders.includes(key))).toEqual(orders);
});

describe('what was collected in the field', () => {
  const all = [
    { ...klari, collected: { online: 30, manual: 10 } },
    { ...barat, collected: { unsplit: 15 } },
  ];

  test('stands in table and sheet where any area has reported it, beside another stage than itself', () => {
    const { rows, headline, direct } = whole(all, { collected: { online: 30, manual: 10, unsplit: 15 } });
    for (const stage of stages) {
      const stands = stage !== 'collected';
      expect(
        listTableColumns({ rows, headline, direct, stage, channels, sparks: true }).includes('terdata'),
        stage,
      ).toBe(stands);
      expect(listSheetColumns({ rows, headline, direct, stage, channels }, columnKeys).includes('terdata'), stage).toBe(
        stands,
      );
    }
    const silent = whole([klari, barat]);
    expect(listTableColumns({ ...silent, sparks: true })).not.toContain('terdata');
    expect(listSheetColumns(silent, columnKeys)).not.toContain('terdata');
    expect(listSheetColumns(whole(all), null)).not.toContain('terdata');
  });

  test('comes to its sum where every area that recorded something has reported it', () => {
    expect(cellsOfSum(whole(all, { collected: { online: 30, manual: 10, unsplit: 15 } })).terdata).toBe(55);
    const never = { target: 9, figures: {} };
    expect(cellsOfSum(whole([...all, never], { collected: { unsplit: 55 } })).terdata).toBe(55);
  });

  test('has no sum where some have not reported it: 40 of one is not what all have', () => {
    const parts = [{ ...klari, collected: { online: 30, manual: 10 } }, barat];
    const of = whole(parts, { collected: { online: 30, manual: 10 } });
    expect(cellsOfSum(of).terdata).toBeNull();
    expect(restOf(of, ['terdata', 'total'])).toBeNull();
  });

  test('has the sum that the area states for itself, and what its rows do not explain of it', () => {
    const parts = [{ ...klari, collected: { online: 30, manual: 10 } }, barat];
    const of = whole(parts, { collected: { unsplit: 100 } });
    expect(cellsOfSum(of).terdata).toBe(100);
    expect(restOf(of, ['terdata', 'total'])).toMatchObject({ terdata: 60, target: null, total: null });
    // Not where the column is not shown: a row without a figure says nothing.
    expect(restOf(of, ['target', 'total'])).toBeNull();
    // Of rows further down the area's own word may be of some of the levels between alone.
    expect(cellsOfSum({ ...of, direct: false }).terdata).toBeNull();
  });

  test('that is 0 everywhere is a figure, and one that nobody reported is none', () => {
    const zero = [
      { ...klari, collected: { online: 0 } },
      { ...barat, collected: { manual: 0 } },
    ];
    expect(cellsOfSum(whole(zero, { collected: { online: 0, manual: 0 } })).terdata).toBe(0);
    expect(cellsOfSum(whole([klari, barat])).terdata).toBeNull();
  });
});

test('"Belum dirinci" says of each column that adds what its rows leave of the sum, and nothing of others', () => {
  const of = whole([klari, barat], { target: 150, figures: { online: 40, manual: 5, unsplit: 3 } });
  const rest = restOf(of, columnKeys);
  expect(rest).toMatchObject({ target: -10, online: 8, manual: null, unsplit: 3, total: 11, persen: null, sisa: null });
  for (const column of valueColumns) {
    const sum = of.rows.reduce((total, { figures }) => total + (column.value(figures) ?? 0), 0);
    const left = (column.value(of.headline) ?? 0) - sum;
    if ('adds' in column) expect(rest?.[column.key] ?? 0, column.key).toBe(left);
    else expect(rest?.[column.key], column.key).toBeNull();
  }
});

describe('channels that a campaign does not report by', () => {
  const of = (parts: readonly Area[], own: Told, used: readonly Channel[]) => {
    const shown = { ...whole(parts, { figures: own }), channels: used };
    const byChannel = (key: string) => ['online', 'manual', 'unsplit'].includes(key);
    const table = listTableColumns({ ...shown, sparks: false }).filter(byChannel);
    expect(listSheetColumns(shown, columnKeys).filter(byChannel)).toEqual(table);
    return table;
  };
  const village = { target: 100, figures: { unsplit: 80 } };

  test('have no column: of Kampung KB, by none, the total says it all', () => {
    expect(of([village], { unsplit: 80 }, ['unsplit'])).toEqual([]);
    expect(of([barat], { online: 12 }, ['online', 'unsplit'])).toEqual(['online']);
  });

  test('have one once something came in by them all the same', () => {
    expect(of([klari], { online: 20, manual: 5 }, ['online', 'unsplit'])).toEqual(['online', 'manual']);
    expect(of([village, barat], { unsplit: 80, online: 12 }, ['unsplit'])).toEqual(['online', 'unsplit']);
  });

  test('a campaign of both keeps the columns that it always had', () => {
    expect(of([klari], { online: 20, manual: 5 }, channels)).toEqual(['online', 'manual']);
    expect(of([{ target: 9, figures: {} }], {}, channels)).toEqual(['online', 'manual']);
  });
});

test('what another source shows has columns where a row has a figure of it, and of the stage that it is of', () => {
  const comparison = [{ source: 'Portal pusat', day: null, hour: null, total: 30, difference: 2 }];
  const { headline, rows, ...shown } = whole([klari, barat]);
  const [first, second] = rows;
  if (!first || !second) throw new Error('no rows');
  const beside = { figures: { ...first.figures, comparison } };
  const known = { ...shown, headline, rows: [beside, second] };
  const own = { ...shown, headline: { ...headline, comparison }, rows };
  const pair = ['sumberlain', 'selisihsumber'];
  const tableOf = (of: Omit<Parameters<typeof listTableColumns>[0], 'sparks'>) =>
    listTableColumns({ ...of, sparks: false }).filter((key) => pair.includes(key));
  expect(tableOf(known)).toEqual(pair);
  expect(tableOf(own)).toEqual([]);
  expect(tableOf({ ...known, stage: 'collected' })).toEqual([]);
  // On a sheet it never stands without its difference.
  expect(listSheetColumns(known, ['sumberlain'])).toEqual(['no', 'wilayah', ...pair]);
  expect(listSheetColumns(known, null)).not.toContain('sumberlain');
});

test('a key names one column, whatever table it stands in: paper, files and formats ask for it by that', () => {
  const lists = [valueColumns, changeColumns, checkColumns, reportingColumns, visitColumns];
  const keys = lists.flat().map(({ key }) => key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
