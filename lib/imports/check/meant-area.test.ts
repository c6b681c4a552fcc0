import { expect, test } from 'vitest';
import { kindOfCode, levelOfCode, rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { AreaIndex } from '../areas/area-index';
import { templateSettings } from '../fixtures/settings';
import { findTables } from '../table/find-table';
import { checkRows } from './check-rows';

/** Areas of Jawa Barat that share their names, as edition 2025 has them. */
const known: Readonly<Record<string, string>> = {
  '32': 'Jawa Barat',
  '32.01': 'Bogor',
  '32.03': 'Cianjur',
  '32.05': 'Garut',
  '32.08': 'Kuningan',
  '32.08.09': 'Kuningan',
  '32.08.09.1002': 'Kuningan',
  '32.08.24': 'Cimahi',
  '32.09': 'Cirebon',
  '32.09.31': 'Depok',
  '32.12': 'Indramayu',
  '32.12.15': 'Indramayu',
  '32.12.24': 'Bongas',
  '32.12.24.2001': 'Bogor',
  '32.15': 'Karawang',
  '32.15.05': 'Klari',
  '32.15.05.2007': 'Klari',
  '32.15.10': 'Pedes',
  '32.15.10.2002': 'Karangjaya',
  '32.15.16': 'Tirtamulya',
  '32.15.16.2003': 'Karangjaya',
  '32.15.26': 'Cikampek',
  '32.71': 'Bogor',
  '32.76': 'Depok',
  '32.77': 'Cimahi',
};
const areas = new AreaIndex(
  Object.entries(known).map(([code, name]) => ({
    ...{ code, name, kind: kindOfCode(code), level: levelOfCode(code) ?? 0 },
    ...rangeOfCode(code),
  })),
);
const settings = { ...templateSettings, asOf: toDay('2021-04-14') };
const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-05-31') };

/** What a CSV as an office sends it is read as: figures by code, and why the other rows are refused. */
function read(text: string, scope = '32') {
  const rows = text.split('\n').map((line, at) => ({
    number: at + 1,
    cells: line.split(';').map((cell) => (cell === '' ? null : cell)),
  }));
  const found = findTables({
    ...{ sheets: [{ name: '', hidden: false, rows }], kind: 'rekap', settings, campaign },
  });
  if (!found.ok) throw new Error(found.problem.detail);
  const input = { tables: found.tables, settings, kind: 'rekap' as const, campaign, areas };
  const { facts, refused, warnings } = checkRows({ ...input, scope: rangeOfCode(scope) });
  const codeOf = new Map(Object.keys(known).map((code) => [rangeOfCode(code).lo, code]));
  return {
    warnings: warnings.map(({ message }) => message),
    figures: facts.map(({ area, value }) => [codeOf.get(area), value]),
    refused: refused.map((row) => ({
      row: row.row,
      why: describeRefusal(row),
      may: row.candidates?.map((one) => one.code),
    })),
  };
}

test('names that are kabupaten, kota and kecamatan are those that the title names', () => {
  const { figures, refused } = read(
    'Laporan kabupaten/kota per 14 April 2021;\nWilayah;Masuk\nDepok;906\nCimahi;806\nKuningan;606\nIndramayu;706\nJumlah;3024',
  );
  expect(refused).toEqual([]);
  expect(figures).toEqual([
    ['32.76', 906],
    ['32.77', 806],
    ['32.08', 606],
    ['32.12', 706],
  ]);
});

test('without a word for their level they are asked, with the areas that each may be', () => {
  const { figures, refused } = read('Per 14 April 2021;\nWilayah;Masuk\nDepok;904\nKuningan;604');
  expect(figures).toEqual([]);
  expect(refused.map(({ row, may }) => [row, may])).toEqual([
    [3, ['32.76', '32.09.31']],
    [4, ['32.08', '32.08.09']],
  ]);
});

test.each([
  [
    'the level of most of them',
    'Wilayah;Masuk\nDepok;902\nCimahi;802\nKuningan;602\nGarut;502',
    '32',
    ['32.76', '32.77', '32.08', '32.05'],
  ],
  ['the level that the header names', 'Kecamatan;Masuk\nDepok;902\nKuningan;602', '32', ['32.09.31', '32.08.09']],
  [
    'the level of most inside a kabupaten',
    'Wilayah;Masuk\nKlari;5\nPedes;6\nCikampek;7',
    '32.15',
    ['32.15.05', '32.15.10', '32.15.26'],
  ],
  ['the level of a word in front', 'Wilayah;Masuk\nKec. Klari;5', '32.15', ['32.15.05']],
])('names are taken at %s', (_, text, scope, codes) => {
  const { figures, refused } = read(`Per 14 April 2021;\n${text}`, scope);
  expect({ codes: figures.map(([code]) => code), refused }).toEqual({ codes, refused: [] });
});

test('ends of codes beside names without a level are no provinces', () => {
  const { figures, refused } = read(
    'Kabupaten/kota per 14 April 2021;;\nKode;Wilayah;Masuk\n76;Depok;905\n08;Kuningan;605',
  );
  expect(refused).toEqual([]);
  expect(figures).toEqual([
    ['32.76', 905],
    ['32.08', 605],
  ]);
});

test("the table's own area below its parts, without a word for a sum, is compared with them", () => {
  const table = (sum: number) =>
    `PROVINSI JAWA BARAT;;\nPer 14 April 2021;;\nKode;Kabupaten/Kota;Masuk\n32.03;Cianjur;1000\n32.05;Garut;1100\n;JAWA BARAT;${sum}`;
  const { figures, refused, warnings } = read(table(2_100));
  expect({ figures, refused, warnings }).toEqual({
    ...{
      figures: [
        ['32.03', 1000],
        ['32.05', 1100],
      ],
      refused: [],
    },
    warnings: [],
  });
  expect(read(table(2_200)).warnings).toEqual([expect.stringContaining('2.200')]);
});

test.each([
  ['Kecamatan;Kode Desa;Desa', 'Tirtamulya;32.15.10.2002;Karangjaya'],
  ['Kode Kecamatan;Kode Desa;Desa', '32.15.16;32.15.10.2002;Karangjaya'],
  ['Kecamatan;Kode Desa;Desa', 'TIRTAMULYA;3215102002;KARANGJAYA'],
])('a code and its name beside another kecamatan that has one of that name are asked: %s', (header, cells) => {
  const { figures, refused } = read(`Per 14 April 2021;;;\n${header};Masuk\n${cells};306`, '32.15');
  expect(figures).toEqual([]);
  expect(refused.map(({ may }) => may)).toEqual([['32.15.16.2003', '32.15.10.2002']]);
});

test('a code and its name need no column above: one that is out of date is passed over', () => {
  const { figures, refused } = read(
    'Per 14 April 2021;;;\nKecamatan;Kode Desa;Desa;Masuk\nKlari;32.15.10.2002;Karangjaya;306\nTirta Mulya;32.15.16.2003;Karangjaya;14',
    '32.15',
  );
  expect(refused).toEqual([]);
  expect(figures).toEqual([
    ['32.15.10.2002', 306],
    ['32.15.16.2003', 14],
  ]);
});

test('codes without names beside some of BPS are asked, and beside names they are not', () => {
  const { figures, refused } = read('Kode Desa;Masuk\n3215010001;101\n3215052007;102\n3215102002;104', '32.15');
  expect(figures).toEqual([]);
  expect(refused.map(({ row, may }) => [row, may ?? []])).toEqual([
    [2, []],
    [3, ['32.15.05.2007']],
    [4, ['32.15.10.2002']],
  ]);
  const named = read('Kode Desa;Desa;Masuk\n3215010001;Anu;101\n3215052007;Klari;102', '32.15');
  expect(named.figures).toEqual([['32.15.05.2007', 102]]);
  const dotted = read('Kode Desa;Masuk\n3215010001;101\n32.15.05.2007;102', '32.15');
  expect(dotted.figures).toEqual([['32.15.05.2007', 102]]);
});
