import { type ImportSettings, rowKeyOf } from '../../domain/imports';
import type { Table } from '../table/table';

/** What a person said of columns and rows that the tables of the file do not have. */
export type UnknownCorrections = {
  columns: string[];
  /** Rows, said to be an area or put right, by their keys. */
  rows: string[];
  /** Whether several sheets are read, so that a row is named with its sheet. */
  bySheet: boolean;
  /** The rows that there are, by their keys: the first and the last. */
  ends: { first: string; last: string } | null;
};

/** Compares what was said (`settings.columns`, `rows`, `cells`, `signs`) with the tables that were read. */
export function findUnknownCorrections(
  tables: readonly [Table, ...Table[]],
  settings: ImportSettings,
): UnknownCorrections {
  const { columns, rows, cells = {}, signs = {} } = settings;
  const saidRows = [...new Set([...Object.keys(rows), ...Object.keys(cells)])];
  const headersOfCells = Object.values(cells).flatMap((said) => Object.keys(said));
  const saidColumns = [...new Set([...Object.keys(columns), ...Object.keys(signs), ...headersOfCells])];
  const known = new Set(tables.flatMap((table) => table.columns.map(({ header }) => header)));
  const keys = tables.flatMap((table) => (saidRows.length === 0 ? [] : keysOf(table)));
  const knownRows = new Set(keys);
  const [first, last] = [keys[0], keys.at(-1)];
  return {
    columns: saidColumns.filter((header) => !known.has(header)),
    rows: saidRows.filter((row) => !knownRows.has(row)),
    bySheet: tables[0].ofSeveralSheets,
    ends: first === undefined || last === undefined ? null : { first, last },
  };
}

function keysOf(table: Table): string[] {
  const rows = [...table.rows.map(({ row }) => row), ...table.below];
  return rows.map(({ number }) => rowKeyOf({ row: number, ...(table.ofSeveralSheets && { sheet: table.sheet }) }));
}
