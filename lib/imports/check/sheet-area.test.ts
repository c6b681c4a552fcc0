import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { buildWorkbook, rowXml } from '../fixtures/build-workbook';
import { templateSettings } from '../fixtures/settings';
import { checkFile } from './check-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };
const areas = [
  ...['id\tIndonesia', '32\tJawa Barat', '32.14\tPurwakarta', '32.14.08\tTegalwaru', '32.15\tKarawang'],
  ...['32.15.05\tKlari', '32.15.05.2001\tDuren', '32.15.05.2002\tPancawati', '32.15.12\tCikampek'],
  ...['32.15.12.2001\tDuren', '32.15.12.2002\tDawuan', '32.15.28\tTegalwaru'],
];
const [inKlari, inCikampek] = ['32.15.05.2001', '32.15.12.2001'];

type Cells = readonly (string | number | null)[];

/** An XLSX with these sheets, by name. */
async function check(sheets: Record<string, readonly Cells[]>, scope = '32.15', rows: Record<string, string> = {}) {
  const data = Object.entries(sheets).map(([name, lines]) => [
    name,
    lines.map((cells, at) => rowXml(at + 1, cells)).join(''),
  ]);
  const outcome = await checkFile({
    ...{ bytes: buildWorkbook({ sheets: Object.fromEntries(data) }), fileName: 'rekap.xlsx', kind: 'rekap', campaign },
    ...{ scope: rangeOfCode(scope), areas: areas.join('\n'), aliases: [], headerChoices: {} },
    settings: { ...templateSettings, asOf: toDay('2021-04-14'), rows },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { facts, refused } = outcome.checked;
  return {
    facts: facts.map(({ area, value }) => `${area} ${value}`),
    refused: refused.map(describeRefusal),
    candidates: refused.map(({ candidates = [] }) => candidates.map(({ code }) => code)),
  };
}

const table = (title: string, ...rows: Cells[]): Cells[] => [[title], ['No', 'Desa', 'Masuk'], ...rows];

test('a name of both areas is asked about, and one of the title alone is taken', async () => {
  const sheets = { 'Kec. Klari': table('KECAMATAN CIKAMPEK', [1, 'Duren', 10], [2, 'Dawuan', 20]) };
  const { facts, refused, candidates } = await check(sheets);
  expect(facts).toEqual(['3215122002 20']);
  expect(candidates).toEqual([[inCikampek, inKlari]]);
  expect(refused).toEqual([
    "Baris 3, kolom Desa: judul tabel menyebut Kecamatan Cikampek, tetapi nama lembarnya Kecamatan Klari; 'Duren' ada di keduanya. Pilih wilayahnya, atau samakan judul dan nama lembar lalu unggah lagi.",
  ]);
  expect((await check(sheets, '32.15', { '3': inKlari })).facts).toEqual(['3215052001 10', '3215122002 20']);
});

test('a name of the sheet alone is asked about', async () => {
  const { facts, candidates } = await check({ KLARI: table('KECAMATAN CIKAMPEK', [1, 'Pancawati', 10]) });
  expect([facts, candidates]).toEqual([[], [['32.15.05.2002']]]);
});

test('sheets whose title was copied from the first', async () => {
  const title = 'KECAMATAN KLARI';
  const sheets = {
    Klari: table(title, [1, 'Duren', 10], [2, 'Pancawati', 40]),
    Cikampek: table(title, [1, 'Duren', 30], [2, 'Dawuan', 20]),
  };
  const { facts, candidates } = await check(sheets);
  expect(facts).toEqual(['3215052001 10', '3215052002 40']);
  expect(candidates).toEqual([[inKlari, inCikampek], ['32.15.12.2002']]);
});

test('a kecamatan of two kabupaten, as the province', async () => {
  const rows = [['KABUPATEN KARAWANG'], ['No', 'Kecamatan', 'Masuk'], [1, 'Tegalwaru', 5]];
  const { facts, candidates } = await check({ Purwakarta: rows }, '32');
  expect([facts, candidates]).toEqual([[], [['32.15.28', '32.14.08']]]);
});

test.each([
  ['Klari', 'KECAMATAN KLARI'],
  ['Klari', 'KABUPATEN KARAWANG'],
  ['Rekap', 'KECAMATAN KLARI'],
  ['Karawang', 'KECAMATAN KLARI'],
])('a sheet %s below the title %s asks nothing', async (name, title) => {
  const { facts, refused } = await check({ [name]: table(title, [1, 'Pancawati', 10]) });
  expect([facts, refused]).toEqual([['3215052002 10'], []]);
});

test('a whole code, and a column above, go before both', async () => {
  const coded = [['KECAMATAN CIKAMPEK'], ['Kode', 'Desa', 'Masuk'], [inKlari, 'Duren', 10]];
  expect((await check({ Klari: coded })).refused).toEqual([]);
  const above = [['KECAMATAN CIKAMPEK'], ['Kecamatan', 'Desa', 'Masuk'], ['Cikampek', 'Duren', 10]];
  expect((await check({ Klari: above })).facts).toEqual(['3215122001 10']);
});
