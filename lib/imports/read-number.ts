import { formatCount } from '../format/numbers';
import { type ColumnLocale, isAmbiguous } from './decide-locale';
import type { CellValue } from './sheet-rows';

/**
 * `value` is null where nothing was reported: an empty cell or a dash, never 0. `note` says how a word was read.
 */
export type NumberReading =
  | { ok: true; value: number | null; note?: string }
  | { ok: false; reason: string; suggestion: string };

const dash = /^[-–—]$/;
/** Groups of three, all with the same separator: 734.768, 1,963,824, 12 345. */
const grouped = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[ \u00a0\u202f]\d{3})+)$/;
const plain = /^\d+$/;
const mostDigits = 15;
const zero = /^(?:nol|nihil|kosong)$/i;
/** "271 ribu", "1,1 juta": a number and the word for its thousands. */
const worded = /^(\d{1,4})(?:[.,](\d{1,3}))?\s*(ribu|rb|juta|jt)\.?$/i;

/**
 * The whole number in a cell. A dot or comma stands between groups of three digits or the cell is refused, so that
 * `734.768` is 734768 and `3,5` never becomes 35. `largest` is the most that a report may state.
 * @param locale what the whole column says of its signs; a cell that it leaves open is refused with the question
 */
export function readNumber(
  value: CellValue | undefined,
  largest: number,
  locale: ColumnLocale = plainLocale,
): NumberReading {
  if (value === null || value === undefined) return { ok: true, value: null };
  if (typeof value === 'number') return readNumeric(value, largest);
  const text = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : bare(value);
  if (text === '' || dash.test(text)) return { ok: true, value: null };
  if (zero.test(text)) return { ok: true, value: 0, note: `'${text}' dibaca 0` };
  const words = worded.exec(text);
  if (words) return readWorded(text, words, largest);
  if (isAmbiguous(text, locale)) return locale.open ? refuseAmbiguous(text) : refuseFraction(text);
  if (!plain.test(text) && !grouped.test(text)) return refuseText(text);
  const digits = text.replaceAll(/\D/g, '');
  if (digits.replace(/^0+/, '').length > mostDigits) return tooBig(text, largest);
  return inRange(Number(digits), text, largest);
}

/** A text without the apostrophe that made it one in Excel, and that stays in front of it in a CSV. */
function bare(text: string): string {
  return text
    .replaceAll('\u200b', '')
    .trim()
    .replace(/^['’](?=[\d-])/, '');
}

const plainLocale: ColumnLocale = { grouping: null, fraction: null, open: false };

function readWorded(text: string, parts: RegExpExecArray, largest: number): NumberReading {
  const [, whole = '', decimals = '', word = ''] = parts;
  const zeros = /^(?:ribu|rb)$/i.test(word) ? 3 : 6;
  const reading = inRange(Number(`${whole}${decimals.padEnd(zeros, '0')}`), text, largest);
  return reading.ok && reading.value !== null
    ? { ...reading, note: `'${text}' dibaca ${formatCount(reading.value)}` }
    : reading;
}

function refuseFraction(text: string): NumberReading {
  return refused(`'${text}' adalah pecahan menurut pilihan Anda untuk kolom ini`, 'Tulis bilangan bulat.');
}

function refuseAmbiguous(text: string): NumberReading {
  const digits = text.replaceAll(/\D/g, '');
  return refused(
    `'${text}' dapat berarti ${formatCount(Number(digits))} atau pecahan, karena kolom ini juga memuat pecahan`,
    `Pilih arti tanda kolom ini di bagian Kolom dalam file, atau tulis ${digits} tanpa titik dan koma bila itu maksudnya.`,
  );
}

function readNumeric(value: number, largest: number): NumberReading {
  if (Number.isSafeInteger(value) && value >= 0 && value <= largest) return { ok: true, value };
  // Excel keeps 15 digits; what follows is noise of its binary arithmetic (28800.000000000004).
  const shown = Number(value.toPrecision(mostDigits));
  const text = String(shown).replace('.', ',');
  if (!Number.isFinite(shown) || shown >= 10 ** mostDigits) return tooBig(text, largest);
  if (shown < 0) return refused(`'${text}' negatif`, 'Angka laporan adalah jumlah sampai hari itu: 0 atau lebih.');
  if (Number.isInteger(shown)) return inRange(shown, text, largest);
  const thousands = Number((shown * 1_000).toPrecision(mostDigits));
  const meant =
    Number.isInteger(thousands) && thousands <= largest
      ? ` Bila maksudnya ${thousands}, ketik ${thousands} tanpa titik dan koma.`
      : '';
  return refused(
    `'${text}' bukan bilangan bulat`,
    `Di Excel sel ini berisi pecahan.${meant || ' Tulis bilangan bulat.'}`,
  );
}

function inRange(value: number, text: string, largest: number): NumberReading {
  return value > largest ? tooBig(text, largest) : { ok: true, value };
}

function tooBig(text: string, largest: number): NumberReading {
  const digits = text.replaceAll(/\D/g, '');
  const meant = Number(digits.slice(0, -3));
  const check =
    digits.endsWith('000') && !/[^\d.,\s]/.test(text) && meant > 0 && meant <= largest
      ? `Mungkin kelebihan tiga nol: ${formatCount(meant)}?`
      : 'Periksa jumlah angkanya.';
  return refused(`'${text.slice(0, 40)}' terlalu besar`, `Batasnya ${formatCount(largest)}. ${check}`);
}

function refuseText(text: string): NumberReading {
  const quoted = `'${text.length > 40 ? `${text.slice(0, 39)}…` : text}'`;
  if (text.startsWith('='))
    return refused(
      `${quoted} rumus tanpa hasil`,
      'Buka di Excel, simpan, lalu unggah lagi; atau tempel nilainya saja.',
    );
  if (/^#[A-Z0-9/!?]+$/.test(text))
    return refused(`${quoted} adalah galat rumus Excel`, 'Perbaiki rumusnya, atau tempel nilainya saja.');
  if (/^[-−(]\s*\d[\d.,]*\)?$/.test(text)) {
    return refused(`${quoted} negatif`, 'Angka laporan adalah jumlah sampai hari itu: 0 atau lebih.');
  }
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) {
    return refused(`${quoted} ditulis sebagai bilangan berpangkat`, 'Tulis semua angkanya, misalnya 734768.');
  }
  if (/%$/.test(text)) return refused(`${quoted} adalah persen`, 'Tulis jumlahnya, bukan persennya.');
  if (/^\d+,\d+$/.test(text)) return refused(`${quoted} bukan bilangan bulat`, 'Tulis tanpa koma.');
  if (/^[\d.,]+$/.test(text))
    return refused(`${quoted} bukan bilangan bulat`, 'Tulis tanpa titik dan koma, misalnya 734768.');
  return refused(`${quoted} bukan angka`, 'Tulis angka saja, atau kosongkan bila belum lapor.');
}

function refused(reason: string, suggestion: string): NumberReading {
  return { ok: false, reason, suggestion };
}
