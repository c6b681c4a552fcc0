import { type ImportKind, type ImportSettings, isCounterHeader, type Warning } from '../domain/imports';
import { formatCount } from '../format/numbers';
import { classifyRows, type RowKinds } from './classify-rows';
import { wrongTable } from './file-problem';
import { type HeaderSpan, headerWithin, listHeaders } from './find-header';
import { columnsOfHeader, isMeasure, type MatchedColumn, matchColumns } from './match-columns';
import type { FileProblem, SheetRow, SheetRows } from './sheet-rows';

/** The table of a file: its columns with their meaning and the rows below the header. */
export type Table = RowKinds & {
  sheet: string;
  /** Number of the header's last row, as Excel shows it. */
  headerRow: number;
  columns: MatchedColumn[];
  /** What stands above the header: a title, a day, the area that the table is about. */
  titles: string[];
  /** How it was found, a sentence. */
  explanation: string;
  /** The header's labels, folded and in order: files of one source have the same. */
  shape: string;
};

export type TableOutcome = { ok: true; table: Table; warnings: Warning[] } | { ok: false; problem: FileProblem };

type Found = { sheet: SheetRows; span: HeaderSpan; columns: MatchedColumn[]; warnings: Warning[]; score: number };

/**
 * Finds the table in the sheets of a file: the rows near the top whose cells are known headers, one of them a code or a
 * name of an area, and the rows below down to the last figure. Visible sheets come first; sheets that are not read are
 * named in the warnings.
 */
export function findTable(input: {
  sheets: readonly SheetRows[];
  kind: ImportKind;
  settings: ImportSettings;
}): TableOutcome {
  const filled = input.sheets.filter((sheet) => sheet.rows.length > 0);
  const inOrder = [...filled.filter((sheet) => !sheet.hidden), ...filled.filter((sheet) => sheet.hidden)];
  const found = findHeader(inOrder, input);
  if (!found) return { ok: false, problem: noAreaColumn };
  const { sheet, span, columns } = found;
  const rows = sheet.rows.slice(span.at + span.height);
  if (rows.length === 0) return { ok: false, problem: noRows };
  const kinds = classifyRows(rows, placesOf(columns, rows));
  const warnings = [...warnOfSheets(inOrder, sheet), ...found.warnings];
  if (!columns.some((column) => isMeasure(column.meaning)))
    warnings.push({ row: null, message: noFigures[input.kind] });
  const headerRow = sheet.rows[span.at + span.height - 1]?.number ?? 1;
  const table: Table = {
    ...kinds,
    sheet: sheet.name,
    headerRow,
    columns,
    titles: sheet.rows.slice(0, span.at).flatMap(textsOf),
    explanation: explain(sheet, span, kinds),
    shape: span.labels.map((label) => label.toLowerCase().replaceAll(/\s+/g, ' ').trim()).join('|'),
  };
  return { ok: true, table, warnings };
}

function findHeader(sheets: readonly SheetRows[], input: { kind: ImportKind; settings: ImportSettings }): Found | null {
  let best: Found | null = null;
  for (const sheet of sheets) {
    for (const span of listHeaders(sheet.rows)) {
      const match = matchColumns({ columns: columnsOfHeader(span.labels), ...input });
      if (!match.columns.some(({ meaning }) => meaning === 'areaCode' || meaning === 'areaName')) continue;
      const score = scoreOf(match.columns, span);
      if (!best || score > best.score) best = { sheet, span, ...match, score };
    }
  }
  return best;
}

/** A table with figures before one without: a list of codes alone may stand beside the rekap. Of equals the shorter. */
function scoreOf(columns: readonly MatchedColumn[], span: HeaderSpan): number {
  const known = columns.filter((column) => column.meaning !== null).length;
  const areas = columns.some((column) => column.meaning === 'areaCode') ? 1 : 0;
  const figures = columns.some((column) => isMeasure(column.meaning)) ? 10_000 : 0;
  return figures + known * 10 + areas * 5 - span.height;
}

