import { expect, test } from 'vitest';
import { kindOfCode, levelOfCode, rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { AreaIndex } from '../areas/area-index';
import { templateSettings } from '../fixtures/settings';
import type { CellValue } from '../read/sheet-rows';
import { findTables } from '../table/find-table';
import { checkRows } from './check-rows';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-05-31') };
const codes = ['id', '12', '12.01', '12.01.05', '12.12', '12.12.12', '32', '32.01', '32.01.32', '32.16'];
const areas = new AreaIndex(
  [...codes, '32.16.08', '32.16.08.2001', '32.16.09', '32.16.32'].map((code) => {
    return {
      code,
      name: `Wilayah ${code}`,
      kind: kindOfCode(code),
      level: levelOfCode(code) ?? 0,
      ...rangeOfCode(code),
    };
  }),
);

/** The areas of the rows by their `lo`, or why they are refused. */
function areasOf(kind: 'rekap' | 'targets', scope: string, rows: readonly CellValue[][]) {
  const sheet = { name: '', hidden: false, rows: rows.map((cells, at) => ({ number: at + 1, cells: [...cells] })) };
  const found = findTables({ sheets: [sheet], kind, settings: templateSettings, campaign });
  if (!found.ok) throw new Error(found.problem.detail);
  const input = { tables: found.tables, settings: templateSettings, kind, campaign, areas };
  const { facts, refused } = checkRows({ ...input, scope: rangeOfCode(scope) });
  return { areas: facts.map(({ area }) => area), refused: refused.map(describeRefusal) };
}

const lo = (code: string) => rangeOfCode(code).lo;
const targets = ['kode_wilayah', 'target'];
const counts = ['kode_wilayah', 'tanggal', 'online_masuk'];

test.each([
  ['a province beside a kecamatan', '32', ['32', '32.16.08']],
  ['a province beside kecamatan', '32', ['32', '32.16.08', '32.16.09']],
  ['a province beside kabupaten and kecamatan', '32', ['32', '32.16', '32.16.08', '32.16.09']],
  ['a province beside desa', '32', ['32', '32.16.08.2001']],
  ['a province as it is the end of the code of a kabupaten', '12', ['12', '12.01']],
  ['a province as it is the end of the code of a kecamatan', '12', ['12', '12.01.05', '12.12.12']],
  ['codes without dots', 'id', ['32', '321608', '321609']],
  ['the nation by its word', 'id', ['id', '32.16.08']],
  ['the nation by its number', 'id', ['00', '32.16.08', '32.16.09']],
  ['all levels', 'id', ['id', '32', '32.16', '32.16.08', '32.16.08.2001']],
])('%s needs nothing else: %s', (_, scope, written) => {
  const meant = written.map((code) =>
    lo(code === '00' ? 'id' : code.length === 6 ? `${code.slice(0, 2)}.${code.slice(2, 4)}.${code.slice(4)}` : code),
  );
  const asTargets = areasOf('targets', scope, [targets, ...written.map((code) => [code, '50.000'])]);
  expect(asTargets).toEqual({ areas: meant, refused: [] });
  const asCounts = areasOf('rekap', scope, [counts, ...written.map((code) => [code, '2021-04-12', 500])]);
  expect(asCounts).toEqual({ areas: meant, refused: [] });
});

test('a province outside the own area is never taken for the kecamatan whose code ends so', () => {
  const { areas: found, refused } = areasOf('targets', '32.16', [targets, ['32', 900], ['32.16.08', 500]]);
  expect(found).toEqual([lo('32.16.08')]);
  expect(refused).toEqual([expect.stringContaining('32')]);
});

test('the ends of codes are still read inside the area above', () => {
  const header = ['kode_kabupaten', 'kode_kecamatan', 'target'];
  const rows = [
    ['32.16', '08', 500],
    ['32.16', '32', 700],
  ];
  expect(areasOf('targets', '32', [header, ...rows])).toEqual({ areas: [lo('32.16.08'), lo('32.16.32')], refused: [] });
});
