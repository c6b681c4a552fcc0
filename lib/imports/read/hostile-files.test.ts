import { describe, expect, test } from 'vitest';
import { uploadLimits } from '../../domain/imports';
import { buildWorkbook, rowXml, workbookParts } from '../fixtures/build-workbook';
import { buildZip, type PackedFile } from '../fixtures/build-zip';
import { parseFile } from './parse-file';
import type { FileProblem } from './sheet-rows';

async function problemOf(bytes: Uint8Array | string, fileName: string): Promise<FileProblem | null> {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const start = performance.now();
  const outcome = await parseFile({ bytes: content, fileName });
  expect(performance.now() - start).toBeLessThan(15_000);
  return outcome.ok ? null : outcome.problem;
}

const good = { sheets: { Rekap: rowXml(1, ['kode_wilayah', 'online']) + rowXml(2, ['32.15', 5]) } };

/** The good workbook with one part changed or, by a new name, added. */
function changed(name: string, change: Partial<PackedFile>): Uint8Array {
  const parts = workbookParts(good);
  const known = parts.some((part) => part.name === name);
  return buildZip(
    known
      ? parts.map((part) => (part.name === name ? { ...part, ...change } : part))
      : [...parts, { name, content: '', ...change }],
  );
}

test('the workbook that the others are made from is fine', async () => {
  expect(await problemOf(buildWorkbook(good), 'rekap.xlsx')).toBeNull();
});

describe('415: not CSV, not XLSX', () => {
  const ole = (rest: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(rest, 'utf16le')]);
  test.each<[string, Uint8Array | string, string, string]>([
    ['PDF', '%PDF-1.7\nx', 'rekap.pdf', 'PDF'],
    ['PNG named XLSX', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'rekap.xlsx', 'gambar'],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]), 'foto.jpg', 'gambar'],
    ['old Excel', ole('Workbook'), 'rekap.xls', 'XLS'],
    ['JSON', '{"a": [1]}', 'rekap.json', 'JSON'],
    ['cut JSON', '[{"kode": "32.15", ', 'rekap.csv', 'JSON'],
    ['HTML named XLS', '<html><table><tr><td>1</td></tr></table></html>', 'rekap.xls', 'HTML'],
    ['XML of Excel 2003', '<?xml version="1.0"?><Workbook/>', 'rekap.xml', 'XML'],
    ['bytes', Buffer.from([1, 2, 3, 4, 5, 6, 7]), 'rekap.csv', 'bukan teks CSV'],
    ['NUL in a CSV', 'kode,online\n32.15,5\0\n', 'rekap.csv', 'NUL'],
    ['CSV named XLSX', 'kode;online\n32.15;5\n', 'rekap.xlsx', '.csv'],
    ['CSV named DOC', 'kode;online\n32.15;5\n', 'rekap.doc', '.doc'],
    ['XLSX named CSV', buildWorkbook(good), 'rekap.csv', '.xlsx'],
    ['XLSX named PDF', buildWorkbook(good), 'rekap.pdf', '.xlsx'],
    ['macros by content', changed('xl/vbaProject.bin', { content: 'x' }), 'rekap.xlsx', 'makro'],
    [
      'macros by type',
      buildWorkbook({ ...good, contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
      'rekap.xlsm',
      'makro',
    ],
    [
      'XLSB',
      buildZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.bin', content: 'x' },
      ]),
      'rekap.xlsb',
      'XLSB',
    ],
    [
      'ODS',
      buildZip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', content: '<x/>' },
        { name: 'META-INF/manifest.xml', content: '<x/>' },
      ]),
      'rekap.ods',
      'ODS',
    ],
    [
      'Word',
      buildZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<x/>' },
      ]),
      'rekap.docx',
      'Word',
    ],
    ['a workbook in a ZIP', buildZip([{ name: 'rekap.xlsx', content: buildWorkbook(good) }]), 'rekap.xlsx', 'ZIP'],
    [
      'ZIP in ZIP in ZIP',
      buildZip([
        { name: 'b.zip', content: buildZip([{ name: 'c.zip', content: buildZip([{ name: 'd', content: '' }]) }]) },
      ]),
      'rekap',
      'ZIP',
    ],
    ['GIF', 'GIF89a', 'rekap', 'gambar'],
    ['GZIP', Buffer.from([0x1f, 0x8b, 8, 0]), 'rekap.csv.gz', 'GZIP'],
    ['RAR', 'Rar!\u001a\u0007', 'rekap.rar', 'RAR'],
    ['a script', 'kode;online\n32.15;5\n', 'rekap.exe', '.exe'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'rekap.csv', 'XML'],
    ['plain ZIP', buildZip([{ name: 'rekap.csv', content: 'a;b' }]), 'rekap.zip', 'ZIP'],
  ])('%s', async (_what, bytes, fileName, words) => {
    const problem = await problemOf(bytes, fileName);
    expect(problem).toMatchObject({ status: 415, detail: expect.stringContaining(words) });
  });
});

