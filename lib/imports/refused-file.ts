import { stringify } from 'csv-stringify/sync';
import { type ImportKind, type ImportSettings, type Refusal, rowKeyOf } from '../domain/imports';
import { neutraliseFormula } from '../format/spreadsheet-text';
import type { DaySpan } from './day-in-text';
import { findTables, type Table } from './find-table';
import { isMeasure } from './match-columns';
import { parseFile } from './parse-file';
import type { CellValue, FileProblem } from './sheet-rows';

export type RefusedRowsInput = {
  bytes: Uint8Array;
  fileName: string;
  kind: ImportKind;
  settings: ImportSettings;
  campaign: DaySpan;
  refused: readonly Refusal[];
};

/**
 * The rows of a file that were refused, as they stand in it, with why and what to do in the last columns: to be put right
 * and sent once more. A CSV for Excel: `;`, UTF-8 with a mark; cells of the upload come back as text, never as a formula.
 * A day that stands beside the rows (in the settings, the title, the name of the sheet) becomes a column.
 */
export async function writeRefusedRows(
  input: RefusedRowsInput,
): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; problem: FileProblem }> {
  const read = await parseFile(input);
  if (!read.ok) return read;
  const { kind, settings, campaign } = input;
  const found = findTables({ sheets: read.sheets, kind, settings, campaign });
  if (!found.ok) return found;
  const reasons = new Map<string, Refusal[]>();
  for (const refusal of input.refused)
    reasons.set(rowKeyOf(refusal), [...(reasons.get(rowKeyOf(refusal)) ?? []), refusal]);
  const lines = found.tables.flatMap((table) => linesOf(table, reasons, settings));
  const text = stringify(lines, { bom: true, delimiter: ';', record_delimiter: 'windows' });
  return { ok: true, bytes: new TextEncoder().encode(text) };
}

/** The header and the refused rows of a table; nothing where none was. */
function linesOf(table: Table, reasons: Map<string, Refusal[]>, settings: ImportSettings): string[][] {
  const { columns } = table;
  const day = table.day ?? settings.asOf;
  const dated = columns.some(({ meaning }) => meaning === 'day');
  const counted = columns.some(({ meaning }) => isMeasure(meaning) && !meaning.startsWith('target.'));
  const beside = !dated && counted && day !== null ? [day] : [];
  const rows = [...table.rows.map(({ row }) => row), ...table.below].flatMap((row) => {
    const why = reasons.get(rowKeyOf({ row: row.number, ...(table.ofSeveralSheets && { sheet: table.sheet }) }));
    if (!why) return [];
    return [
      [
        String(row.number),
        ...columns.map(({ index }) => textOf(row.cells[index])),
        ...beside,
        why.map(({ column, reason }) => `${column}: ${reason}`).join('; '),
        why.map(({ suggestion }) => suggestion ?? '').join(' '),
      ].map(neutraliseFormula),
    ];
  });
  if (rows.length === 0) return [];
  const header = columns.map((column) => (column.words ?? column.header).replace(/ \(kolom [A-Z]+\)$/, ''));
  return [['baris', ...header, ...beside.map(() => 'tanggal'), 'alasan', 'saran'].map(neutraliseFormula), ...rows];
}

/** A cell with all it holds: what is sent back must not be cut. */
function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);
}
