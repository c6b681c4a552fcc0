import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal, type ImportSettings } from '../../domain/imports';
import { templateSettings } from '../fixtures/settings';
import { checkFile } from './check-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-06-21'), today: toDay('2021-07-01') };
const areas = [
  ...['id\tIndonesia', '32\tJawa Barat', '32.15\tKarawang', '32.15.03\tTelukjambe Timur', '32.15.05\tKlari'],
  ...['32.73\tBandung', '33\tJawa Tengah'],
].join('\n');

/** As an office sends a table: the lines of a CSV. */
async function check(lines: readonly string[], code = '32.15', said: Partial<ImportSettings> = {}) {
  const outcome = await checkFile({
    ...{ bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), fileName: 'unduhan.csv', kind: 'rekap' },
    ...{
      settings: { ...templateSettings, ...said },
      campaign,
      scope: rangeOfCode(code),
      areas,
      aliases: [],
      headerChoices: {},
    },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { checked } = outcome;
  return {
    facts: checked.facts.map(({ area, day, measure, value }) => `${area} ${day} ${measure} ${value}`),
    refused: checked.refused.map(describeRefusal),
    warnings: checked.warnings.map(({ message }) => message),
    notes: checked.notes,
  };
}

const day = 'Keadaan 12 April 2021';
const header = 'Kecamatan;Target;Online;Manual;Tanpa kanal;Total';

describe('what the areas of a table do not explain', () => {
  test.each(['Belum dirinci', 'BELUM TERINCI', 'Tidak dirinci', 'Tanpa rincian wilayah'])(
    '%s is no area and a part of the sum',
    async (label) => {
      const { facts, refused, warnings, notes } = await check([
        ...[day, header, 'Klari;100;10;5;;15', 'Telukjambe Timur;50;20;;;20'],
        ...[`${label};-30;;;65;65`, 'Jumlah Karawang;120;30;5;65;100'],
      ]);
      expect({ refused, warnings }).toEqual({ refused: [], warnings: [] });
      expect(facts).toEqual([
        ...['3215050000 null target.total 100', '3215050000 2021-04-12 recorded.online 10'],
        ...['3215050000 2021-04-12 recorded.manual 5', '3215030000 null target.total 50'],
        '3215030000 2021-04-12 recorded.online 20',
      ]);
      expect(notes).toContain(
        `Baris 5 (${label}) adalah selisih jumlah dengan wilayahnya, bukan wilayah, jadi tidak disimpan.`,
      );
      expect(notes).toContain('Baris 6 (Jumlah Karawang) sama dengan jumlah 2 barisnya dan yang belum dirinci.');
    },
  );

  test('may be negative where the parts say it in another form', async () => {
    const { facts, refused, warnings } = await check([
      ...[day, header, 'Klari;1000;;;400;400', 'Belum dirinci;;500;;-400;100', 'Jumlah Karawang;1000;500;;0;500'],
    ]);
    expect({ refused, warnings }).toEqual({ refused: [], warnings: [] });
    expect(facts).toEqual(['3215050000 null target.total 1000', '3215050000 2021-04-12 recorded.unsplit 400']);
  });

  test('leaves a sum that does not agree even so to be said and kept', async () => {
    const { warnings } = await check([
      ...[day, header, 'Klari;100;10;;;10', 'Telukjambe Timur;50;;;;', 'Belum dirinci;;5;;;5', 'JUMLAH;150;16;;;16'],
    ]);
    expect(warnings).toEqual([
      'JUMLAH, kolom Online: tertulis 16, tetapi baris-barisnya berjumlah 15. Yang tertulis disimpan sebagai angka kendali Kabupaten Karawang.',
      'JUMLAH, kolom Total: tertulis 16, tetapi baris-barisnya berjumlah 15.',
    ]);
  });
});

test('the sum of a shortened table is of more than its rows, so it is no figure of theirs', async () => {
  const { facts, warnings, notes } = await check([
    ...[day, header, 'Klari;100;10;;;10', 'Jumlah Karawang, semua 30 kecamatan;734.768;28.800;;;28.800'],
  ]);
  expect(warnings).toEqual([]);
  expect(facts).toEqual(['3215050000 null target.total 100', '3215050000 2021-04-12 recorded.online 10']);
  expect(notes).toContainEqual(expect.stringContaining('menjumlahkan juga wilayah yang tidak ada di tabel ini'));
});

describe('the stage of a table', () => {
  const table = ['Kecamatan;Online;Manual;Total', 'Klari;10;5;15'];

  test.each([
    ['Tahap: Terdata, satuan keluarga', 'collected'],
    ['Tahap: Masuk server, satuan keluarga', 'recorded'],
    ['Tahap: Valid, satuan kampung', 'validated'],
    ['Tahap: II', 'recorded'],
    ['Tahap II terdata di lapangan', 'recorded'],
  ])('%s above it is %s', async (line, stage) => {
    const { facts, notes } = await check([day, line, ...table]);
    expect(facts).toEqual([`3215050000 2021-04-12 ${stage}.online 10`, `3215050000 2021-04-12 ${stage}.manual 5`]);
    expect(notes.some((note) => note.includes('menurut judul tabel'))).toBe(stage !== 'recorded');
  });

  test.each([
    ['the line', ['Tahap: Terdata', 'Kecamatan;Target;Online;Manual;Total', 'Klari;100;60;40;100']],
    [
      'what is left',
      ['Kecamatan;Target;Online;Manual;Total;Sisa', 'Klari;100;60;40;100;0', 'Telukjambe Timur;50;;;;50'],
    ],
  ])('tells by %s that a target which is reached was not split', async (_, lines) => {
    const { facts, warnings } = await check([day, ...lines]);
    expect(warnings).toEqual([]);
    expect(facts.filter((fact) => fact.includes('.online'))).toHaveLength(1);
  });

  test('goes behind what a column says', async () => {
    const { facts } = await check([day, 'Tahap: Terdata', 'Kecamatan;Online valid', 'Klari;10']);
    expect(facts).toEqual(['3215050000 2021-04-12 validated.online 10']);
  });
});

describe('what was collected, in a table of ours', () => {
  const own = 'No;Kode;Wilayah;Target;Terdata;Online;Manual;Total;%';
  const rows = ['1;32.15.05;Klari;100;40;10;5;15;15,00', '2;32.15.03;Telukjambe Timur;50;;20;;20;40,00'];

  test('is left alone and said, for its total would replace the channels that were reported', async () => {
    for (const table of [
      [day, 'Tahap: Masuk server, satuan keluarga', own, ...rows],
      [day, own, ...rows],
    ]) {
      const { facts, warnings } = await check(table);
      expect(warnings).toEqual([]);
      expect(facts.filter((fact) => fact.includes('collected'))).toEqual([]);
      expect(facts).toContain('3215050000 2021-04-12 recorded.online 10');
    }
  });

  test('stays left alone beside what another source shows, whose column is left alone too, whatever its name', async () => {
    for (const source of ['Portal pusat', 'Data online', 'Jumlah masuk']) {
      const header = `No;Kode;Wilayah;Target;Terdata;Online;Manual;Total;${source};Selisih`;
      const { facts } = await check([day, header, '1;32.15.05;Klari;100;40;20;5;25;31;-6']);
      expect(
        facts.filter((fact) => /collected| 31$| 6$/.test(fact)),
        source,
      ).toEqual([]);
      expect(
        facts.filter((fact) => fact.includes('recorded')),
        source,
      ).toHaveLength(2);
    }
  });

  test('is read where the table is an office’s own: in other columns, in another order, or said by a person', async () => {
    const said = '3215050000 2021-04-12 collected.unsplit 40';
    const others = [
      [day, 'Kode;Kecamatan;Target;Terdata;Online;Manual', '32.15.05;Klari;100;40;10;5'],
      [day, 'No;Kode;Wilayah;Terdata;Target;Online;Manual', '1;32.15.05;Klari;40;100;10;5'],
      [day, 'No;Kode;Wilayah;Target;Terdata;Belum dikirim', '1;32.15.05;Klari;100;40;25'],
      [day, 'Wilayah;Target;Terdata', 'Klari;100;40'],
    ];
    for (const table of others) expect((await check(table)).facts, table[1]).toContain(said);
    const { facts } = await check([day, own, ...rows], '32.15', { columns: { Terdata: 'collected.unsplit' } });
    expect(facts).toContain(said);
  });
});
