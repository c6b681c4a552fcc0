import { formatCount } from '../../format/numbers';
import type { CellValue } from '../read/sheet-rows';
import { type ColumnLocale, isAmbiguous, thousandsOf } from './decide-locale';

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
/** Decimals that are none: 1100.0, 640,00, 1.100,00, 1 100,0. Three zeros behind up to three digits are a group. */
const zeroDecimals =
  /^(?:(\d+)[.,](?:0{1,2}|0{4,})|([1-9]\d{0,2}(?:(?:\.\d{3})+(?=,)|(?:,\d{3})+(?=\.)|(?:[ \u00a0\u202f]\d{3})+(?=[.,])))[.,]0+)$/;
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
  const inDoubt = locale.open || locale.said === 'inThousands';
  if (typeof value === 'number') {
    // Most cells of most files.
    if (!inDoubt && Number.isSafeInteger(value) && value >= 0 && value <= largest) return { ok: true, value };
    const shown = Number(value.toPrecision(mostDigits));
    if (inDoubt && shown > 0) return readInDoubt(String(shown), value, { largest, locale });
    // Of a number that is signed by its program: 1.234 is what the column says of its signs, 12.5 is refused.
    const thousands = locale.said === 'thousands' ? thousandsOf(shown) : null;
    if (thousands !== null) return inRange(thousands, String(shown), largest);
    return readNumeric(value, largest);
  }
  const text = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : bare(value);
  if (text === '' || dash.test(text)) return { ok: true, value: null };
  if (zero.test(text)) return { ok: true, value: 0, note: `'${text}' dibaca 0` };
  const words = worded.exec(text);
  if (words) return readWorded(text, words, largest);
  if (inDoubt && !/^0+(?:[.,]0+)?$/.test(text)) return readInDoubt(text, text, { largest, locale });
  if (isAmbiguous(text, locale)) return refuseFraction(text);
  return readText(text, largest);
}

function readText(text: string, largest: number): NumberReading {
  const [, digitsBefore, groupsBefore] = zeroDecimals.exec(text) ?? [];
  const whole = digitsBefore ?? groupsBefore;
  if (whole !== undefined) return readText(whole, largest);
  if (!plain.test(text) && !grouped.test(text)) return refuseText(text);
  const digits = text.replaceAll(/\D/g, '');
  if (digits.replace(/^0+/, '').length > mostDigits) return tooBig(text, largest);
  return inRange(Number(digits), text, largest);
}

/** A number that its cell shows as a percent: 1 is 100 %, and no family. */
export function refusePercent(share: number): { reason: string; suggestion: string } {
  const percent = String(Number((share * 100).toPrecision(mostDigits))).replace('.', ',');
  return { reason: `'${percent} %' adalah persen`, suggestion: 'Tulis jumlahnya, bukan persennya.' };
}

/** As `readNumber`, of a difference: with a minus in front. Null: nothing, or no number. */
export function readSigned(value: CellValue | undefined, largest: number, locale: ColumnLocale): number | null {
  const [, minus, bareText] = typeof value === 'string' ? (/^\s*([-−])?\s*(.*)$/s.exec(value) ?? []) : [];
  const negative = minus !== undefined || (typeof value === 'number' && value < 0);
  const reading = readNumber(typeof value === 'number' ? Math.abs(value) : (bareText ?? value), largest, locale);
  if (!reading.ok || reading.value === null) return null;
  return negative ? -reading.value : reading.value;
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

const mayBeCut = /^(\d{1,3})(?:[.,](\d{1,}))?$/;

/**
 * A cell of a column in which 1.234 and 12.5 stand side by side. What has one sign or none and at most three digits before
 * it may have lost its zeros, like 2 for 2.000: it is asked about with its column, and in thousands once a user says so.
 */
function readInDoubt(
  text: string,
  value: string | number,
  of: { largest: number; locale: ColumnLocale },
): NumberReading {
  const { largest, locale } = of;
  const [, whole = '', decimals = ''] = mayBeCut.exec(text) ?? [];
  if (whole !== '') {
    const thousands = Number(`${whole}${decimals.slice(0, 3).padEnd(3, '0')}`);
    const isWhole = !/[1-9]/.test(decimals.slice(3));
    if (locale.open) return refuseAmbiguous(text, isWhole ? thousands : null);
    if (isWhole) return inRange(thousands, text, largest);
  } else if (!locale.open && /^\d{4,}$/.test(text)) {
    return refused(
      `'${text}' dapat berarti ${formatCount(Number(text))} atau ${formatCount(Number(text) * 1_000)}, karena kolom ini dalam ribuan`,
      'Tulis semua angkanya tanpa titik dan koma, atau pilih arti tanda yang lain di bagian Kolom dalam file.',
    );
  }
  return typeof value === 'number' ? readNumeric(value, largest) : readText(value, largest);
}

function refuseFraction(text: string): NumberReading {
  return refused(`'${text}' adalah pecahan menurut pilihan Anda untuk kolom ini`, 'Tulis bilangan bulat.');
}

function refuseAmbiguous(text: string, thousands: number | null): NumberReading {
  const small = /^\d+$/.test(text);
  const meant = thousands === null ? 'ribuan' : formatCount(thousands);
  return refused(
    small
      ? `'${text}' dapat berarti ${text} atau ${meant}, karena kolom ini juga memuat pecahan`
      : `'${text}' dapat berarti ${meant} atau pecahan, karena kolom ini juga memuat pecahan`,
    `Pilih arti tanda kolom ini di bagian Kolom dalam file, atau tulis ${thousands ?? 'bilangan bulat'} tanpa titik dan koma bila itu maksudnya.`,
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
    return refused(`${quoted} adalah galat rumus`, 'Perbaiki rumusnya, atau tempel nilainya saja.');
  if (/^[-−(]\s*\d[\d.,]*\)?$/.test(text)) {
    return refused(`${quoted} negatif`, 'Angka laporan adalah jumlah sampai hari itu: 0 atau lebih.');
  }
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) {
    return refused(`${quoted} ditulis sebagai bilangan berpangkat`, 'Tulis semua angkanya, misalnya 734768.');
  }
  if (/%$/.test(text)) return refused(`${quoted} adalah persen`, 'Tulis jumlahnya, bukan persennya.');
  // Without its sign it would be another number: 3,5 is not 35.
  const [, whole] = /^0*(\d{1,15})(?:,\d+|\.\d{1,2})$/.exec(text) ?? [];
  if (whole !== undefined) {
    const near = [Number(whole), Number(whole) + 1].join(' atau ');
    return refused(`${quoted} bukan bilangan bulat`, `Tulis bilangan bulat, misalnya ${near}.`);
  }
  if (/^[\d.,]+$/.test(text))
    return refused(`${quoted} bukan bilangan bulat`, 'Tulis tanpa titik dan koma, misalnya 734768.');
  return refused(`${quoted} bukan angka`, 'Tulis angka saja, atau kosongkan bila belum lapor.');
}

function refused(reason: string, suggestion: string): NumberReading {
  return { ok: false, reason, suggestion };
}
