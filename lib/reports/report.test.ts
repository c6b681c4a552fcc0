import { expect, test } from 'vitest';
import type { AreaProgress, RowFilter, RowOrder } from '../domain/area-progress';
import type { Report } from '../domain/reports';
import { buildHeldKarawang, buildJawaBarat, buildKarawang, buildProgress } from './fixtures/progress';
import { buildFullReport, print } from './fixtures/report';
import { buildReport } from './report';

const order: RowOrder = { key: 'persen', descending: true };
const everything: RowFilter = { status: null, search: '' };

function column(report: Report, header: string) {
  const at = report.columns.findIndex((one) => one.header === header);
  return report.rows.map((row) => row.cells[at]);
}

test("a held figure is marked in its row and in the sum, is nobody's first place, and is explained below", () => {
  const report = buildFullReport(buildHeldKarawang(), { order, filter: everything });
  expect(column(report, 'Wilayah')).toEqual([
    'Tirtamulya',
    'Karawang Barat',
    'Pangkalan',
    'Belum dirinci',
    'Jumlah Karawang',
  ]);
  expect(column(report, '%')).toEqual([100_391.13, 23.75, 4.11, null, 2_099.82]);
  expect(column(report, 'Status')).toEqual(['Tertinggal*', 'Sesuai jadwal', 'Tertinggal', null, 'Tertinggal*']);
  expect(column(report, 'Peringkat')).toEqual([2, 1, 3, null, null]);
  expect(column(report, 'Sisa')).toEqual([13_800, 30_500, 28_766, null, 704_428]);
  expect(report.notes).toContain(
    '* Periksa: Angka Tirtamulya janggal: 100.391\u00a0% dari target; tanpa itu 4,13\u00a0%. Sisa, laju, peringkat, dan status dihitung tanpa angka janggal.',
  );
});

test('rows stand in the order of the reader, numbered, with what is not explained and the headline below', () => {
  const report = buildFullReport(buildKarawang(), { order, filter: everything });
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
    'Kurang',
    'Peringkat',
    'Perlu/hari',
    'Laju',
    'Status',
    'Sebab',
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
  const values = column(buildFullReport(buildKarawang(), { order, filter: everything }), header);
  const sum = values.slice(0, -1).reduce<number>((total, value) => total + Number(value ?? 0), 0);
  expect(sum).toBe(Number(values.at(-1) ?? 0));
});

test('a column for figures without a channel stands only where there are any', () => {
  const report = buildFullReport(buildJawaBarat(), { order, filter: everything });
  expect(column(report, 'Tanpa kanal')).toEqual([null, null, null, 12, null, 1_099_988, 1_100_000]);
});

test('heading, facts and notes say campaign, area, day, hour, stage, targets, source and what is simulated', () => {
  const { titles, facts, notes, signature } = buildFullReport(buildKarawang(), { order, filter: everything });
  expect(titles).toEqual(['Capaian Pendataan Keluarga 2021', 'Kabupaten Karawang', 'Keadaan 12 April 2021']);
  expect(facts).toEqual([
    { label: 'Kampanye', value: 'Pendataan Keluarga 2021' },
    { label: 'Wilayah', value: 'Kabupaten Karawang (32.15)' },
    { label: 'Keadaan', value: '12 April 2021, hari ke-12 dari 61 (1 April sampai 31 Mei 2021)' },
    { label: 'Data terakhir masuk', value: '12 April 2021 pukul 15.20 WIB' },
    { label: 'Kurang', value: '115.745 dari yang seharusnya 19,67\u00a0%' },
    { label: 'Tahap', value: 'Masuk server, satuan keluarga' },
    { label: 'Versi target', value: 'Portal' },
    { label: 'Baris', value: '4 kecamatan, urut persen menurun' },
  ]);
  expect(notes).toContain('Belum lapor: Klari.');
  expect(notes.slice(-3)).toEqual([
    'Sumber: KBE Online, April 2021',
    'Simulasi: Rincian per kecamatan adalah simulasi',
    'Sel kosong atau – berarti belum lapor atau tidak diketahui, bukan nol.',
  ]);
  expect(signature?.day).toBe('2021-04-12');
});

test('the day of signing is that of the office, where it may be tomorrow already', () => {
  const office = { ...print.office, timeZone: 'WIT' as const };
  const late = { office, madeAt: new Date('2021-04-12T15:30:00Z') };
  const view = { order, filter: everything, columns: null };
  expect(buildReport(buildKarawang(), view, late).signature?.day).toBe('2021-04-13');
});

test('without a choice the sheet has its standard columns; places follow the percent, not the order', () => {
  const view = { order: { key: 'wilayah', descending: false } as const, filter: everything, columns: null };
  const report = buildReport(buildKarawang(), view, print);
  expect(report.columns.map((one) => one.header)).toEqual([
    'No',
    'Wilayah',
    'Target',
    'Online',
    'Manual',
    'Total',
    '%',
    'Sisa',
    'Peringkat',
    'Status',
    'Sebab',
  ]);
  expect(column(report, 'Wilayah').slice(0, 4)).toEqual(['Karawang Barat', 'Klari', 'Pangkalan', 'Telukjambe Timur']);
  expect(column(report, 'Peringkat')).toEqual([1, null, 2, 3, null, null]);
});

test('a filter that hides rows is said above, and the sum says that it is that of all', () => {
  const report = buildFullReport(buildKarawang(), { order, filter: { status: 'behind', search: 'teluk' } });
  expect(column(report, 'Wilayah')).toEqual([
    'Telukjambe Timur',
    'Belum dirinci',
    'Jumlah Karawang, semua 4 kecamatan',
  ]);
  expect(column(report, 'Total').at(-1)).toBe(28_800);
  expect(report.facts.at(-1)?.value).toBe(
    "status Tertinggal, memuat 'teluk'. Ditampilkan 1 dari 4; baris Jumlah tetap menjumlahkan semuanya.",
  );
});

test('an area without parts is its headline alone', () => {
  const desa = { code: '32.15.03.2001', name: 'Telukjambe', target: 100, figures: { online: 3 } };
  const report = buildFullReport(buildProgress(desa, []), { order, filter: everything });
  expect(column(report, 'Wilayah')).toEqual(['Jumlah Telukjambe']);
});

test('the file is named for what it holds', () => {
  expect(buildFullReport(buildKarawang(), { order, filter: everything }).fileName).toBe(
    'pk21-32.15-karawang-2021-04-12',
  );
  // Beside it in a folder of downloads.
  const collected: AreaProgress = { ...buildKarawang(), stage: 'collected' };
  expect(buildFullReport(collected, { order, filter: everything }).fileName).toBe(
    'pk21-32.15-karawang-terdata-2021-04-12',
  );
  const city = { code: '32.75', name: 'Bekasi', target: 1, figures: {} };
  const deep = { code: '32.75.01.1001', name: 'X', target: 1, figures: {} };
  expect(buildFullReport(buildProgress(city, [deep]), { order, filter: everything }).fileName).toBe(
    'pk21-32.75-kota-bekasi-desa-2021-04-12',
  );
});
