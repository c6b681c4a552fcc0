import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { templateSettings } from '../fixtures/settings';
import { checkFile } from './check-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-06-21'), today: toDay('2021-07-01') };
const areas = [
  ...['id\tIndonesia', '32\tJawa Barat', '32.07\tCiamis', '32.07.01\tCiamis', '32.07.02\tCikoneng'],
  ...['32.07.04\tCijeungjing', '32.15\tKarawang', '32.15.05\tKlari', '32.15.05.2001\tDuren'],
  ...['32.15.05.2002\tPancawati', '32.15.05.2003\tKlari', '32.15.06\tCikampek'],
  ...[
    '32.15.06.2001\tCikampek',
    '32.15.06.2002\tDawuan',
    '32.15.06.2003\tKamojing',
    '32.79\tBanjar',
    '32.79.01\tBanjar',
  ],
  ...['32.79.02\tPataruman', '32.79.03\tLangensari'],
].join('\n');

type Answers = { rows?: Record<string, string>; scope?: string };

/** As an office sends a table: the lines of a CSV. */
async function check(lines: readonly string[], { rows = {}, scope = '32.15' }: Answers = {}) {
  const outcome = await checkFile({
    ...{ bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), fileName: 'data.csv', kind: 'rekap' },
    ...{ settings: { ...templateSettings, rows }, campaign, scope: rangeOfCode(scope), areas },
    ...{ aliases: [], headerChoices: {} },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { checked } = outcome;
  return {
    facts: checked.facts.map(({ area, value }) => `${area} ${value}`),
    refused: checked.refused.map(describeRefusal),
    candidates: checked.refused.map(({ candidates = [] }) => candidates.map(({ code }) => code)),
    warnings: checked.warnings.map(({ message }) => message),
    notes: checked.notes,
  };
}

const ciamis = [
  ...['KABUPATEN CIAMIS 14 April 2021;;', 'No;Kecamatan;Masuk'],
  ...['1;Cijeungjing;101', '2;Cikoneng;202', ';CIAMIS;303'],
];
const klari = ['Per 14 April 2021;;', 'No;Desa;Masuk', ';KLARI;651', '1;Duren;301', '2;Pancawati;350'];
const day = 'Per 14 April 2021';

describe('a sum without a word for it that is called like one of its parts', () => {
  test('is asked about below its rows', async () => {
    const { facts, refused, candidates } = await check(ciamis, { scope: '32' });
    expect(facts).toEqual(['3207040000 101', '3207020000 202']);
    expect(refused).toEqual([
      "Baris 5, kolom Kecamatan: 'CIAMIS' sama dengan jumlah 2 baris lain dan bernama seperti Kabupaten Ciamis. Bila ini jumlah, tulis JUMLAH; bila Kecamatan Ciamis, tulis kodenya 32.07.01.",
    ]);
    expect(candidates).toEqual([['32.07.01']]);
  });

  test('is asked about above its rows', async () => {
    const { facts, refused } = await check(klari);
    expect(facts).toEqual(['3215052001 301', '3215052002 350']);
    expect(refused).toEqual([
      "Baris 3, kolom Desa: 'KLARI' sama dengan jumlah 2 baris lain dan bernama seperti Kecamatan Klari. Bila ini jumlah, tulis JUMLAH; bila Desa Klari, tulis kodenya 32.15.05.2003.",
    ]);
  });

  test('is not asked about beside its kecamatan: there it is a desa whose figure is a sum by chance', async () => {
    const rows = ['Klari;Klari;651', 'Klari;Duren;301', 'Klari;Pancawati;350'];
    const plain = await check([`${day};;`, 'Kecamatan;Desa;Masuk', ...rows]);
    expect(plain).toMatchObject({ facts: ['3215052003 651', '3215052001 301', '3215052002 350'], refused: [] });
    const numbered = rows.map((row, at) => `${at + 1};${row}`);
    expect((await check([`${day};;;`, 'No;Kecamatan;Desa;Masuk', ...numbered])).refused).toEqual([]);
    const [sum = '', ...others] = numbered;
    const alone = await check([`${day};;;`, 'No;Kecamatan;Desa;Masuk', ...others, sum.slice(1)]);
    expect(alone.refused).toHaveLength(1);
  });

  test('is asked about in the middle of numbered rows, and where a kota is meant', async () => {
    const middle = await check([day, 'No;Kecamatan;Masuk', '1;Cijeungjing;101', ';Ciamis;303', '2;Cikoneng;202'], {
      scope: '32.07',
    });
    expect(middle.facts).toEqual(['3207040000 101', '3207020000 202']);
    expect(middle.refused).toHaveLength(1);
    const kota = await check([day, 'Kecamatan;Masuk', 'Pataruman;40', 'Langensari;60', 'Banjar;100'], {
      scope: '32.79',
    });
    expect(kota.facts).toEqual(['3279020000 40', '3279030000 60']);
    expect(kota.refused).toEqual([expect.stringContaining('bernama seperti Kota Banjar')]);
  });

  test('is asked about for each group of a table, and for each figure', async () => {
    const { facts, refused } = await check([
      ...[day, 'Desa;Sasaran;Online masuk;Manual masuk', 'KLARI;700;650;1', 'Duren;300;300;1', 'Pancawati;400;350;0'],
      ...['CIKAMPEK;900;30;3', 'Dawuan;400;10;2', 'Kamojing;500;20;1'],
    ]);
    expect(refused.map((text) => text.slice(0, 7))).toEqual(['Baris 3', 'Baris 6']);
    expect(facts.filter((fact) => /^(?:3215052003|3215062001) /.test(fact))).toEqual([]);
    expect(facts).toHaveLength(12);
  });

  test('is known as the sum where the area of that name has a row of its own', async () => {
    const { facts, refused, warnings, notes } = await check([
      ...[day, 'Desa;Masuk', 'KLARI;900', 'Duren;300', 'Pancawati;350', 'Klari;250'],
    ]);
    expect({ refused, warnings }).toEqual({ refused: [], warnings: [] });
    expect(facts).toEqual(['3215052001 300', '3215052002 350', '3215052003 250']);
    expect(notes).toContain('Baris 3 (KLARI) sama dengan jumlah 3 barisnya.');
  });

  test('does not disturb the comparison with a sum that says what it is', async () => {
    const { refused, warnings, notes } = await check([...klari, ';JUMLAH;651']);
    expect(refused).toHaveLength(1);
    expect(warnings).toEqual([]);
    expect(notes).toContain('Baris 6 (JUMLAH) sama dengan jumlah 2 barisnya.');
  });

  test('is counted for each day by itself', async () => {
    const { facts, refused } = await check([
      ...['Tanggal;Desa;Masuk', '2021-04-13;KLARI;30', '2021-04-13;Duren;10', '2021-04-13;Pancawati;20'],
      ...['2021-04-14;KLARI;50', '2021-04-14;Duren;20', '2021-04-14;Pancawati;30'],
    ]);
    expect(refused).toHaveLength(2);
    expect(facts).toEqual(['3215052001 10', '3215052002 20', '3215052001 20', '3215052002 30']);
  });
});

describe('the same sum above its rows and below them', () => {
  const part = ['1;Cijeungjing;101', '2;Cikoneng;202'];

  test.each([
    ['written alike', [';CIAMIS;303', ...part, ';CIAMIS;303']],
    ['with its kind above', [';KAB. CIAMIS;303', ...part, ';CIAMIS;303']],
    ['with its kind below', [';Ciamis;303', ...part, ';Kabupaten Ciamis;303']],
  ])('is asked about, %s', async (_how, rows) => {
    const { facts, refused } = await check([day, 'No;Kecamatan;Masuk', ...rows], { scope: '32' });
    expect(facts).toEqual(['3207040000 101', '3207020000 202']);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((text) => text.includes('sama dengan jumlah 2 baris lain'))).toBe(true);
  });

  test('without running numbers, for each group of a table', async () => {
    const { facts, refused } = await check([
      ...[day, 'Desa;Masuk', 'KLARI;651', 'Duren;301', 'Pancawati;350', 'KLARI;651'],
      ...['CIKAMPEK;30', 'Dawuan;10', 'Kamojing;20', 'CIKAMPEK;30'],
    ]);
    expect(facts).toEqual(['3215052001 301', '3215052002 350', '3215062002 10', '3215062003 20']);
    expect(refused.map((text) => text.slice(0, 7))).toEqual(['Baris 3', 'Baris 6', 'Baris 7', 'Baris 10'.slice(0, 7)]);
  });

  test('is known as the sum where the area of that name has a row of its own', async () => {
    const { facts, refused, warnings } = await check([
      ...[day, 'Desa;Masuk', 'KLARI;900', 'Duren;300', 'Pancawati;350', 'Klari;250', 'KLARI;900'],
    ]);
    expect({ refused, warnings }).toEqual({ refused: [], warnings: [] });
    expect(facts).toEqual(['3215052001 300', '3215052002 350', '3215052003 250']);
  });

  test('two rows of an area that are no sum stay what they are', async () => {
    const { facts, refused } = await check([day, 'Desa;Masuk', 'Klari;7', 'Duren;301', 'Pancawati;350', 'Klari;7']);
    expect(facts).toEqual(['3215052003 7', '3215052001 301', '3215052002 350']);
    expect(refused).toHaveLength(1);
  });
});

