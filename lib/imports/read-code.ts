import { levelOfCode, nationCode } from '../domain/areas';
import type { CellValue } from './sheet-rows';

const allowed = /^['"]?[\d\s.\-/]+['"]?$/;
/** Excel makes the number 32.1 of the code 32.10: two digits follow a province's dot. */
const shortened = /^(\d{2})[.,](\d{1,2})$/;

/**
 * The dotted code that a cell holds: dotted or not, text or number, with spaces or an apostrophe around it. Null when it
 * is none, by its shape; whether such an area exists is another question.
 */
export function readCode(value: CellValue | undefined): string | null {
  if (value === null || value === undefined || typeof value === 'boolean') return null;
  const text = String(value)
    .replaceAll(/[\u00a0\u200b]/g, ' ')
    .trim();
  if (/^(?:id|indonesia)$/i.test(text)) return nationCode;
  const short = shortened.exec(text);
  if (short) return `${short[1]}.${(short[2] ?? '').padEnd(2, '0')}`;
  if (!allowed.test(text)) return null;
  const digits = text.replaceAll(/\D/g, '');
  if (![2, 4, 6, 10].includes(digits.length)) return null;
  const code = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
    .filter((block) => block !== '')
    .join('.');
  return levelOfCode(code) === null ? null : code;
}

/** Whether a code has the shape of Statistics Indonesia (BPS): seven digits, or ten with a village number below 1000. */
export function looksLikeBps(value: CellValue | undefined): boolean {
  const digits = String(value ?? '').replaceAll(/[\s.'"]/g, '');
  return /^\d{7}$/.test(digits) || /^\d{6}0\d{3}$/.test(digits);
}
