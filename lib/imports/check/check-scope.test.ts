import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { WorkMode } from '../../domain/scope';
import { checkScopeFile } from './check-scope';

const areas = [
  ['id', 'Indonesia'],
  ['32', 'Jawa Barat'],
  ['32.15', 'Karawang'],
  ['32.15.01', 'Karawang Barat'],
  ['32.15.01.1005', 'Tanjungpura'],
  ['32.15.01.1007', 'Tunggakjati'],
  ['32.15.26', 'Karawang Timur'],
  ['32.15.26.1002', 'Adiarsa Timur'],
  ['32.15.26.2005', 'Margasari'],
  ['32.15.26.2008', 'Tegal Sawah'],
  ['32.16', 'Bekasi'],
  ['32.16.01', 'Tarumajaya'],
];
const lines = areas.map((one) => one.join('\t')).join('\n');

async function check(text: string, of: { inside?: string; mode?: WorkMode } = {}) {
  const outcome = await checkScopeFile({
    bytes: new TextEncoder().encode(text),
    fileName: 'lokus.csv',
    scope: rangeOfCode(of.inside ?? 'id'),
    areas: lines,
    mode: of.mode ?? 'smartphone',
    days: { startDay: toDay('2024-08-01'), lastReportableDay: toDay('2024-09-30') },
  });
  if (!outcome.ok) return { listed: [], refused: [], problem: outcome.problem.type };
  const { rows, refused } = outcome.checked;
  return {
    listed: rows.map(({ code, mode }) => `${code} ${mode}`),
    refused: refused.map(({ row, column, value, reason }) => ({ row, column, value, reason })),
    problem: null,
  };
}

test('codes, each with its way of working', async () => {
  const text =
    'kode_wilayah;wilayah;cara kerja\n32.15.26.1002;Adiarsa Timur;smartphone\n32.15.26.2005;Margasari;Formulir\n32.15.26.2008;Tegal Sawah;smartphone dan formulir\n';
  expect(await check(text)).toEqual({
    listed: ['32.15.26.1002 smartphone', '32.15.26.2005 formulir', '32.15.26.2008 both'],
    refused: [],
    problem: null,
  });
});

test('names of desa beside their kecamatan, without any number in the file', async () => {
  const text =
    'Kabupaten;Kecamatan;Desa;Moda\nKarawang;Karawang Timur;Margasari;online\nKarawang;Karawang Barat;Tunggakjati;kertas\nKarawang;Karawang Timur;Tegalsawah;\n';
  expect((await check(text, { mode: 'both' })).listed).toEqual([
    '32.15.26.2005 smartphone',
    '32.15.01.1007 formulir',
    '32.15.26.2008 both',
  ]);
});

test('kecamatan alone, with a title above and a sum below', async () => {
  const text = 'DAFTAR LOKUS KABUPATEN KARAWANG\n\nNo;Kecamatan\n1;Karawang Barat\n2;Karawang Timur\n;Jumlah\n';
  expect(await check(text)).toEqual({
    listed: ['32.15.01 smartphone', '32.15.26 smartphone'],
    refused: [],
    problem: null,
  });
});

test('a code that stands twice is refused by its row, and named with the row before', async () => {
  const text = 'kode_wilayah;cara kerja\n32.15.26.2005;smartphone\n32.15.26.2008;\n32.15.26.2005;formulir\n';
  const { listed, refused } = await check(text);
  expect(listed).toHaveLength(2);
  expect(refused).toEqual([
    { row: 4, column: 'kode_wilayah', value: '32.15.26.2005', reason: 'Desa Margasari sudah didaftar di baris 2' },
  ]);
});

test.each([
  ['not in the edition', '32.15.26.2099', 'id'],
  ['of a neighbour', '32.16.01', '32.15'],
  ['above the own area', '32', '32.15'],
])('a code %s is refused as one that does not exist', async (_, code, inside) => {
  const { listed, refused } = await check(`kode_wilayah\n32.15.26.2005\n${code}\n`, { inside });
  expect(listed).toEqual(['32.15.26.2005 smartphone']);
  expect(refused).toMatchObject([{ row: 3, value: code }]);
});

test('Indonesia is no list, and a word that is no way of working is refused', async () => {
  const { refused } = await check('kode_wilayah;cara kerja\nid;smartphone\n32.15.26.2005;wifi\n32.15.26.2008;form\n');
  expect(refused.map(({ row, reason }) => [row, reason])).toContainEqual([3, "'wifi' bukan cara kerja"]);
  expect(refused.map(({ row }) => row)).toContain(2);
});

test.each([
  ['without a column of areas', 'tanggal;jumlah\n1;2\n', 'file-table'],
  ['without rows', 'kode_wilayah;cara kerja\n', 'file-table'],
  ['that holds a NIK', 'kode_wilayah;nik\n32.15.26.2005;3215264107850001\n', 'file-holds-nik'],
])('a file %s is refused as a whole', async (_, text, problem) => {
  expect((await check(text)).problem).toBe(problem);
});
