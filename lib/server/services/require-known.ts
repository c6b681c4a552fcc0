import type { Corrections } from '../../domain/corrections';
import type { ImportSettings, ReadColumn } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import type { UnknownCorrections } from '../../imports/check/unknown-corrections';

/** So many names are said in a refusal: a caller may send thousands. */
const mostNamed = 10;

/**
 * Refuses signs for a column whose numbers leave nothing to decide: it would be kept, and change nothing.
 * @param now the columns as they are read before the correction
 * @throws Problem 400
 */
export function requireOpenSigns(
  corrections: Corrections,
  now: { columns: readonly ReadColumn[]; settings: ImportSettings },
): void {
  // Of another table nothing is known yet.
  if (corrections.table !== undefined) return;
  const decided = now.settings.signs ?? {};
  const open = now.columns.filter(({ header, open }) => open || Object.hasOwn(decided, header));
  const known = new Set(open.map(({ header }) => header));
  const unknown = Object.keys(corrections.signs ?? {}).filter((header) => !known.has(header));
  if (unknown.length === 0) return;
  const choice = known.size === 0 ? 'Tidak ada kolom yang menunggunya.' : `Yang menunggu: ${quote([...known])}.`;
  throw unknownCorrection(`Arti tanda titik dan koma tidak perlu dipilih di kolom ${quote(unknown)}. ${choice}`);
}

/**
 * Refuses what was said of columns and rows that the file does not have. What was said before and is not said now is left
 * alone, and so is what takes something back.
 * @throws Problem 400
 */
export function requireKnown(
  corrections: Corrections,
  { unknown, columns }: { unknown: UnknownCorrections; columns: readonly ReadColumn[] },
  before: ImportSettings,
): void {
  const { cells = {}, signs = {} } = corrections;
  const saidColumns = new Set([
    ...Object.keys(corrections.columns),
    ...Object.keys(signs),
    ...Object.values(cells).flatMap((said) => Object.keys(said ?? {})),
  ]);
  const known = new Set(columns.map(({ header }) => header));
  const headers = [...saidColumns].filter(
    (header) => unknown.columns.includes(header) || (!known.has(header) && !wasSaidOf(before, header)),
  );
  if (headers.length > 0) {
    throw unknownCorrection(
      `File ini tidak mempunyai kolom ${quote(headers)}. Yang ada: ${quote(columns.map(({ header }) => header))}.`,
    );
  }
  const saidRows = new Set([...Object.keys(corrections.rows), ...Object.keys(cells)]);
  const nothingToTake = [...Object.entries(corrections.rows), ...Object.entries(cells)].flatMap(([row, said]) =>
    said === null && !Object.hasOwn(before.rows, row) && !Object.hasOwn(before.cells ?? {}, row) ? [row] : [],
  );
  const rows = [...saidRows].filter((row) => unknown.rows.includes(row));
  if (rows.length > 0) throw unknownCorrection(describeRows(rows, unknown));
  if (nothingToTake.length > 0) {
    throw unknownCorrection(`Tidak ada yang dapat ditarik kembali dari baris ${quote(nothingToTake)}.`);
  }
}

function wasSaidOf({ columns, signs = {}, cells = {} }: ImportSettings, header: string): boolean {
  return (
    Object.hasOwn(columns, header) ||
    Object.hasOwn(signs, header) ||
    Object.values(cells).some((said) => Object.hasOwn(said, header))
  );
}

function describeRows(rows: readonly string[], { ends, bySheet }: UnknownCorrections): string {
  const where = ends === null ? '' : ` Baris di bawah judulnya: ${ends.first} sampai ${ends.last}.`;
  const how = bySheet ? ' Beberapa lembar dibaca: tulis dengan nama lembarnya, seperti 12 April!14.' : '';
  return `Tabel di file ini tidak mempunyai baris ${quote(rows)}.${where}${how}`;
}

function quote(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => `'${name.slice(0, 60)}'`);
  const left = names.length - shown.length;
  return shown.join(', ') + (left > 0 ? ` dan ${left} lainnya` : '');
}

function unknownCorrection(detail: string): Problem {
  return new Problem('unknown-correction', detail);
}
