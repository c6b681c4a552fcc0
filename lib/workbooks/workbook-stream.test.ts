import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { WorkbookStream } from './workbook-stream';

// A picture of one point.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const picture = { bytes: png, extension: 'png', width: 17, height: 17, description: 'Logo "A" & B' } as const;
const properties = { title: 'Rekap', creator: 'DPPKB' };
const standard = { name: 'Arial', size: 10 };

/** The parts of a workbook by their names, from the directory at its end. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes);
  const parts = new Map<string, string>();
  const directory = file.readUInt32LE(file.lastIndexOf('PK\u0005\u0006') + 16);
  for (let at = directory; file.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const [method, size, local] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
    const name = file.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString();
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + size);
    parts.set(name, String(method === 8 ? inflateRawSync(packed) : packed));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts;
}

/** The elements of a sheet, in their order. */
function elementsOf(xml: string): string[] {
  const inside = xml.replace(/<sheetData>[\s\S]*<\/sheetData>/, '<sheetData/>');
  const wanted = /<(sheetData|sheetProtection|dataValidations|printOptions|pageMargins|ignoredErrors|drawing)\b/g;
  return [...inside.matchAll(wanted)].map(([, name = '']) => name);
}

test('the version of exceljs is the one whose insides are used', () => {
  const { version } = JSON.parse(readFileSync('node_modules/exceljs/package.json', 'utf8'));
  expect(version, 'read lib/workbooks/workbook-stream.ts against the new version').toBe('4.4.0');
});

test('all that is added to a sheet stands in it, in the only order that Excel takes', async () => {
  const workbook = new WorkbookStream(properties, standard);
  const sheet = workbook.addSheet('Satu');
  sheet.addRow(['32.15', 5]).commit();
  await workbook.closeSheet(sheet, {
    ...{ textNumbers: 'A1:A1', picture, centred: true, isProtected: true },
    validations: [{ range: 'B1:B9', validation: { type: 'whole', formulae: [0, 9], operator: 'between' } }],
  });
  const second = workbook.addSheet('Dua');
  second.addRow(['x']).commit();
  await workbook.closeSheet(second, { picture });
  const parts = partsOf(await workbook.finish());
  const one = parts.get('xl/worksheets/sheet1.xml') ?? '';
  expect(elementsOf(one)).toEqual([
    ...['sheetData', 'sheetProtection', 'dataValidations', 'printOptions', 'pageMargins', 'ignoredErrors', 'drawing'],
  ]);
  expect(one).toContain('sqref="B1:B9"');
  expect(one).toMatch(/<sheetProtection[^>]* sheet="1"/);
  expect(elementsOf(parts.get('xl/worksheets/sheet2.xml') ?? '')).toEqual(['sheetData', 'pageMargins', 'drawing']);
  const types = parts.get('[Content_Types].xml') ?? '';
  for (const id of [1, 2]) {
    expect(types).toContain(`PartName="/xl/drawings/drawing${id}.xml"`);
    expect(parts.get(`xl/drawings/drawing${id}.xml`)).toContain('descr="Logo &quot;A&quot; &amp; B"');
    expect(parts.get(`xl/drawings/_rels/drawing${id}.xml.rels`)).toContain('../media/image0.png');
    expect(parts.get(`xl/worksheets/_rels/sheet${id}.xml.rels`)).toContain(`../drawings/drawing${id}.xml`);
  }
  expect([...parts.keys()].filter((name) => name.startsWith('xl/media/'))).toEqual(['xl/media/image0.png']);
});

test('the standard font is the first, by which columns are measured', async () => {
  const workbook = new WorkbookStream(properties, standard);
  const sheet = workbook.addSheet('Satu');
  sheet.addRow(['x']).getCell(1).font = { name: 'Courier', size: 20 };
  await workbook.closeSheet(sheet);
  const styles = partsOf(await workbook.finish()).get('xl/styles.xml') ?? '';
  const [, first] = /<fonts[^>]*>(<font>.*?<\/font>)/.exec(styles) ?? [];
  expect(first).toContain('Arial');
});
