import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { someAreas } from '../fixtures/areas';
import { buildWorkbook, rowXml } from '../fixtures/build-workbook';
import { templateSettings } from '../fixtures/settings';
import { parseFile } from '../read/parse-file';
import { findTables } from '../table/find-table';
import { type CheckedImport, checkRows } from './check-rows';

const settings = { ...templateSettings, asOf: toDay('2021-04-12') };
const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-04-12') };

/** From bytes to rows, as an upload goes; a text is why the whole file is refused. */
async function check(bytes: Uint8Array | string, fileName = 'rekap'): Promise<CheckedImport | string> {
  const start = performance.now();
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const read = await parseFile({ bytes: content, fileName });
  if (!read.ok) return read.problem.detail;
  const found = findTables({ sheets: read.sheets, kind: 'rekap', settings, campaign });
  if (!found.ok) return found.problem.detail;
  const scope = rangeOfCode('32.15');
  const checked = checkRows({ tables: found.tables, settings, kind: 'rekap', campaign, areas: someAreas, scope });
  expect(performance.now() - start).toBeLessThan(15_000);
  return checked;
}

const reasonsOf = (checked: CheckedImport | string) =>
  typeof checked === 'string' ? checked : checked.refused.map(describeRefusal);
const cell = (text: string) =>
  `<row r="2"><c r="A2" t="inlineStr"><is><t>${text}</t></is></c><c r="B2"><v>5</v></c></row>`;
const book = (row: string) => buildWorkbook({ sheets: { Rekap: rowXml(1, ['Wilayah', 'Masuk']) + row } });

describe('a file that may be read is a table, and its text is only text', () => {
  test.each<[string, string, string]>([
    ['a formula that opens a page', '=HYPERLINK("http://x.example";"Klari")', "'=HYPERLINK("],
    ['a formula that starts a program', "=cmd|' /C calc'!A0", "'=cmd|"],
    ['one with an at sign', '@SUM(1+1)', "'@SUM(1+1)' tidak ditemukan"],
    ['a name of the language', '__proto__', "'__proto__' tidak ditemukan"],
    ['another one', 'constructor', "'constructor' tidak ditemukan"],
    ['a tag', '<script>alert(1)</script>', "'<script>alert(1)</script>' tidak ditemukan"],
    ['SQL', "'; drop table areas; --", 'tidak ditemukan'],
    ['a path', '../../etc/passwd', "'../../etc/passwd' tidak ditemukan"],
    ['accents without end', `z${'\u0301'.repeat(500)}`, 'tidak ditemukan'],
    ['an emoji', '👩‍👩‍👧', "'👩‍👩‍👧' tidak ditemukan"],
  ])('%s in the place of a name is refused with its row and column', async (_what, text, words) => {
    const [reason, ...more] = reasonsOf(await check(`Wilayah\tMasuk\n${text}\t5\n`));
    expect(more).toEqual([]);
    expect(reason).toContain('Baris 2, kolom Wilayah: ');
    expect(reason).toContain(words);
  });

  test('marks of direction and of no width change no name', async () => {
    const rows = ['\u202eSukaluyu\u202c;1', 'Pinay\u200bungan\u200f;2'].join('\n');
    expect(await check(`Desa;Masuk\n${rows}\n`)).toMatchObject({ acceptedRows: 2, refused: [] });
  });

  test('headers that are names of the language are columns that nobody understands', async () => {
    const checked = await check('Wilayah;__proto__;constructor;toString;Masuk\nKarawang;1;2;3;5\n');
    expect(checked).toMatchObject({ acceptedRows: 1, facts: [{ value: 5 }] });
    expect((checked as CheckedImport).columns.slice(1, 4).map(({ meaning }) => meaning)).toEqual([null, null, null]);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('half a surrogate in bytes refuses its row', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Wilayah;Masuk\nKar'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('awang;5\n'),
    ]);
    expect(reasonsOf(await check(bytes))).toMatchObject([expect.stringContaining('tidak ditemukan')]);
  });

  test.each([
    ['half a surrogate by its number', cell('Kar&#xD800;wang')],
    ['half a surrogate in an escape', cell('Kar_xD800_wang')],
    ['NUL in an escape', cell('Kar_x0000_wang')],
    ['NUL in a formula', '<row r="2"><c r="A2"><f>&#1;"Kar_x0000_"</f></c><c r="B2"><v>5</v></c></row>'],
  ])('%s never reaches a message, which no database would keep', async (_what, row) => {
    const [reason] = reasonsOf(await check(book(row)));
    expect(reason).toContain('Baris 2, kolom Wilayah: ');
    expect(reason).not.toMatch(/\p{Cc}|\p{Cs}/u);
  });
});