describe('422: not to be read', () => {
  const whole = buildWorkbook(good);
  const encrypted = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]);
  const sheet = 'xl/worksheets/sheet1.xml';
  const doctype =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>';
  test.each<[string, Uint8Array | string, string]>([
    ['nothing at all', '', '0 byte'],
    ['only blanks', ' \r\n\t ', 'tidak berisi'],
    ['a workbook of empty cells', buildWorkbook({ sheets: { Rekap: '<row r="1"><c r="A1" s="1"/></row>' } }), 'kosong'],
    ['encrypted by Excel', encrypted, 'kata sandi'],
    ['encrypted entries', changed(sheet, { flags: 1 }), 'kata sandi'],
    ['an entity from outside', changed(sheet, { content: doctype }), 'DOCTYPE'],
    [
      'an entity of its own',
      changed('xl/sharedStrings.xml', { content: '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst/>' }),
      'DOCTYPE',
    ],
    [
      'entities of entities',
      changed(sheet, {
        content: `<!DOCTYPE x [<!ENTITY a "ha">${Array.from('bcdefghi', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]><worksheet>&i;</worksheet>`,
      }),
      'DOCTYPE',
    ],
    ['half a pair of UTF-16', Buffer.from([0xff, 0xfe, 0x61, 0, 0x3b, 0, 0x00, 0xd8, 0x0a, 0]), 'UTF-16'],
    ['an open quote', 'kode;online\n32.15;"5\n', 'kutip'],
    ['an unknown entity', changed(sheet, { content: '<worksheet>&lol;</worksheet>' }), 'entitas'],
    ['XML that stops', changed(sheet, { content: '<worksheet><sheetData><row r="1">' }), 'terputus'],
    ['XML that crosses', changed(sheet, { content: '<worksheet><a></b></worksheet>' }), 'XML'],
    ['deep XML', changed(sheet, { content: '<a>'.repeat(10_000) }), 'terlalu dalam'],
    ['letters that are none', changed(sheet, { content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xff]) }), 'huruf'],
    ['a wrong checksum', changed(sheet, { declaredCrc: 1 }), 'daftar isi'],
    ['less than it says', changed(sheet, { declaredSize: 9_999 }), 'daftar isi'],
    ['more than it says', changed(sheet, { declaredSize: 3 }), 'daftar isi'],
    ['a strange packing', changed(sheet, { method: 12 }), 'pemampatan'],
    ['the same part twice', buildZip([...workbookParts(good), { name: sheet, content: '<worksheet/>' }]), 'dua kali'],
    ['ZIP64', changed(sheet, { declaredSize: 0xffffffff }), 'ZIP64'],
    ['no sheets', changed('xl/workbook.xml', { content: '<workbook><sheets/></workbook>' }), 'tidak memuat lembar'],
    [
      'a missing text',
      changed(sheet, { content: '<worksheet><sheetData><row><c t="s"><v>9</v></c></row></sheetData></worksheet>' }),
      'teksnya',
    ],
    [
      'rows out of order',
      changed(sheet, { content: `<worksheet><sheetData>${rowXml(2, [1])}${rowXml(1, [1])}</sheetData></worksheet>` }),
      'Susunan baris',
    ],
  ])('%s', async (_what, bytes, words) => {
    expect(await problemOf(bytes, 'rekap')).toMatchObject({ status: 422, detail: expect.stringContaining(words) });
  });

  test('a workbook that is cut, anywhere, is refused', async () => {
    for (let length = 4; length < whole.length; length += 37) {
      expect(await problemOf(whole.slice(0, length), 'rekap.xlsx')).toMatchObject({ status: 422 });
    }
    expect(await problemOf(whole.slice(0, -30), 'rekap.xlsx')).toMatchObject({ type: 'file-cut-off' });
  });

  test('a workbook that is cut at each tenth is refused, and a CSV so cut is refused or warned of', async () => {
    const csv = Buffer.from(
      `kode_wilayah;wilayah;online\r\n${'32.15.03.2001;Sukaluyu;1200\r\n'.repeat(20)}`.slice(0, -2),
    );
    for (let tenth = 1; tenth < 10; tenth++) {
      const cut = (bytes: Uint8Array) => bytes.slice(0, Math.floor((bytes.length * tenth) / 10));
      expect(await problemOf(cut(whole), 'rekap.xlsx')).toMatchObject({ status: 422 });
      const outcome = await parseFile({ bytes: cut(csv), fileName: 'rekap.csv' });
      const words = outcome.ok ? outcome.warnings.map(({ message }) => message).join() : outcome.problem.detail;
      expect(words).toContain('terpotong');
    }
  });

  test('entries that share their bytes are refused', async () => {
    const bytes = Buffer.from(buildZip(workbookParts(good)));
    const last = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const before = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]), last - 1);
    bytes.writeUInt32LE(bytes.readUInt32LE(before + 42), last + 42);
    expect(await problemOf(bytes, 'rekap.xlsx')).toMatchObject({
      status: 422,
      detail: expect.stringContaining('tumpang tindih'),
    });
  });
});

