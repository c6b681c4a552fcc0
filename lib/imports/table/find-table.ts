import type { Stage } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import { type ImportKind, type ImportSettings, uploadLimits, type Warning } from '../../domain/imports';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';
import { stagePhrases } from '../../format/words';
import { wrongTable } from '../read/file-problem';
import type { FileProblem, SheetRow, SheetRows } from '../read/sheet-rows';
import { askTargetSplits } from './ask-target-split';
import { classifyRows, type RowKinds } from './classify-rows';
import { placesOf } from './column-places';
import type { DaySpan } from './day-in-text';
import { headerWithin } from './find-header';
import { warnOfHidden } from './hidden-cells';
import { type FoundHeader, findHeader, headerAt, shapeOf } from './locate-header';
import { isMeasure } from './match-columns';
import { mendCells } from './mend-cells';
import { spreadMerged } from './merged-cells';
import { choosePeriods } from './periods';
import { readTogether } from './read-together';
import { withoutRepeated } from './repeated-header';
import { describeSheetWords } from './sheet-words';
import { splitSideBySide } from './side-by-side';
import { withoutSpoiltTotals } from './spoilt-totals';
import type { Table } from './table';

export type TablesInput = {
  sheets: readonly SheetRows[];
  kind: ImportKind;
  settings: ImportSettings;
  campaign: DaySpan;
};

export type TableOutcome =
  | { ok: true; tables: [Table, ...Table[]]; sheets: readonly SheetRows[]; warnings: Warning[] }
  | { ok: false; problem: FileProblem };

/**
 * Finds the tables of a file: the rows near the top of a sheet whose cells are known headers, one of them a code or a
 * name of an area, and the rows below down to the last figure. One table, but for sheets of one shape that each speak of
 * another day or of other areas, and for groups of columns that each speak of another day. Visible sheets come first;
 * sheets that are not read are named in the warnings. What a person says of the place (`settings.table`) goes before.
 */
export function findTables(input: TablesInput): TableOutcome {
  const filled = input.sheets.flatMap(splitSideBySide).filter((sheet) => sheet.rows.length > 0);
  const inOrder = [...filled.filter((sheet) => !sheet.hidden), ...filled.filter((sheet) => sheet.hidden)];
  const { table: place } = input.settings;
  const found = place ? headerAt(inOrder, place, input) : findHeader(inOrder, input);
  if (!found) return { ok: false, problem: place ? noTableThere(place.headerRow) : noAreaColumn };
  const read = place ? [{ header: found, day: null }] : readTogether(found, inOrder, input);
  const severalSheets = read.length > 1;
  const ofPeriod = choosePeriods(
    read.flatMap(({ header, day }) => buildTables(header, { day, severalSheets }, input.settings)),
    input.settings,
  );
  const asked = askTargetSplits(ofPeriod.tables, input.settings);
  const [first, ...others] = asked.tables;
  if (!first) return { ok: false, problem: noRows };
  const warnings = [
    ...warnOfSheets(
      inOrder,
      read.map(({ header }) => header.sheet),
    ),
    ...read.flatMap(({ header }) => header.warnings),
    ...read.flatMap(({ header }) => warnOfHidden(header.sheet, asked.tables)),
    ...ofPeriod.warnings,
    ...asked.warnings,
    ...asked.tables.flatMap(({ spoilt }) => spoilt),
  ];
  if (![first, ...others].some((table) => table.columns.some((column) => isMeasure(column.meaning))))
    warnings.push({ row: null, code: 'no-figures', message: noFigures[input.kind] });
  return { ok: true, tables: [first, ...others], sheets: filled, warnings };
}

/** The tables of one sheet: one for each group of columns. None where nothing stands below the header. */
function buildTables(
  header: FoundHeader,
  of: { day: IsoDay | null; severalSheets: boolean },
  settings: ImportSettings,
): Table[] {
  const { sheet, span, groups } = header;
  const { rows, repeated } = withoutRepeated(sheet.rows.slice(span.at + span.height), {
    header: sheet.rows.slice(span.at, span.at + span.height),
    titles: sheet.rows.slice(0, span.at),
  });
  if (rows.length === 0) return [];
  const titles = sheet.rows.slice(0, span.at).flatMap(textsOf);
  const shape = shapeOf(span.labels);
  const width = Math.min(
    uploadLimits.columns,
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  );
  const unnamed = Array.from({ length: width }, (_, index) => index).filter((index) => !span.labels[index]);
  return groups.map(({ day, columns }) => {
    const { rows: own, mended } = mendCells(spreadMerged(rows, columns, sheet.merged ?? []), columns, {
      settings,
      ...(of.severalSheets && { sheet: sheet.name }),
    });
    const classified = classifyRows(own, placesOf(columns, own));
    const { rows: sound, warnings } = withoutSpoiltTotals(classified.rows, columns);
    const kinds = { ...classified, rows: sound };
    return {
      ...kinds,
      spoilt: warnings,
      sheet: sheet.name,
      label: labelOf({ sheet, day: groups.length > 1 ? day : null, severalSheets: of.severalSheets }),
      day: day ?? of.day,
      ofSeveralSheets: of.severalSheets,
      firstHeaderRow: sheet.rows[span.at]?.number ?? 1,
      headerRow: sheet.rows[span.at + span.height - 1]?.number ?? 1,
      columns,
      unnamed,
      titles: of.severalSheets ? [sheet.name, ...titles] : titles,
      mended,
      explanation: explain(header, kinds, { repeated, stage: settings.stage, columns }),
      shape,
    };
  });
}

