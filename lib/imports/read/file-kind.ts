import { cutOff, FileRefusal, unreadable, wrongType } from './file-problem';

export type FileKind = { kind: 'xlsx' } | { kind: 'csv'; text: string };

const magics: readonly { bytes: readonly number[]; detail: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], detail: 'Ini file PDF. Unggah tabel aslinya sebagai XLSX atau CSV.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], detail: 'Ini gambar (PNG). Unggah tabel aslinya sebagai XLSX atau CSV.' },
  { bytes: [0xff, 0xd8, 0xff], detail: 'Ini gambar (JPEG). Unggah tabel aslinya sebagai XLSX atau CSV.' },
  { bytes: [0x47, 0x49, 0x46, 0x38], detail: 'Ini gambar (GIF). Unggah tabel aslinya sebagai XLSX atau CSV.' },
  { bytes: [0x52, 0x49, 0x46, 0x46], detail: 'Ini gambar atau rekaman. Unggah tabel aslinya sebagai XLSX atau CSV.' },
  { bytes: [0x1f, 0x8b], detail: 'Ini arsip GZIP. Buka dulu, lalu unggah file di dalamnya.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], detail: 'Ini arsip RAR. Buka dulu, lalu unggah file di dalamnya.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], detail: 'Ini arsip 7z. Buka dulu, lalu unggah file di dalamnya.' },
  {
    bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    detail: 'Ini dokumen RTF. Salin tabelnya ke Excel, simpan sebagai XLSX, lalu unggah lagi.',
  },
];

const textEndings = ['csv', 'txt', 'tsv'];
const knownEndings = [...textEndings, 'xlsx'];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** The ending of a file name in lower case, '' when it has none. */
function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
}

/** What a file is, by its bytes; its name must not say otherwise. Throws FileRefusal (415 or 422). */
export function detectFileKind(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.byteLength === 0)
    throw new FileRefusal(unreadable('File kosong (0 byte). Pilih file lain, atau ambil ulang filenya.'));
  const ending = endingOf(fileName);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oleRefusal(bytes);
  const known = magics.find((magic) => startsWith(bytes, magic.bytes));
  if (known) throw new FileRefusal(wrongType(known.detail));
  if (startsWith(bytes, [0x50, 0x4b]) && (bytes[2] ?? 0) < 9) {
    if (textEndings.includes(ending)) throw mismatch(ending, 'buku kerja Excel atau arsip ZIP', 'xlsx');
    return { kind: 'xlsx' };
  }
  const text = decodeText(bytes);
  refuseOtherTexts(text);
  if (ending === 'xlsx') throw mismatch(ending, 'teks, bukan buku kerja Excel', 'csv');
  if (ending !== '' && !knownEndings.includes(ending)) {
    throw new FileRefusal(wrongType(`File berakhiran .${ending} tidak diterima. Unggah file CSV atau XLSX.`));
  }
  return { kind: 'csv', text };
}

/** Refuses a workbook whose name says that it is something else; asked last, for its content may say more. */
export function refuseOtherEnding(fileName: string): void {
  const ending = endingOf(fileName);
  if (ending !== '' && ending !== 'xlsx') throw mismatch(ending, 'buku kerja Excel (XLSX)', 'xlsx');
}

function mismatch(ending: string, content: string, right: string): FileRefusal {
  return new FileRefusal(
    wrongType(
      `Nama file berakhiran .${ending}, tetapi isinya ${content}. Simpan ulang dari Excel, atau ganti akhirannya menjadi .${right}.`,
    ),
  );
}

function oleRefusal(bytes: Uint8Array): FileRefusal {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return encrypted
    ? new FileRefusal(
        unreadable('File Excel ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.'),
      )
    : new FileRefusal(
        wrongType('Ini file Excel lama (XLS) atau dokumen Office lama. Simpan sebagai XLSX, lalu unggah lagi.'),
      );
}

/**
 * The text of a CSV: by its mark (BOM) UTF-8 or UTF-16; without one UTF-16 where every second byte is 0, else UTF-8, else
 * Windows-1252, in which Excel saves. Throws FileRefusal on NUL and on bytes that no text has.
 */
function decodeText(bytes: Uint8Array): string {
  const text = decodeAs(bytes);
  if (text.includes('\0')) {
    throw new FileRefusal(
      wrongType('File ini memuat byte NUL: bukan teks CSV, atau rusak. Simpan ulang dari Excel sebagai CSV UTF-8.'),
    );
  }
  // Anything below space that is not a tab or a line end never stands in a table.
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) {
      throw new FileRefusal(
        wrongType('Isi file ini bukan teks CSV dan bukan buku kerja Excel. Unggah file CSV atau XLSX.'),
      );
    }
  }
  if (text.trim() === '')
    throw new FileRefusal(unreadable('File tidak berisi apa-apa. Pilih file lain, atau ambil ulang filenya.'));
  return text;
}

function decodeAs(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const sample = bytes.subarray(0, 200);
  const zeroAt = (odd: 0 | 1) => sample.every((byte, at) => at % 2 !== odd || byte === 0);
  if (sample.length >= 4 && !(zeroAt(0) && zeroAt(1))) {
    if (zeroAt(1)) return decodeUtf16(bytes, 'utf-16le');
    if (zeroAt(0)) return decodeUtf16(bytes, 'utf-16be');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** Half a letter at the end can only come from a cut. */
function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefusal(
      cutOff('Teks UTF-16 di file ini tidak utuh: file sepertinya terpotong. Ambil ulang filenya, lalu unggah lagi.'),
    );
  }
}

/** What Windows-1252 has where Latin-1 has control codes, 0x80 to 0x9f. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20's own decoder of this name reads Latin-1, and so loses the ’ of Indonesian names. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replaceAll(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}

function refuseOtherTexts(text: string): void {
  const start = text.trimStart().slice(0, 500).toLowerCase();
  if (/^<(?:!doctype html|html|head|body|table|div|meta|style)/.test(start)) {
    throw new FileRefusal(
      wrongType(
        'Ini halaman web (HTML), walau mungkin bernama .xls. Buka di Excel, simpan sebagai XLSX, lalu unggah lagi.',
      ),
    );
  }
  if (start.startsWith('<?xml') || /^<[a-z][a-z0-9:]*[\s>]/.test(start)) {
    throw new FileRefusal(wrongType('Ini file XML. Buka di Excel, simpan sebagai XLSX, lalu unggah lagi.'));
  }
  if (/^[[{]/.test(start) && isJson(text))
    throw new FileRefusal(wrongType('Ini file JSON. Unggah tabelnya sebagai CSV atau XLSX.'));
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return /^\s*(?:\{\s*"|\[\s*[{["\d])/.test(text);
  }
}
