import { expect, test } from 'vitest';
import type { RowFilter, RowOrder } from '../domain/area-progress';
import { buildJawaBarat, buildKarawang, buildProgress } from './fixtures/progress';
import { buildReport, type Report } from './report';

const order: RowOrder = { key: 'persen', descending: true };
const everything: RowFilter = { status: null, search: '' };

function column(report: Report, header: string) {
  const at = report.columns.findIndex((one) => one.header === header);
  return report.rows.map((row) => row.cells[at]);
}

test('rows stand in the order of the reader, numbered, with what is not explained and the headline below', () => {
  const report = buildReport(buildKarawang(), { order, filter: everything });
  expect(report.columns.map((one) => one.header)).toEqual([
    'No',
    'Kode',
    'Wilayah',
    'Target',
    'Online',
    'Manual',
    'Total',
    '%',
    'Sisa',
    'Perlu/hari',
    'Laju',
    'Status',
    'Terakhir lapor',
  ]);
  expect(column(report, 'Wilayah')).toEqual([
    'Karawang Barat',
    'Pangkalan',
    'Telukjambe Timur',
    'Klari',
    'Belum dirinci',
    'Jumlah Karawang',
  ]);
  expect(column(report, 'No')).toEqual([1, 2, 3, 4, null, null]);
  expect(column(report, '%')).toEqual([23.75, 4.11, 0, null, null, 3.92]);
  expect(column(report, 'Total')).toEqual([9_500, 1_234, 1, null, 18_065, 28_800]);
  expect(column(report, 'Manual')).toEqual([500, null, null, null, -500, null]);
  expect(column(report, 'Status')).toEqual([
    'Sesuai jadwal',
    'Tertinggal',
    'Tertinggal',
    'Belum lapor',
    null,
    'Tertinggal',
  ]);
  expect(column(report, 'Terakhir lapor')).toEqual(['2021-04-12', '2021-04-12', '2021-04-12', null, null, null]);
  expect(report.rows.map((row) => row.tiny)).toEqual([false, false, true, false, false, false]);
});

test.each(['Target', 'Online', 'Manual', 'Total'])('the rows of %s add up to the headline', (header) => {
  const values = column(buildReport(buildKarawang(), { order, filter: everything }), header);
  const sum = values.slice(0, -1).reduce<number>((total, value) => total + Number(value ?? 0), 0);
  expect(sum).toBe(Number(values.at(-1) ?? 0));
});

test('a column for figures without a channel stands only where there are any', () => {
  const report = buildReport(buildJawaBarat(), { order, filter: everything });
  expect(column(report, 'Tanpa kanal')).toEqual([null, null, null, 12, null, 1_099_988, 1_100_000]);
});

test('the titles say campaign, area, day, stage, targets, source and what is simulated', () => {
  const { titles } = buildReport(buildKarawang(), { order, filter: everything });
  expect(titles).toEqual([
    'Capaian Pendataan Keluarga 2021: Kabupaten Karawang',
    'Per 12 April 2021, hari ke-12 dari 61 (1 April sampai 31 Mei 2021)',
    'Tahap: Masuk server. Satuan: keluarga. Versi target: Portal.',
    '4 kecamatan, urut persen menurun',
    'Sumber: KBE Online, April 2021',
    'Simulasi: Rincian per kecamatan adalah simulasi',
    'Sel kosong berarti belum lapor atau tidak diketahui, bukan nol.',
  ]);
});

test('a filter that hides rows is said above, and the sum says that it is that of all', () => {
  const report = buildReport(buildKarawang(), { order, filter: { status: 'behind', search: 'teluk' } });
  expect(column(report, 'Wilayah')).toEqual([
    'Telukjambe Timur',
    'Belum dirinci',
    'Jumlah Karawang, semua 4 kecamatan',
  ]);
  expect(column(report, 'Total').at(-1)).toBe(28_800);
  expect(report.titles).toContain(
    "Saringan: status Tertinggal, memuat 'teluk'. Ditampilkan 1 dari 4; baris Jumlah tetap menjumlahkan semuanya.",
  );
});

test('an area without parts is its headline alone', () => {
  const desa = { code: '32.15.03.2001', name: 'Telukjambe', target: 100, figures: { online: 3 } };
  const report = buildReport(buildProgress(desa, []), { order, filter: everything });
  expect(column(report, 'Wilayah')).toEqual(['Jumlah Telukjambe']);
});

test('the file is named for what it holds', () => {
  expect(buildReport(buildKarawang(), { order, filter: everything }).fileName).toBe('pk21-32.15-karawang-2021-04-12');
  const city = { code: '32.75', name: 'Bekasi', target: 1, figures: {} };
  const deep = { code: '32.75.01.1001', name: 'X', target: 1, figures: {} };
  expect(buildReport(buildProgress(city, [deep]), { order, filter: everything }).fileName).toBe(
    'pk21-32.75-kota-bekasi-desa-2021-04-12',
  );
});
