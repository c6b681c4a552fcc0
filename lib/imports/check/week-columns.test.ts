import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { templateSettings } from '../fixtures/settings';
import { weekInText } from '../table/week-in-text';
import { checkFile } from './check-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-06-21'), today: toDay('2021-07-01') };
const areas = ['id\tIndonesia', '32\tJawa Barat', '32.03\tCianjur', '32.15\tKarawang'].join('\n');

async function check(lines: readonly string[], period?: string) {
  const outcome = await checkFile({
    ...{ bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), fileName: 'data.csv', kind: 'rekap' },
    ...{ settings: { ...templateSettings, ...(period !== undefined && { period }) }, campaign, areas },
    ...{ scope: rangeOfCode('32'), aliases: [], headerChoices: {} },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { checked } = outcome;
  return {
    facts: checked.facts.map(({ area, day, measure, value }) => `${area} ${day} ${measure} ${value}`),
    warnings: checked.warnings.map(({ message }) => message),
    choices: [...new Set(checked.columns.flatMap(({ choices = [] }) => choices))],
  };
}

const cumulative = 'Sampai 14 April 2021;;;;';
const flat = [
  ...[cumulative, 'Kode;Kabupaten/Kota;Sasaran;Masuk Minggu I;Masuk Minggu II'],
  ...['32.03;Cianjur;600000;1000;2000', '32.15;Karawang;700000;3000;4000'],
];
const tall = [
  ...[
    'Sampai 14 April 2021;;;;;',
    'Kode;Kabupaten/Kota;Data Masuk;;;',
    ';;Minggu I (1-7 April);;Minggu II (8-14 April);',
  ],
  ...[';;Online;Manual;Online;Manual', '32.03;Cianjur;1;2;3;4', '32.15;Karawang;5;6;7;8'],
];

describe('a column for each week', () => {
  test('is asked about, and only the week that a person says is read', async () => {
    const asked = await check(flat);
    expect(asked.choices).toEqual(['Minggu I', 'Minggu II']);
    expect(asked.warnings).toEqual([
      'Kolom angkanya memuat 2 periode: Minggu I, Minggu II. Belum ada yang dipakai: pilih satu periode.',
    ]);
    expect(asked.facts).toEqual(['3203000000 null target.total 600000', '3215000000 null target.total 700000']);
    const answered = await check(flat, 'Minggu II');
    expect(answered.warnings).toEqual([]);
    expect(answered.facts.filter((fact) => fact.includes('recorded'))).toEqual([
      '3203000000 2021-04-14 recorded.unsplit 2000',
      '3215000000 2021-04-14 recorded.unsplit 4000',
    ]);
  });

  test('above the channels, with its days', async () => {
    const asked = await check(tall);
    expect(asked.choices).toEqual(['Minggu I (1-7 April)', 'Minggu II (8-14 April)']);
    expect(asked.facts).toEqual([]);
    const answered = await check(tall, 'Minggu I (1-7 April)');
    expect(answered.facts).toEqual([
      ...['3203000000 2021-04-14 recorded.online 1', '3203000000 2021-04-14 recorded.manual 2'],
      ...['3215000000 2021-04-14 recorded.online 5', '3215000000 2021-04-14 recorded.manual 6'],
    ]);
  });

  test.each([
    ['weeks of several months', ['Pekan ke-1 April', 'Pekan ke-2 April', 'Pekan ke-1 Mei'], 'Pekan ke-2 April'],
    ['weeks below their month', ['April Minggu 1', 'April Minggu 2', 'Mei Minggu 1'], 'April Minggu 2'],
    ['weeks with their days', ['Minggu I (1 - 7 April)', 'Minggu II (8 - 14 April)'], 'Minggu II (8 - 14 April)'],
    ['weeks by word', ['Masuk minggu lalu', 'Masuk minggu ini'], 'minggu ini'],
    ['quarters', ['Triwulan I', 'Triwulan II'], 'Triwulan II'],
  ])('%s', async (_, labels, period) => {
    const lines = (own: readonly string[]) => [
      ...['Sampai 14 April 2021', `Kode;Kabupaten/Kota;${own.join(';')}`],
      `32.03;Cianjur;${own.map((_label, at) => at + 1).join(';')}`,
    ];
    const asked = await check(lines(labels));
    expect(asked.facts).toEqual([]);
    expect(asked.choices).toHaveLength(labels.length);
    expect(asked.choices).toContain(period);
    expect((await check(lines(labels), period)).facts).toEqual(['3203000000 2021-04-14 recorded.unsplit 2']);
  });

  test('a sum beside them is that of no week', async () => {
    const lines = [cumulative, 'Kode;Kabupaten/Kota;Minggu I;Minggu II;Jumlah', '32.03;Cianjur;1;2;3'];
    expect((await check(lines)).facts).toEqual([]);
    expect((await check(lines, 'Minggu I')).facts).toEqual(['3203000000 2021-04-14 recorded.unsplit 1']);
  });

  test('of one week alone is not read, and a warning says so until its meaning is set', async () => {
    const { facts, warnings } = await check([
      cumulative,
      'Kode;Kabupaten/Kota;Sasaran;Masuk Minggu I',
      '32.03;Cianjur;9;1',
    ]);
    expect(facts).toEqual(['3203000000 null target.total 9']);
    expect(warnings).toEqual([
      'Kolom Masuk Minggu I berisi angka satu periode, jadi tidak dibaca. Bila angkanya jumlah sampai tanggal laporan, pilih artinya.',
    ]);
  });

  test.each(['Minggu I (1-7 April)', 'April'])(
    '%s alone below "Data Masuk" is not taken for all of it',
    async (label) => {
      const { facts, warnings } = await check([
        ...['Sampai 14 April 2021;;;', 'Kode;Kabupaten/Kota;Data Masuk;', `;;${label} Online;${label} Manual`],
        ...['32.03;Cianjur;1;2', '32.15;Karawang;3;4'],
      ]);
      expect(facts).toEqual([]);
      expect(warnings[0]).toContain('berisi angka satu periode, jadi tidak dibaca');
    },
  );

  test('a Sunday is a day and no week', async () => {
    const { facts, choices } = await check([
      ...['Kode;Kabupaten/Kota;Masuk Minggu, 11 April 2021;Masuk Minggu, 18 April 2021', '32.03;Cianjur;1;2'],
    ]);
    expect(choices).toEqual([]);
    expect(facts).toEqual(['3203000000 2021-04-11 recorded.unsplit 1', '3203000000 2021-04-18 recorded.unsplit 2']);
  });
});

test.each([
  ['Masuk s.d. Minggu ke-2', { period: 'Minggu ke-2', rest: 'Masuk' }],
  ['Mg. III Online', { period: 'Mg. III', rest: 'Online' }],
  ['Minggu kedua April 2021 Manual', { period: 'Minggu kedua April 2021', rest: 'Manual' }],
  ['Masuk (Minggu 2)', { period: 'Minggu 2', rest: 'Masuk' }],
  ['Minggu, 18 April 2021', null],
  ['Minggu', null],
  ['Periode', null],
  ['Minggu Masuk', null],
])('%s', (label, found) => {
  expect(weekInText(label)).toEqual(found);
});

describe('a target for each week or month', () => {
  const target = (headers: string) => [cumulative, `Kode;Kabupaten/Kota;${headers};Capaian`, '32.03;Cianjur;10;20;5'];
  const notRead = (headers: string) =>
    `Kolom ${headers} berisi target satu periode, jadi tidak dibaca. Bila salah satunya target seluruh kampanye, pilih artinya.`;

  test.each([
    ['Target Minggu I;Target Minggu II', 'Target Minggu I dan Target Minggu II'],
    ['Sasaran Pekan ke-1;Sasaran Pekan ke-2', 'Sasaran Pekan ke-1 dan Sasaran Pekan ke-2'],
    ['Target April;Target Mei', 'Target April dan Target Mei'],
  ])('is not read, and it is said: %s', async (headers, named) => {
    const { facts, warnings } = await check(target(headers));
    expect(facts).toEqual(['3203000000 2021-04-14 recorded.unsplit 5']);
    expect(warnings).toEqual([notRead(named)]);
  });

  test('below a header of their own, and beside the target of all', async () => {
    const tall = [cumulative, 'Kode;Kabupaten/Kota;Target;;Capaian', ';;Minggu I;Minggu II;', '32.03;Cianjur;10;20;5'];
    expect((await check(tall)).warnings).toEqual([notRead('Target Minggu I dan Target Minggu II')]);
    const beside = await check(target('Target;Target Minggu II'));
    expect(beside.facts[0]).toBe('3203000000 null target.total 10');
    expect(beside.warnings).toEqual([notRead('Target Minggu II')]);
  });

  test('beside figures of weeks: those are asked about, and the targets are not read', async () => {
    const lines = [cumulative, 'Kode;Kabupaten/Kota;Target Minggu I;Masuk Minggu I;Masuk Minggu II', '32.03;C;1;2;3'];
    expect((await check(lines)).warnings.slice(0, 2)).toEqual([
      'Kolom angkanya memuat 2 periode: Minggu I, Minggu II. Belum ada yang dipakai: pilih satu periode.',
      notRead('Target Minggu I'),
    ]);
  });
});
