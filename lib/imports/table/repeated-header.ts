import type { CellValue, SheetRow } from '../read/sheet-rows';
import { isNumbering } from './find-header';

/**
 * Rows below a header without what a printed table repeats on each page: its header, the numbers of the columns below it,
 * and the title above. A row that only begins like the header is kept, and so is a title that names an area below it, or
 * that is alone in its row.
 */
export function withoutRepeated(
  rows: readonly SheetRow[],
  above: { header: readonly SheetRow[]; titles: readonly SheetRow[] },
): { rows: readonly SheetRow[]; repeated: number[] } {
  const header = new Set(above.header.map(keyOf));
  // Nearly no row begins as a header does, and to fold a cell is quicker than to fold them all.
  const beginnings = new Set(above.header.map(beginningOf));
  const titles = new Set(above.titles.map(keyOf));
  const repeated = new Set<number>();
  let inHeader = false;
  for (const row of rows) {
    const again = beginnings.has(beginningOf(row)) && header.has(keyOf(row)) && textsOf(row) > 1;
    if (again || (inHeader && isNumbering(row))) repeated.add(row.number);
    inHeader = repeated.has(row.number);
  }
  if (repeated.size === 0) return { rows, repeated: [] };
  // A title counts as repeated only right above a header that is: "KECAMATAN KLARI" alone is a heading.
  for (let at = rows.length - 2; at >= 0; at--) {
    const [row, next] = [rows[at], rows[at + 1]];
    if (row && next && repeated.has(next.number) && titles.has(keyOf(row))) repeated.add(row.number);
  }
  const numbers = [...repeated].sort((one, other) => one - other);
  // Between headings of others a title leads back to its own area and day: alone in its row it stays as a heading.
  const stays = (row: SheetRow) => isAlone(row) && titles.has(keyOf(row)) && !header.has(keyOf(row));
  return { rows: rows.filter((row) => !repeated.has(row.number) || stays(row)), repeated: numbers };
}

function isAlone(row: SheetRow): boolean {
  return textsOf(row) === 1 && row.cells.filter((cell) => cell !== null && cell !== '').length === 1;
}

function textsOf(row: SheetRow): number {
  return row.cells.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length;
}

/** What a row says, column by column, however it is spaced and capitalised. */
function keyOf(row: SheetRow): string {
  return row.cells.map(fold).join('|').replace(/\|+$/, '');
}

function beginningOf(row: SheetRow): string {
  return fold(row.cells[0] ?? null);
}

function fold(cell: CellValue): string {
  return String(cell ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
