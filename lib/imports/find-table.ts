import type { ImportKind, ImportSettings, Warning } from '../domain/imports';
import { wrongTable } from './file-problem';
import { columnsOfHeader, isMeasure, type MatchedColumn, matchColumns } from './match-columns';
import type { FileProblem, SheetRow, SheetRows } from './sheet-rows';

/** The table of a file: its columns with their meaning and the rows below the header. */
export type Table = { sheet: string; headerRow: number; columns: MatchedColumn[]; rows: SheetRow[] };

export type TableOutcome = { ok: true; table: Table; warnings: Warning[] } | { ok: false; problem: FileProblem };

/** The header stands in one of the first rows that are not empty; titles may stand above it. */
const headerWithin = 10;

type Found = { sheet: SheetRows; at: number; columns: MatchedColumn[]; warnings: Warning[]; score: number };

/**
 * Finds the table in the sheets of a file: the row near the top whose cells are known headers, one of them the area
 * code. Visible sheets come first; sheets that are not read are named in the warnings.
 */
export function findTable(input: {
  sheets: readonly SheetRows[];
  kind: ImportKind;
  settings: ImportSettings;
}): TableOutcome {
  const { kind, settings } = input;
  const filled = input.sheets.filter((sheet) => sheet.rows.length > 0);
  const inOrder = [...filled.filter((sheet) => !sheet.hidden), ...filled.filter((sheet) => sheet.hidden)];
  let found: Found | null = null;
  for (const sheet of inOrder) {
    for (const [at, row] of sheet.rows.slice(0, headerWithin).entries()) {
      const match = matchColumns({ columns: columnsOfHeader(row.cells), kind, settings });
      if (!match.columns.some((column) => column.meaning === 'areaCode')) continue;
      const score = scoreOf(match.columns);
      if (!found || score > found.score) found = { sheet, at, ...match, score };
    }
  }
  if (!found) return { ok: false, problem: noCodeColumn };
  const rows = found.sheet.rows.slice(found.at + 1);
  if (rows.length === 0) return { ok: false, problem: noRows };
  const warnings = [...warnOfSheets(inOrder, found.sheet), ...found.warnings];
  if (!found.columns.some((column) => isMeasure(column.meaning)))
    warnings.push({ row: null, message: noFigures[kind] });
  const headerRow = found.sheet.rows[found.at]?.number ?? 1;
  return { ok: true, table: { sheet: found.sheet.name, headerRow, columns: found.columns, rows }, warnings };
}

/** A sheet with figures before one without: a list of codes alone may stand beside the rekap. */
function scoreOf(columns: readonly MatchedColumn[]): number {
  const known = columns.filter((column) => column.meaning !== null).length;
  return known + (columns.some((column) => isMeasure(column.meaning)) ? 1_000 : 0);
}

function warnOfSheets(sheets: readonly SheetRows[], read: SheetRows): Warning[] {
  const warnings: Warning[] = [];
  const others = sheets.filter((sheet) => sheet !== read).map((sheet) => `'${sheet.name}'`);
  if (read.hidden) warnings.push({ row: null, message: `Lembar '${read.name}', yang tersembunyi, dibaca.` });
  if (others.length > 0) {
    const listed =
      others.length > 5 ? `${others.slice(0, 5).join(', ')} dan ${others.length - 5} lainnya` : others.join(', ');
    warnings.push({ row: null, message: `Yang dibaca lembar '${read.name}'. Tidak dibaca: ${listed}.` });
  }
  return warnings;
}

const noCodeColumn = wrongTable(
  `Kolom kode wilayah tidak ditemukan pada ${headerWithin} baris pertama. Beri judul kode_wilayah pada kolom berisi kode Kemendagri (misalnya 32.15.01.2001), atau pakai templat dari halaman impor.`,
);

const noRows = wrongTable('Di bawah baris judul tidak ada baris. Isi tabelnya, lalu unggah lagi.');

const noFigures: Record<ImportKind, string> = {
  rekap:
    'Belum ada kolom angka yang dikenali. Pilih arti kolomnya, atau pakai judul seperti online_masuk dan manual_masuk.',
  targets:
    'Belum ada kolom target yang dikenali. Pilih arti kolomnya, atau pakai judul target, target_online, target_manual.',
  workforce: 'Belum ada kolom kader yang dikenali. Pilih arti kolomnya, atau pakai judul kader dan supervisor.',
};