/** Which columns hold areas and which figures; one that is not understood counts as figures where numbers stand in it. */
function placesOf(columns: readonly MatchedColumn[], rows: readonly SheetRow[]): { area: number[]; figures: number[] } {
  const areas = new Set(['areaCode', 'areaName', 'parentCode', 'parentName']);
  const area = columns.filter(({ meaning }) => meaning !== null && areas.has(meaning)).map(({ index }) => index);
  const figures = columns.filter((column) => {
    if (column.meaning !== null)
      return !areas.has(column.meaning) && column.meaning !== 'day' && column.meaning !== 'ignore';
    return !isCounterHeader(column.header) && rows.some((row) => typeof row.cells[column.index] === 'number');
  });
  return { area, figures: figures.map(({ index }) => index) };
}

function textsOf(row: SheetRow): string[] {
  return row.cells.flatMap((cell) =>
    typeof cell === 'string' && cell.trim() !== '' ? [cell.trim().slice(0, 200)] : [],
  );
}

/** "Judul di baris 4 sampai 5, 30 baris data, baris 36 dikenali sebagai jumlah, 3 baris di bawah tabel dilewati." */
function explain(sheet: SheetRows, span: HeaderSpan, kinds: RowKinds): string {
  const first = sheet.rows[span.at]?.number ?? 1;
  const last = first + span.height - 1;
  const sums = kinds.rows.filter((row) => row.kind === 'sum').map(({ row }) => row.number);
  const data = kinds.rows.filter((row) => row.kind === 'area').length;
  const parts = [
    span.height === 1 ? `Judul di baris ${first}` : `Judul di baris ${first} sampai ${last}`,
    ...(kinds.numbering === null ? [] : [`baris ${kinds.numbering} nomor kolom`]),
    `${formatCount(data)} baris data`,
    ...(sums.length === 0 ? [] : [`${nameRows(sums)} dikenali sebagai jumlah`]),
    ...(sheet.formulas === undefined ? [] : [`${formatCount(sheet.formulas)} rumus dibaca dari hasil yang tersimpan`]),
    ...(kinds.below.length === 0 ? [] : [`${formatCount(kinds.below.length)} baris di bawah tabel dilewati`]),
  ];
  return `${parts.join(', ')}.`;
}

function nameRows(numbers: readonly number[]): string {
  if (numbers.length > 3) return `${formatCount(numbers.length)} baris`;
  return `baris ${numbers.join(', ')}`;
}

function warnOfSheets(sheets: readonly SheetRows[], read: SheetRows): Warning[] {
  const warnings: Warning[] = [];
  // A hidden sheet of a single column is the list behind a drop-down, as in our own template: nobody misses it.
  const isList = (sheet: SheetRows) => sheet.hidden && sheet.rows.every((row) => row.cells.length <= 1);
  const others = sheets.filter((sheet) => sheet !== read && !isList(sheet)).map((sheet) => `'${sheet.name}'`);
  if (read.hidden) warnings.push({ row: null, message: `Lembar '${read.name}', yang tersembunyi, dibaca.` });
  if (others.length > 0) {
    const listed =
      others.length > 5 ? `${others.slice(0, 5).join(', ')} dan ${others.length - 5} lainnya` : others.join(', ');
    warnings.push({ row: null, message: `Yang dibaca lembar '${read.name}'. Tidak dibaca: ${listed}.` });
  }
  return warnings;
}

const noAreaColumn = wrongTable(
  `Kolom wilayah tidak ditemukan pada ${headerWithin} baris pertama. Beri judul kode_wilayah pada kolom berisi kode Kemendagri (misalnya 32.15.01.2001) atau judul Kecamatan, Desa, atau Wilayah pada kolom berisi nama, atau pakai templat dari halaman impor.`,
);

const noRows = wrongTable('Di bawah baris judul tidak ada baris. Isi tabelnya, lalu unggah lagi.');

const noFigures: Record<ImportKind, string> = {
  rekap:
    'Belum ada kolom angka yang dikenali. Pilih arti kolomnya, atau pakai judul seperti online_masuk dan manual_masuk.',
  targets:
    'Belum ada kolom target yang dikenali. Pilih arti kolomnya, atau pakai judul target, target_online, target_manual.',
  workforce: 'Belum ada kolom kader yang dikenali. Pilih arti kolomnya, atau pakai judul kader dan supervisor.',
};
