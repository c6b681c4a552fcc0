import { describe, expect, test } from 'vitest';
import type { AreaRow } from '@/lib/domain/area-progress';
import { kindOfCode, levelOfCode } from '@/lib/domain/areas';
import { valueColumns } from '@/lib/domain/columns';
import { toDay } from '@/lib/domain/days';
import { noFigures } from '@/lib/domain/fixtures/figures';
import type { Figures } from '@/lib/domain/progress';
import { packRows, tableFigures, unpackRows } from './row-pack';

const asOf = toDay('2021-04-12');

const silent: Figures = {
  ...noFigures,
  target: 28_812,
  remaining: 28_812,
  status: 'notReported',
  requiredPace: 588,
};

function row(code: string, name: string, change: Partial<Figures>, spark: AreaRow['spark'] = null): AreaRow {
  return {
    area: { code, name, level: levelOfCode(code) ?? 0, kind: kindOfCode(code) },
    figures: { ...silent, ...change },
    spark,
  };
}

const reported: Partial<Figures> = {
  online: 2_328,
  total: 2_328,
  percent: 9.09,
  remaining: 23_291,
  status: 'behind',
  pace: 12.5,
  stages: { collected: 2_893, recorded: 2_328, validated: null },
  lastReportDay: toDay('2021-03-31'),
  flags: ['fell', 'overTarget', 'stale'],
};

const rows = [
  row('32.15.03', 'Telukjambe Timur', reported, [null, 0, 5, -2]),
  row('32.15.05', 'Klari', {}),
  row('32.73', 'Soka"an, B’', { status: null, target: null, remaining: 0 }),
];

/** What the table is to show of a row. */
const shown = (one: AreaRow) => ({
  ...one,
  within: '',
  figures: expect.objectContaining(pick(tableFigures(one.figures, 'recorded'))),
});
const pick = ({ cells, status, lastReportDay, flags, waiting, expectedPercent }: ReturnType<typeof tableFigures>) => ({
  cells,
  status,
  lastReportDay,
  flags,
  waiting,
  expectedPercent,
});

describe('rows that travel to the browser', () => {
  test('arrive as they were, nulls and all', () => {
    const packed = JSON.parse(JSON.stringify(packRows({ rows, asOf, stage: 'recorded' })));
    expect(unpackRows(packed)).toEqual(rows.map(shown));
  });

  test('say in what they lie, by the names of those areas and of no others', () => {
    const area = (code: string, name: string) => row(code, name, {}).area;
    const within = [area('32.15', 'Karawang'), area('32.15.03', 'Telukjambe Timur'), area('32.75.05', 'Bantargebang')];
    const desa = [row('32.15.03.2001', 'Sukaluyu', {})];
    const packed = packRows({ rows: desa, asOf, stage: 'recorded', within });
    expect(Object.keys(packed.above)).toEqual(['32.15', '32.15.03']);
    expect(unpackRows(packed)[0]?.within).toBe('Kec. Telukjambe Timur, Karawang');
  });

  test('say how many areas below them have a held figure', () => {
    const held = row('32.15.03', 'Telukjambe Timur', { flagsBelow: { held: 3 } });
    expect(unpackRows(packRows({ rows: [held], asOf, stage: 'recorded' }))[0]?.figures.troubled).toBe(3);
  });

  test('carry every figure that the table or an order can ask for, each under its own column', () => {
    const figures = { ...silent, ...reported };
    const [first] = unpackRows(packRows({ rows, asOf, stage: 'recorded' }));
    expect(first?.figures.cells).toMatchObject({
      ...{ target: 28_812, terdata: 2_893, online: 2_328, manual: null, unsplit: null, total: 2_328, persen: 9.09 },
      ...{ sisa: 23_291, perlu: 588, laju: 12.5 },
    });
    for (const { key, value } of valueColumns) expect(first?.figures.cells[key], key).toBe(value(figures));
  });

  test('say what waits between field and server only where recorded is shown', () => {
    expect(unpackRows(packRows({ rows, asOf, stage: 'recorded' }))[0]?.figures.waiting).toBe(565);
    expect(unpackRows(packRows({ rows, asOf, stage: 'collected' }))[0]?.figures.waiting).toBeNull();
  });

  test('say once what all rows say', () => {
    const packed = packRows({ rows, asOf, stage: 'recorded' });
    expect(packed.expectedPercent).toEqual({ all: 19.67 });
    expect(packed.numbers.manual).toEqual({ all: null });
    expect(packed.numbers.target).toEqual({ each: [28_812, 28_812, null] });
  });

  test('are small: 7.285 of them take less than 120 bytes each', () => {
    const many = Array.from({ length: 7_285 }, (_, at) =>
      row('32.15.03', `Kecamatan ${at}`, {
        ...reported,
        target: 20_000 + at,
        total: at,
        online: at,
        percent: at / 100,
      }),
    );
    const packed = JSON.stringify(packRows({ rows: many, asOf, stage: 'recorded' }));
    expect(packed.length / many.length).toBeLessThan(120);
  });

  test('may be none', () => {
    expect(unpackRows(packRows({ rows: [], asOf, stage: 'recorded' }))).toEqual([]);
  });
});