describe('413: over a limit, which the message names', () => {
  const sheet = 'xl/worksheets/sheet1.xml';
  const cell = (address: string) =>
    `<worksheet><dimension ref="A1"/><sheetData><row r="${address.replace(/\D/g, '')}"><c r="${address}"><v>1</v></c></row></sheetData></worksheet>`;
  const ofSheets = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_sheet, at) => [`L${at}`, rowXml(1, ['a'])]));
  test.each<[string, () => Uint8Array, string]>([
    ['bytes', () => new Uint8Array(uploadLimits.bytes + 1).fill(97), '25 MB'],
    ['a zip bomb', () => changed(sheet, { content: Buffer.alloc(30_000_000, 32) }), '200 kali'],
    [
      'a bomb in many parts',
      () =>
        buildZip([
          ...workbookParts(good),
          ...Array.from({ length: 60 }, (_part, at) => ({ name: `b${at}`, content: Buffer.alloc(7_500_000) })),
        ]),
      '400 MB',
    ],
    [
      'entries',
      () => buildZip(Array.from({ length: 1_001 }, (_part, at) => ({ name: `x${at}`, content: '' }))),
      '1.000 bagian',
    ],
    ['sheets', () => buildWorkbook({ sheets: ofSheets(101) }), '100 lembar'],
    ['one cell at XFD1048576', () => changed(sheet, { content: cell('XFD1048576') }), '256 kolom'],
    [
      '16,384 columns',
      () =>
        changed(sheet, {
          content: `<worksheet><sheetData><row r="1">${'<c><v>1</v></c>'.repeat(16_384)}</row></sheetData></worksheet>`,
        }),
      '256 kolom',
    ],
    ['one cell at A1048576', () => changed(sheet, { content: cell('A1048576') }), '200.000 baris'],
    ['a long cell', () => buildWorkbook({ sheets: { R: rowXml(1, ['x'.repeat(2_001)]) } }), '2.000 huruf'],
    ['an endless cell', () => buildWorkbook({ sheets: { R: rowXml(1, ['ab'.repeat(400_000)]) } }), '2.000 huruf'],
    [
      'cells',
      () =>
        changed(sheet, {
          content: `<worksheet><sheetData>${Array.from({ length: 20_000 }, (_row, at) => `<row r="${at + 1}"><c r="IV${at + 1}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>`,
        }),
      '4.000.000 sel',
    ],
    ['CSV rows', () => Buffer.from('a\n'.repeat(200_001)), '200.000 baris'],
    ['CSV columns', () => Buffer.from(`${'a;'.repeat(256)}b\n`), '256 kolom'],
    ['CSV cell', () => Buffer.from(`a;b\n${'x'.repeat(2_001)};1\n`), '2.000 huruf'],
    ['CSV of commas', () => Buffer.from(','.repeat(5_000_000)), '4.000.000 sel'],
  ])('%s', async (_what, build, words) => {
    expect(await problemOf(build(), '')).toMatchObject({
      status: 413,
      type: 'file-too-large',
      detail: expect.stringContaining(words),
    });
  });
});

