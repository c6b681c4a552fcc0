import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { checkFile } from '../check/check-file';
import { templateSettings } from '../fixtures/settings';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };
const areas = ['id\tIndonesia', '32\tJawa Barat', '32.15\tKarawang', '32.15.05\tKlari', '32.15.13\tCikampek'];

async function check(bytes: Uint8Array, fileName: string) {
  const outcome = await checkFile({
    ...{ bytes, fileName, kind: 'rekap', campaign, settings: templateSettings },
    ...{ scope: rangeOfCode('32.15'), areas: areas.join('\n'), aliases: [], headerChoices: {} },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { facts, refused, warnings, columns } = outcome.checked;
  return {
    facts: facts.map(({ row, measure, value }) => `${row} ${measure} ${value}`),
    refused: refused.map(describeRefusal),
    warnings: warnings.map(({ row, message }) => `${row} ${message}`),
    open: columns.filter((column) => column.open).map(({ header }) => header),
  };
}

/** Written by LibreOffice 7.4 from formulas over a text among numbers: "1.234" and 96.000 of Klari. */
const saved = (name: string) => check(readFileSync(`${import.meta.dirname}/../fixtures/${name}.xlsx`), `${name}.xlsx`);

test.each([
  ['libreoffice-text-added', "'1.234' di kolom Online"],
  ['libreoffice-texts-added', "'1.234' di kolom Online dan '96.000' di kolom Manual"],
])('a total that was added with a text is passed over, and says which text: %s', async (name, texts) => {
  const { facts, refused, warnings, open } = await saved(name);
  expect({ refused, open }).toEqual({ refused: [], open: [] });
  expect(facts).toEqual([
    ...['3 recorded.online 1234', '3 recorded.manual 96000', '4 recorded.online 2000', '4 recorded.manual 500'],
  ]);
  expect(warnings[0]).toBe(
    `3 Kolom Jumlah: rumusnya menghitung teks ${texts} sebagai pecahan, jadi hasilnya tidak dibandingkan. Yang disimpan kolom bagiannya.`,
  );
  expect(warnings.join()).not.toContain('97.234');
});

test('a total that SUM made without a text, of columns that are not read, is refused', async () => {
  const { facts, refused } = await saved('libreoffice-text-left-out');
  expect(facts.filter((fact) => fact.startsWith('3'))).toEqual([]);
  expect(facts).toContain('4 recorded.unsplit 2500');
  expect(refused).toEqual([
    "Baris 3, kolom Jumlah: '96000 tanpa teks di RT A' bukan angka. Tulis angka saja, atau kosongkan bila belum lapor.",
  ]);
});

const csv = (...lines: string[]) => check(new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), 'rekap.csv');

test('a file of texts alone, and a total that agrees, are read as ever', async () => {
  const lines = ['14 April 2021;;;', 'Kecamatan;Online;Manual;Jumlah', 'Klari;1.234;96.000;97.234', 'Cikampek;5;6;11'];
  expect(await csv(...lines)).toMatchObject({ refused: [], warnings: [], open: [] });
});