describe('a row that is an area', () => {
  test.each([
    ['by its code in the file', [day, 'Kode;Desa;Masuk', '32.15.05.2003;KLARI;651', ...['32.15.05.2001;Duren;301']]],
    ['by its code, which a person set', klari],
  ])('%s is taken, though it equals the sum of the others', async (how, lines) => {
    const own = how.endsWith('file') ? [...lines, '32.15.05.2002;Pancawati;350'] : lines;
    const rows: Record<string, string> = how.endsWith('file') ? {} : { '3': '32.15.05.2003' };
    const { facts, refused } = await check(own, { rows });
    expect(refused).toEqual([]);
    expect(facts).toEqual(['3215052003 651', '3215052001 301', '3215052002 350']);
  });

  test.each([
    ['says another figure', ['KLARI;650', 'Duren;301', 'Pancawati;350'], 3],
    ['equals one row alone', ['Klari;301', 'Duren;301'], 2],
    ['has no figure above nought', ['Klari;0', 'Duren;0', 'Pancawati;0'], 3],
    ['equals the sum, and is called like no area above', ['Duren;651', 'Klari;301', 'Pancawati;350'], 3],
    ['equals a part of the rows alone', ['Klari;3', 'Duren;1', 'Pancawati;2', 'Pancawatti;9'], 3],
  ])('%s', async (what, lines, count) => {
    const { facts, refused } = await check([day, 'Desa;Masuk', ...lines]);
    expect(facts).toHaveLength(count);
    expect(refused.filter((text) => text.includes('sama dengan jumlah'))).toEqual([]);
    expect(what).not.toBe('');
  });

  test('in the midst of rows that are numbered like it is taken', async () => {
    const { refused } = await check(
      [day, 'No;Kecamatan;Masuk', '1;Cijeungjing;101', '2;Ciamis;303', '3;Cikoneng;202'],
      {
        scope: '32.07',
      },
    );
    expect(refused).toEqual([]);
  });
});

test.each([
  ['a formula that failed', '#VALUE!'],
  ['a formula whose cells are gone', '#REF!'],
  ['too many digits', '99999999999999999'],
])('a sum of %s agrees with nothing', async (_, cell) => {
  const { notes, warnings } = await check([day, 'Desa;Masuk', 'Duren;301', 'Pancawati;350', `JUMLAH;${cell}`]);
  expect(notes.join(' ')).not.toContain('JUMLAH');
  expect(warnings).toEqual([expect.stringContaining('JUMLAH: tidak ada angka yang terbaca di baris ini')]);
});
