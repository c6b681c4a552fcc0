import { describe, expect, test } from 'vitest';
import { parseFile } from './parse-file';
import type { ReadOutcome } from './sheet-rows';

function read(bytes: Uint8Array | string): Promise<ReadOutcome> {
  return parseFile({
    bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    fileName: 'rekap.csv',
  });
}

async function cellsOf(bytes: Uint8Array | string) {
  const outcome = await read(bytes);
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.sheets[0]?.rows.map((row) => row.cells);
}

const table = [
  ['kode', 'wilayah', 'online'],
  ['32.15.01', 'Pangkalan', '734.768'],
  ['32.15.02', 'Soka"an', '3'],
];

function csv(separator: string, lineEnd: string): string {
  const cell = (text: string) => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);
  return table.map((row) => row.map(cell).join(separator) + lineEnd).join('');
}

describe('separators and line ends', () => {
  for (const separator of [';', ',', '\t']) {
    for (const lineEnd of ['\r\n', '\n', '\r']) {
      test(JSON.stringify([separator, lineEnd]), async () => {
        expect(await cellsOf(csv(separator, lineEnd))).toEqual(table);
      });
    }
  }

  test('the separator is decided once: thousands with a comma stay in their cell', async () => {
    expect(await cellsOf('kode;online;manual\n32.15;33,046;1,000\n32.16;2,000;3,000\n')).toEqual([
      ['kode', 'online', 'manual'],
      ['32.15', '33,046', '1,000'],
      ['32.16', '2,000', '3,000'],
    ]);
  });

  test('a title above the table does not mislead', async () => {
    expect(await cellsOf('Rekap, Karawang, April\n\nkode;online\n32.15;1\n32.16;2\n')).toHaveLength(4);
  });

  test('sep= names it and is no row', async () => {
    const outcome = await read('sep=,\r\nkode,online\r\n32.15,1\r\n');
    expect(outcome).toMatchObject({
      ok: true,
      sheets: [{ rows: [{ number: 1 }, { number: 2, cells: ['32.15', '1'] }] }],
    });
  });
});

describe('encodings', () => {
  const text = 'kode;wilayah;online\r\n32.15;Désa ’A;1\r\n';
  const utf16 = (mark: boolean, big: boolean) => {
    const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  const windows1252 = Buffer.from([...text].map((letter) => (letter === '’' ? 0x92 : (letter.codePointAt(0) ?? 0))));
  test.each<[string, Uint8Array | string]>([
    ['UTF-8', text],
    ['UTF-8 with mark', `\ufeff${text}`],
    ['Windows-1252', windows1252],
    ['UTF-16 LE with mark', utf16(true, false)],
    ['UTF-16 BE with mark', utf16(true, true)],
  ])('%s', async (_what, bytes) => {
    expect(await cellsOf(bytes)).toEqual([
      ['kode', 'wilayah', 'online'],
      ['32.15', 'Désa ’A', '1'],
    ]);
  });

  test('UTF-16 without a mark', async () => {
    const plain = 'kode;online\r\n32.15;1\r\n';
    expect(await cellsOf(Buffer.from(plain, 'utf16le'))).toEqual([
      ['kode', 'online'],
      ['32.15', '1'],
    ]);
    expect(await read(Buffer.from(`\ufeff${plain}`, 'utf16le').subarray(0, -1))).toMatchObject({
      ok: false,
      problem: { type: 'file-cut-off' },
    });
  });
});

describe('quotes and numbers of rows', () => {
  test('quotes inside a plain cell stay', async () => {
    expect(await cellsOf('kode;wilayah;online\n32.15;Soka"an;1\n')).toEqual([
      ['kode', 'wilayah', 'online'],
      ['32.15', 'Soka"an', '1'],
    ]);
  });

  test('a line end inside quotes is one row, empty lines count', async () => {
    const outcome = await read('"Rekap\nKarawang";\n\nkode;online\n32.15;1\n');
    expect(outcome).toMatchObject({ ok: true, sheets: [{ rows: [{ number: 1 }, { number: 3 }, { number: 4 }] }] });
  });

  test('headers of objects are only text', async () => {
    expect(await cellsOf('kode;__proto__;constructor\n32.15;1;2\n')).toEqual([
      ['kode', '__proto__', 'constructor'],
      ['32.15', '1', '2'],
    ]);
  });
});

describe('a cut file', () => {
  const whole = 'kode;wilayah;online\n32.15.01;"Pangkalan";10\n32.15.02;"Tegalwaru";120\n';

  test.each([
    ['in quotes', whole.slice(0, whole.lastIndexOf('waru'))],
    ['before the last column', whole.slice(0, whole.lastIndexOf(';'))],
    ['in the code', whole.slice(0, whole.lastIndexOf('.02'))],
  ])('%s is refused', async (_where, text) => {
    expect(await read(text)).toMatchObject({ ok: false, problem: { status: 422, type: 'file-cut-off' } });
  });

  test('in the last figure cannot be told for sure: a warning says so', async () => {
    expect(await read(whole.slice(0, -2))).toMatchObject({ ok: true, warnings: [{ row: 3 }] });
    expect(await read(whole)).toMatchObject({ ok: true, warnings: [] });
  });
});
