import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { buildWorkbook, rowXml } from '../fixtures/build-workbook';
import { writeForeignWorkbook } from '../fixtures/foreign-workbook';
import { parseFile } from './parse-file';
import type { CellValue, SheetRows } from './sheet-rows';
import { showsDay } from './workbook-parts';

async function sheetsOf(bytes: Uint8Array): Promise<SheetRows[]> {
  const outcome = await parseFile({ bytes, fileName: 'rekap.xlsx' });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.sheets;
}

async function cellsOf(data: string, more: Parameters<typeof buildWorkbook>[0] = {}): Promise<CellValue[][]> {
  const [sheet] = await sheetsOf(buildWorkbook({ ...more, sheets: { Rekap: data } }));
  return (sheet?.rows ?? []).map((row) => row.cells);
}

test('a file of another program reads as that program reads it', async () => {
  const rows = [
    ['kode_wilayah', 'wilayah', 'tanggal', 'online', 'manual'],
    ['32.15.01.2001', 'Soka"an & <b>', new Date('2021-04-12T00:00:00Z'), 1200, null],
    ['32.15.01.2002', ' spasi ', null, 0, 3.5],
    [null, null, null, true, 7],
  ];
  const bytes = new Uint8Array(await writeForeignWorkbook(rows));
  const [ours] = await sheetsOf(bytes);
  const [theirs] = await readXlsx(Buffer.from(bytes), { trim: false });
  const plain = (theirs?.data ?? []).map((row) =>
    row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
  );
  const width = plain[0]?.length ?? 0;
  const padded = ours?.rows.map((row) => Array.from({ length: width }, (_cell, at) => row.cells[at] ?? null));
  expect(padded).toEqual(plain);
  expect(ours).toMatchObject({ name: 'Rekap', hidden: false });
});

describe('cells', () => {
  test('rows keep the number that Excel shows, gaps in rows and columns stay', async () => {
    const [sheet] = await sheetsOf(
      buildWorkbook({
        sheets: {
          Rekap:
            '<row r="3"><c r="B3"><v>1</v></c><c r="AB3"><v>2</v></c></row><row r="7"><c r="A7"><v>3</v></c></row>',
        },
      }),
    );
    expect(sheet?.rows.map((row) => row.number)).toEqual([3, 7]);
    expect(sheet?.rows[0]?.cells).toHaveLength(28);
    expect(sheet?.rows[0]?.cells.slice(0, 3)).toEqual([null, 1, null]);
    expect(sheet?.rows[0]?.cells[27]).toBe(2);
  });

  test('results of formulas are counted, as far as they were saved', async () => {
    const data =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c><c r="C1"><f>X()</f></c><c r="D1"><v>4</v></c></row>';
    expect(await sheetsOf(buildWorkbook({ sheets: { Rekap: data } }))).toMatchObject([{ formulas: 2 }]);
  });

  test('addresses may be left out', async () => {
    expect(await cellsOf('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')).toEqual([[1, 2], [3]]);
  });

  test('a formula is never computed: its saved result counts, without one its text stands', async () => {
    const data =
      '<row r="1"><c r="A1"><f>1+1</f><v>41</v></c><c r="B1"><f>SUM(A1:A9)</f></c><c r="C1" t="str"><f>"a"</f><v>teks</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';
    expect(await cellsOf(data)).toEqual([[41, '=SUM(A1:A9)', 'teks', '#DIV/0!']]);
  });

  test('shared, rich and escaped texts; phonetic hints are left out', async () => {
    const strings = [
      '<t>satu</t>',
      '<r><t>ka</t></r><r><t xml:space="preserve"> rawang</t></r><rPh sb="0" eb="1"><t>XX</t></rPh>',
      '<t>a_x000A_b &amp; &#233;&#x41;</t>',
    ];
    const data =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>';
    expect(await cellsOf(data, { strings })).toEqual([['satu', 'ka rawang', 'a\nb & éA']]);
  });

  test('days by their format, also from 1904; a time alone is a number', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const data =
      '<row r="1"><c r="A1" s="1"><v>44298</v></c><c r="B1" s="2"><v>44298.6</v></c><c r="C1" s="3"><v>0.5</v></c><c r="D1" t="d"><v>2021-04-12T00:00:00</v></c><c r="E1"><v>44298</v></c></row>';
    expect(await cellsOf(data, { styles })).toEqual([['2021-04-12', '2021-04-12', 0.5, '2021-04-12', 44_298]]);
    expect(await cellsOf('<row r="1"><c r="A1" s="1"><v>42836</v></c></row>', { styles, date1904: true })).toEqual([
      ['2021-04-12'],
    ]);
  });

  test('styled cells without a value cost nothing, however far right', async () => {
    expect(
      await cellsOf(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="4"/></row><row r="1048576"><c r="A1048576" s="1"/></row>',
      ),
    ).toEqual([[1]]);
  });

  test('prefixed names, comments and CDATA are XML like any other', async () => {
    const data =
      '</sheetData><!-- > --><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[<a>]]></x:t></x:is></x:c></x:row></x:sheetData><sheetData>';
    expect(await cellsOf(data)).toEqual([['<a>']]);
  });
});

test('hidden sheets are read and marked', async () => {
  const sheets = await sheetsOf(buildWorkbook({ sheets: { Rekap: rowXml(1, ['a']), '-Lama': rowXml(1, ['b']) } }));
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Rekap', false],
    ['Lama', true],
  ]);
});

test.each([
  ['dd/mm/yyyy', true],
  ['mmm-yy', true],
  ['d', true],
  ['General', false],
  ['#,##0" kader"', false],
  ['[Red]#,##0', false],
  ['#,##0\\d', false],
  ['h:mm:ss', false],
  ['_(* #,##0_)', false],
])('format %s shows a day: %s', (format, day) => {
  expect(showsDay(format)).toBe(day);
});