describe('a 16-digit number anywhere refuses the file and is not repeated', () => {
  const nik = '3215010101900001';
  test.each<[string, Uint8Array | string, string]>([
    ['a CSV cell', `kode;online;catatan\n32.15;5;${nik}\n`, 'Baris 2, kolom C'],
    ['inside text', `kode;online;catatan\n32.15;5;KK ${nik} a.n. Ani\n`, 'Baris 2, kolom C'],
    ['in groups', 'kode;online;catatan\n32.15;5;3215 0101 0190 0001\n', 'Baris 2, kolom C'],
    ['as the card prints it', 'kode;online;catatan\n32.15;5;321501 010190 0001\n', 'Baris 2, kolom C'],
    ['a header', `kode;${nik}\n32.15;5\n`, 'Baris 1, kolom B'],
    [
      'a number',
      buildWorkbook({ sheets: { Rekap: rowXml(4, ['32.15', Number(nik)]) } }),
      "Lembar 'Rekap', baris 4, kolom B",
    ],
    [
      'a hidden sheet',
      buildWorkbook({ sheets: { Rekap: rowXml(1, ['a']), '-Rahasia': rowXml(9, [nik]) } }),
      "Lembar 'Rahasia', baris 9, kolom A",
    ],
    ['a comment', changed('xl/comments1.xml', { content: `<comments><t>${nik}</t></comments>` }), 'komentar'],
    ['a text that no cell shows', buildWorkbook({ ...good, strings: [`<t>${nik}</t>`] }), 'Teks'],
  ])('%s', async (_what, bytes, words) => {
    const problem = await problemOf(bytes, '');
    expect(problem).toMatchObject({ status: 422, type: 'file-holds-nik', detail: expect.stringContaining(words) });
    expect(problem?.detail.replaceAll(/\D/g, '')).not.toContain('0101');
  });

  test('the file name too', async () => {
    expect(await problemOf('kode;online\n32.15;5\n', `rekap ${nik}.csv`)).toMatchObject({ type: 'file-holds-nik' });
  });

  test.each(['321501010190001', '32150101019000012', '32.15.01.2001', '2021-04-12 14:30:00', '1.963.824'])(
    '%s is none',
    async (text) => {
      expect(await problemOf(`kode;online;catatan\n32.15;5;${text}\n`, 'a.csv')).toBeNull();
    },
  );
});
