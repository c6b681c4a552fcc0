import type { RowRole, SheetGlimpse } from '../../domain/imports';
import { cellText, type SheetRow, type SheetRows } from '../read/sheet-rows';
import type { Table } from './table';

/** So much is kept of a file for a person to look at. */
const most = { sheets: 12, firstRows: 12, otherRows: 20, columns: 10, letters: 24 };

/** Some rows of each sheet, with what they were taken for: its first ones and those of the table that are no areas. */
export function glimpseSheets(sheets: readonly SheetRows[], tables: readonly Table[]): SheetGlimpse[] {
  return sheets
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }, at) => {
      // The others can be chosen by their names all the same.
      if (at >= most.sheets) return { sheet: name, rows: [] };
      const table = tables.find(({ sheet }) => sheet === name);
      const roleOf = table ? rolesOf(table) : () => null;
      const first = rows.slice(0, most.firstRows);
      const others = table
        ? rows
            .slice(most.firstRows)
            .filter((row) => isOdd(roleOf(row)))
            .slice(0, most.otherRows)
        : [];
      return {
        sheet: name,
        rows: [...first, ...others].map((row) => ({
          number: row.number,
          cells: row.cells.slice(0, most.columns).map(shorten),
          role: roleOf(row),
        })),
      };
    });
}

function isOdd(role: RowRole | null): boolean {
  return role === 'sum' || role === 'rest' || role === 'heading' || role === 'below';
}

function shorten(cell: SheetRow['cells'][number]): string {
  const text = cellText(cell).replaceAll(/\s+/g, ' ');
  return text.length > most.letters ? `${text.slice(0, most.letters - 1)}…` : text;
}

function rolesOf(table: Table): (row: SheetRow) => RowRole {
  const roles = new Map<number, RowRole>();
  for (const { kind, row } of table.rows) roles.set(row.number, kind);
  for (const row of table.below) roles.set(row.number, 'below');
  if (table.numbering !== null) roles.set(table.numbering, 'numbering');
  const { firstHeaderRow, headerRow } = table;
  return ({ number }) => {
    if (number < firstHeaderRow) return 'title';
    return number <= headerRow ? 'header' : (roles.get(number) ?? 'below');
  };
}
