import { formatCount } from '../format/numbers';
import type { CellValue } from './sheet-rows';

/** `value` is null where nothing was reported: an empty cell or a dash, never 0. */
export type NumberReading = { ok: true; value: number | null } | { ok: false; reason: string; suggestion: string };

const dash = /^[-–—]$/;
/** Groups of three, all with the same separator: 734.768, 1,963,824, 12 345. */
const grouped = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[ \u00a0\u202f]\d{3})+)$/;
const plain = /^\d+$/;
const mostDigits = 15;

/**
 * The whole number in a cell. A dot or comma stands between groups of three digits or the cell is refused, so that
 * `734.768` is 734768 and `3,5` never becomes 35. `largest` is the most that a report may state.
 */
export function readNumber(value: CellValue | undefined, largest: number): NumberReading {
  if (value === null || value === undefined) return { ok: true, value: null };
  if (typeof value === 'number') return readNumeric(value, largest);
  const text = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value.replaceAll('\u200b', '').trim();
  if (text === '' || dash.test(text)) return { ok: true, value: null };
  if (!plain.test(text) && !grouped.test(text)) return refuseText(text);
  const digits = text.replaceAll(/\D/g, '');
  if (digits.replace(/^0+/, '').length > mostDigits) return tooBig(text, largest);
  return inRange(Number(digits), text, largest);
}

function readNumeric(value: number, largest: number): NumberReading {
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
  return refused(`'${text.slice(0, 40)}' terlalu besar`, `Batasnya ${formatCount(largest)}. Periksa jumlah angkanya.`);
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
