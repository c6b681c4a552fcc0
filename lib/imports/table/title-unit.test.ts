import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { checkFile } from '../check/check-file';
import { templateSettings } from '../fixtures/settings';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };
const areas = ['id\tIndonesia', '32\tJawa Barat', '32.15\tKarawang', '32.15.05\tKlari', '32.15.12\tCikampek'];

async function check(lines: readonly string[], columns: Record<string, string> = {}) {
  const outcome = await checkFile({
    ...{ bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), fileName: 'rekap', kind: 'rekap', campaign },
    ...{ scope: rangeOfCode('32.15'), areas: areas.join('\n'), aliases: [], headerChoices: {} },
    settings: { ...templateSettings, columns },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { facts, warnings } = outcome.checked;
  return {
    facts: facts.map(({ day, measure, value }) => `${day} ${measure} ${value}`),
    warnings: warnings.map(({ message }) => message),
  };
}

const rows = ['Kecamatan;Target;Capaian', 'Klari;271;120'];

test.each([
  ['Capaian per 14 April 2021 (dalam ribuan keluarga);;'],
  ['14 April 2021, satuan: ribu KK;;'],
  ['Keadaan 14 April 2021 (x 1.000);;'],
  ['Keadaan 14 April 2021 (000);;'],
])('figures that the title says to be in thousands are asked about: %s', async (title) => {
  const { facts, warnings } = await check([title, ...rows]);
  expect(facts).toEqual([]);
  expect(warnings[0]).toContain('angkanya tidak ditulis penuh');
  expect(warnings[0]).toContain('pilih arti kolom Target dan Capaian');
  const said = await check([title, ...rows], { Target: 'target.total', Capaian: 'recorded.unsplit' });
  expect(said.facts).toEqual(['null target.total 271', '2021-04-14 recorded.unsplit 120']);
});

test.each([['Satuan: keluarga'], ['Dalam rangka Pendataan Keluarga'], ['1.000 kader per 14 April']])(
  'another title asks nothing: %s',
  async (title) => {
    const { facts } = await check([`${title};;`, 'Keadaan 14 April 2021;;', ...rows]);
    expect(facts).toEqual(['null target.total 271', '2021-04-14 recorded.unsplit 120']);
  },
);

test('a target up to the day of the report is not that of the campaign', async () => {
  const title = 'Keadaan 14 April 2021;;';
  const { facts, warnings } = await check([title, 'Kecamatan;Target s.d. 14 April;Capaian', 'Klari;271;120']);
  expect(facts).toEqual(['2021-04-14 recorded.unsplit 120']);
  expect(warnings[0]).toContain('Kolom Target s.d. 14 April berisi target satu periode, jadi tidak dibaca.');
  const beside = await check([title, 'Kecamatan;Target;Target per 14 April 2021;Capaian', 'Klari;271;30;120']);
  expect(beside.facts).toContain('null target.total 271');
  const end = await check([title, 'Kecamatan;Target 31 Mei;Capaian', 'Klari;271;120']);
  expect(end.facts).toContain('null target.total 271');
});

test('a column of another day than the title is said', async () => {
  const lines = ['Keadaan 14 April 2021;;', 'Kecamatan;Online per 12 April;Manual', 'Klari;10;5'];
  const { facts, warnings } = await check(lines);
  expect(facts).toEqual(['2021-04-12 recorded.online 10', '2021-04-12 recorded.manual 5']);
  expect(warnings).toEqual([
    '12 April 2021 di judul kolom dipakai, bukan 14 April 2021 di judul tabel. Periksa tanggalnya.',
  ]);
});
