import { levelOfCode, nationCode } from '../../domain/areas';
import type { CellValue } from '../read/sheet-rows';

const nation = /^(?:id|00|indonesia|nasional)$/i;
/** Blocks of a code, each set apart or not: a sign between them stands where a block ends. */
const blocks = /^['"]?(\d{2})(?:[\s.\-/]*(\d{2})(?:[\s.\-/]*(\d{2})(?:[\s.\-/]*(\d{4}))?)?)?[.'"]?$/;
const kabupatenWithComma = /^\d{2},\d{2}$/;
/** A program that keeps codes as numbers with a fraction writes 3215032001.0; nothing is lost of it. */
const wholeWithFraction = /^(\d{10}|\d{6}|\d{4}|\d{2})[.,]0$/;

/**
 * The dotted code that a cell holds: dotted or not, text or number, with spaces or an apostrophe around it. Null when it
 * is none, by its shape; whether such an area exists is another question. The whole cell is a code or it holds none: what
 * a program has shortened or rounded is not guessed (`describeRuin`).
 */
export function readCode(value: CellValue | undefined): string | null {
  if (value === null || value === undefined || typeof value === 'boolean') return null;
  const text = plainText(value);
  if (nation.test(text)) return nationCode;
  const whole = wholeWithFraction.exec(text)?.[1] ?? (kabupatenWithComma.test(text) ? text.replace(',', '') : text);
  const [, ...found] = blocks.exec(whole) ?? [];
  const code = found.filter((block) => block !== undefined).join('.');
  return levelOfCode(code) === null ? null : code;
}

function plainText(value: CellValue): string {
  return String(value)
    .replaceAll(/[\u00a0\u200b]/g, ' ')
    .trim();
}

const dayOfCode =
  /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[-/\s](?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec|\d{1,2}[-/]\d{2,4}))/i;

/** What a program made of a code; `meant`: the codes that it may have been, as far as they can be told. */
export type RuinedCode = { how: string; meant: string[] };

/**
 * How a cell tells that it was a code before a program took it for a number, a day or a time: 3.215E+09, 3.215.032.001,
 * 32.1 for 32.10, 11:01. Null: it tells nothing of the kind.
 */
export function describeRuin(value: CellValue | undefined): RuinedCode | null {
  if (value === null || value === undefined || typeof value === 'boolean') return null;
  const text = plainText(value).replaceAll(/^['"]|['"]$/g, '');
  if (/^\d{2,6}0{4,}$/.test(text) && text.length === 10) return ruined('angka yang dibulatkan');
  if (readCode(text) !== null) return null;
  if (/^\d(?:[.,]\d+)?\s*e\s*[+-]?\s*\d+$/i.test(text))
    return ruined('angka berpangkat, sehingga digit akhirnya hilang');
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return ruined('angka dengan pemisah ribuan');
  const short = /^(\d{2})[.,](\d)$/.exec(text);
  if (short) {
    const [, province = '', digit = ''] = short;
    return ruined('pecahan, sehingga nol di belakangnya hilang', [`${province}.${digit}0`, `${province}.0${digit}`]);
  }
  if (/^\d{2,10}[.,]\d+$/.test(text)) return ruined('pecahan');
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(text)) return ruined('jam');
  return dayOfCode.test(text) ? ruined('tanggal') : null;
}

function ruined(what: string, meant: string[] = []): RuinedCode {
  return { how: `program pengolah angka menjadikannya ${what}`, meant };
}

/** What to do so that codes stay as they are. */
export const keepCodesAsText =
  'Format kolom kode sebagai Teks sebelum kodenya diketik atau ditempel, isi kembali dari file asalnya, lalu unggah lagi.';

/** Whether a code has the shape of Statistics Indonesia (BPS): seven digits, or ten with a village number below 1000. */
export function looksLikeBps(value: CellValue | undefined): boolean {
  const digits = String(value ?? '').replaceAll(/[\s.'"]/g, '');
  return /^\d{7}$/.test(digits) || /^\d{6}0\d{3}$/.test(digits);
}
