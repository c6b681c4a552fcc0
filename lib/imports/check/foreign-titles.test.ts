import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { templateSettings } from '../fixtures/settings';
import { checkFile } from './check-file';

/** As the database hands them over: the uploader's own, those above, and the names of all others above the desa. */
const areas = [
  ...['id\tIndonesia', '32\tJawa Barat', '32.04\tBandung', '32.04.05\tCileunyi', '32.14\tPurwakarta'],
  ...['32.14.08\tTegalwaru', '32.15\tKarawang', '32.15.05\tKlari', '32.15.05.2001\tDuren', '32.15.12\tCikampek'],
  ...['32.15.12.2001\tDuren', '32.15.28\tTegalwaru', '32.17\tBandung Barat', '32.17.01\tLembang', '33\tJawa Tengah'],
];
const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };
const settings = { ...templateSettings, asOf: toDay('2021-04-14') };

async function check(lines: readonly string[], scope = '32.15', rows: Record<string, string> = {}) {
  const outcome = await checkFile({
    ...{ bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), fileName: 'rekap', kind: 'rekap', campaign },
    ...{ scope: rangeOfCode(scope), areas: areas.join('\n'), aliases: [], headerChoices: {} },
    settings: { ...settings, rows },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { facts, refused } = outcome.checked;
  return { facts: facts.map(({ area, value }) => [area, value]), refused: refused.map(describeRefusal) };
}

const tegalwaru = ['No;Kecamatan;Masuk', '1;Tegalwaru;461'];

test.each([
  ['KABUPATEN PURWAKARTA;;', 'KABUPATEN PURWAKARTA'],
  ['PROVINSI JAWA BARAT KABUPATEN PURWAKARTA TAHUN 2021;;', 'PROVINSI JAWA BARAT KABUPATEN PURWAKARTA TAHUN 2021'],
  ['Rekap pendataan keluarga Kab. Purwakarta per minggu;;', 'Rekap pendataan keluarga Kab. Purwakarta per minggu'],
  ['PROVINSI JAWA TENGAH;;', 'PROVINSI JAWA TENGAH'],
])(
  "rows below a title of another office's area are refused, though an area here is called so: %s",
  async (title, said) => {
    const { facts, refused } = await check([title, ...tegalwaru]);
    expect(facts).toEqual([]);
    expect(refused).toEqual([
      `Baris 3, kolom Kecamatan: judul tabel menyebut '${said}', yang tidak ditemukan di wilayah kerja Anda. Kirim hanya baris wilayah Anda, perbaiki judulnya, atau tambahkan kolom kode wilayah.`,
    ]);
  },
);

test.each([
  ['their own', 'KABUPATEN KARAWANG;;'],
  ['the one above it', 'PROVINSI JAWA BARAT;;'],
  ['their own beside another', 'DPPKB KABUPATEN KARAWANG, seperti Kabupaten Purwakarta;;'],
  ['nothing that is an area', 'MENUJU KABUPATEN LAYAK ANAK;;'],
  ['their own, misspelt', 'KABUPATEN KRAWANG;;'],
])('a title that names %s leaves the rows as they are', async (_what, title) => {
  expect(await check([title, ...tegalwaru])).toEqual({ facts: [[3_215_280_000, 461]], refused: [] });
});

test('a longer name is not the shorter one that it begins with', async () => {
  const rows = ['No;Kecamatan;Masuk', '1;Cileunyi;5'];
  expect((await check(['KABUPATEN BANDUNG BARAT;;', ...rows], '32.04')).facts).toEqual([]);
  expect((await check(['KABUPATEN BANDUNG TAHUN 2021;;', ...rows], '32.04')).refused).toEqual([]);
  expect((await check(['KABUPATEN BANDUNG BARAT;;', 'No;Kecamatan;Masuk', '1;Lembang;5'], '32')).refused).toEqual([]);
});

test('another kecamatan above desa is that of another office too', async () => {
  const desa = ['No;Desa;Masuk', '1;Duren;5'];
  expect((await check(['KECAMATAN CIKAMPEK;;', ...desa], '32.15.05')).facts).toEqual([]);
  expect((await check(['KECAMATAN KLARI;;', ...desa], '32.15.05')).facts).toEqual([[3_215_052_001, 5]]);
});

test('a whole code, or what a person says of a row, goes before the title', async () => {
  const coded = ['KABUPATEN PURWAKARTA;;', 'Kode;Kecamatan;Masuk', '32.15.28;Tegalwaru;461'];
  expect(await check(coded)).toEqual({ facts: [[3_215_280_000, 461]], refused: [] });
  const said = await check(['KABUPATEN PURWAKARTA;;', ...tegalwaru], '32.15', { '3': '32.15.28' });
  expect(said).toEqual({ facts: [[3_215_280_000, 461]], refused: [] });
});

test('a heading of an area here ends it', async () => {
  const { facts } = await check(['KABUPATEN PURWAKARTA;;', ...tegalwaru, 'KABUPATEN KARAWANG;;', '2;Klari;7']);
  expect(facts).toEqual([[3_215_050_000, 7]]);
});
