import { type ImportSettings, rowKeyOf } from '../../domain/imports';
import { cellText, type SheetRow } from '../read/sheet-rows';
import type { TableColumn } from './match-columns';

/**
 * Rows with the cells that a person put right, before anybody asks what they are: a row whose only figure was a word may
 * have seemed none of the table. `mended` tells each change as a part of a sentence.
 * @param of.sheet where several sheets are read
 */
export function mendCells(
  rows: readonly SheetRow[],
  columns: readonly TableColumn[],
  of: { settings: ImportSettings; sheet?: string },
): { rows: readonly SheetRow[]; mended: string[] } {
  const { cells: said = {} } = of.settings;
  if (Object.keys(said).length === 0) return { rows, mended: [] };
  const mended: string[] = [];
  const put = rows.map((row) => {
    const key = rowKeyOf({ row: row.number, ...(of.sheet !== undefined && { sheet: of.sheet }) });
    const changes = Object.hasOwn(said, key) ? said[key] : undefined;
    if (!changes) return row;
    const cells = [...row.cells];
    for (const { header, index } of columns) {
      if (!Object.hasOwn(changes, header)) continue;
      const value = changes[header] ?? '';
      while (cells.length <= index) cells.push(null);
      mended.push(`baris ${key} kolom ${header} '${cellText(cells[index])}' menjadi '${cellText(value)}'`);
      cells[index] = value === '' ? null : value;
    }
    return { ...row, cells };
  });
  return { rows: put, mended };
}
