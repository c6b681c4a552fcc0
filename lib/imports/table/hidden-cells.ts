import type { Warning } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import { columnLetter, type SheetRows } from '../read/sheet-rows';
import type { Table } from './table';

const mostNamed = 5;

/** Rows and columns of the tables of a sheet that Excel does not show and that were read: a filter may hide them. */
export function warnOfHidden(sheet: SheetRows, tables: readonly Table[]): Warning[] {
  const own = tables.filter((table) => table.sheet === sheet.name);
  const [first] = own;
  if (!first) return [];
  const where = first.ofSeveralSheets ? ` di lembar '${sheet.name}'` : '';
  const hiddenRows = new Set(sheet.hiddenRows);
  const rows = own
    .flatMap((table) => table.rows.filter(({ kind }) => kind === 'area'))
    .map(({ row }) => row.number)
    .filter((number) => hiddenRows.has(number));
  const hiddenColumns = new Set(sheet.hiddenColumns);
  const columns = own
    .flatMap((table) => table.columns)
    .filter(({ index, meaning }) => hiddenColumns.has(index) && meaning !== null && meaning !== 'ignore')
    .map(({ index, header }) => `${columnLetter(index)} (${header.replace(/ \(kolom [A-Z]+\)$/, '')})`);
  const warnings: Warning[] = [];
  if (rows.length > 0)
    warnings.push({
      row: null,
      code: 'hidden',
      message: `${formatCount(new Set(rows).size)} baris tersembunyi${where} ikut dibaca: baris ${listed([...new Set(rows)].map(String))}. Bila tidak dimaksudkan, abaikan baris itu.`,
    });
  if (columns.length > 0)
    warnings.push({
      row: null,
      code: 'hidden',
      message: `Kolom tersembunyi${where} ikut dibaca: ${listed([...new Set(columns)])}. Bila tidak dimaksudkan, pilih arti lain untuk kolom itu.`,
    });
  return warnings;
}

function listed(all: readonly string[]): string {
  const more = all.length - mostNamed;
  return more > 0 ? `${all.slice(0, mostNamed).join(', ')} dan ${formatCount(more)} lainnya` : all.join(', ');
}
