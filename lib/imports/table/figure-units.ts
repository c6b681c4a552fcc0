import type { CellValue } from '../read/sheet-rows';

const families = /(?<=\d|\b(?:ribu|rb|juta|jt))\.?\s*(?:kk|kepala\s+keluarga|keluarga)\.?\s*$/i;
const workers = /(?<=\d|\b(?:ribu|rb|juta|jt))\.?\s*(?:orang|org|kader|supervisor|spv)\.?\s*$/i;

/**
 * A figure without the unit behind it: "6.210 KK" is 6.210. Only the unit that is counted: persons in a column of
 * families are another figure, and stay as they are.
 * @param meaning of the column
 */
export function withoutUnit(cell: CellValue | undefined, meaning: string | null): CellValue | undefined {
  if (typeof cell !== 'string') return cell;
  return cell.replace(meaning?.startsWith('workforce.') ? workers : families, '');
}