function labelOf(of: { sheet: SheetRows; day: IsoDay | null; severalSheets: boolean }): string {
  const sheet = of.severalSheets ? [`Lembar '${of.sheet.name}'`] : [];
  return [...sheet, ...(of.day === null ? [] : [formatDay(of.day)])].join(', ');
}

function textsOf(row: SheetRow): string[] {
  return row.cells.flatMap((cell) =>
    typeof cell === 'string' && cell.trim() !== '' ? [cell.trim().slice(0, 200)] : [],
  );
}

/** "Judul di baris 4 sampai 5, 30 baris data, baris 36 dikenali sebagai jumlah, 3 baris di bawah tabel dilewati." */
function explain(
  { sheet, span, said, stage }: FoundHeader,
  kinds: RowKinds,
  of: { repeated: readonly number[]; stage: Stage; columns: Table['columns'] },
): string {
  const first = sheet.rows[span.at]?.number ?? 1;
  const last = first + span.height - 1;
  const sums = kinds.rows.filter((row) => row.kind === 'sum').map(({ row }) => row.number);
  const rests = kinds.rows.filter((row) => row.kind === 'rest').map(({ row }) => row.number);
  const left = of.columns.filter((column) => column.left).map((column) => column.header);
  const data = kinds.rows.filter((row) => row.kind === 'area').length;
  const parts = [
    span.height === 1 ? `Judul di baris ${first}` : `Judul di baris ${first} sampai ${last}`,
    ...(kinds.numbering === null ? [] : [`baris ${kinds.numbering} nomor kolom`]),
    ...(said === null ? [] : [`${describeSheetWords(said)} menurut nama lembar atau judulnya`]),
    `${formatCount(data)} baris data`,
    ...(of.repeated.length === 0 ? [] : [`${nameRows(of.repeated)} judul yang diulang`]),
    ...(stage === null || stage === of.stage ? [] : [`tahap ${stagePhrases[stage]} menurut judul tabel`]),
    ...(sums.length === 0 ? [] : [`${nameRows(sums)} dikenali sebagai jumlah`]),
    ...(rests.length === 0 ? [] : [`${nameRows(rests)} sebagai yang belum dirinci`]),
    ...(left.length === 0
      ? []
      : [
          `kolom ${left.join(', ')} dari unduhan tidak disimpan, karena jumlah semua kanal tidak mengganti angka per kanal`,
        ]),
    ...(sheet.formulas === undefined ? [] : [`${formatCount(sheet.formulas)} rumus dibaca dari hasil yang tersimpan`]),
    ...(kinds.below.length === 0 ? [] : [`${formatCount(kinds.below.length)} baris di bawah tabel dilewati`]),
  ];
  return `${parts.join(', ')}.`;
}

function nameRows(numbers: readonly number[]): string {
  if (numbers.length > 3) return `${formatCount(numbers.length)} baris`;
  return `baris ${numbers.join(', ')}`;
}

function warnOfSheets(sheets: readonly SheetRows[], read: readonly SheetRows[]): Warning[] {
  const warnings: Warning[] = [];
  // A hidden sheet of a single column is the list behind a drop-down, as in our own template: no user misses it.
  const isList = (sheet: SheetRows) => sheet.hidden && sheet.rows.every((row) => row.cells.length <= 1);
  const others = sheets.filter((sheet) => !read.includes(sheet) && !isList(sheet)).map((sheet) => `'${sheet.name}'`);
  const [only] = read;
  if (read.length === 1 && only?.hidden)
    warnings.push({ row: null, code: 'sheets', message: `Lembar '${only.name}', yang tersembunyi, dibaca.` });
  if (others.length > 0) {
    const listed =
      others.length > 5 ? `${others.slice(0, 5).join(', ')} dan ${others.length - 5} lainnya` : others.join(', ');
    const what = read.length === 1 ? `lembar '${only?.name}'` : `${formatCount(read.length)} lembar`;
    warnings.push({ row: null, code: 'sheets', message: `Yang dibaca ${what}. Tidak dibaca: ${listed}.` });
  }
  return warnings;
}

const noAreaColumn = wrongTable(
  `Kolom wilayah tidak ditemukan pada ${headerWithin} baris pertama. Beri judul kode_wilayah pada kolom berisi kode Kemendagri (misalnya 32.15.01.2001) atau judul Kecamatan, Desa, atau Wilayah pada kolom berisi nama, atau pakai templat dari halaman impor.`,
);

const noTableThere = (row: number) =>
  wrongTable(
    `Di baris ${row} lembar itu tidak ada judul kolom dengan kode atau nama wilayah. Pilih lembar dan baris judul yang lain.`,
  );

const noRows = wrongTable('Di bawah baris judul tidak ada baris. Isi tabelnya, lalu unggah lagi.');

const noFigures: Record<ImportKind, string> = {
  rekap:
    'Belum ada kolom angka yang dikenali. Pilih arti kolomnya, atau pakai judul seperti online_masuk dan manual_masuk.',
  targets:
    'Belum ada kolom target yang dikenali. Pilih arti kolomnya, atau pakai judul target, target_online, target_manual.',
  workforce: 'Belum ada kolom kader yang dikenali. Pilih arti kolomnya, atau pakai judul kader dan supervisor.',
};
