import { type AreaRange, isInside } from '../../domain/areas';
import type { ImportSettings } from '../../domain/imports';
import { type WorkMode, workModes } from '../../domain/scope';
import type { RefusedScopeRow, ScopeFileRows } from '../../domain/scope-changes';
import { formatAreaTitle } from '../../format/areas';
import { AreaIndex } from '../areas/area-index';
import type { KnownArea } from '../areas/known-area';
import { unpackAreas } from '../areas/pack-areas';
import { AreaResolver } from '../areas/resolve-areas';
import { parseFile } from '../read/parse-file';
import { type CellValue, cellText, type FileProblem, type SheetRow } from '../read/sheet-rows';
import type { DaySpan } from '../table/day-in-text';
import { findTables } from '../table/find-table';
import { headerWords } from '../table/header-words';
import type { MatchedColumn } from '../table/match-columns';
import type { Table } from '../table/table';

/** A file that lists who takes part: codes or names, and how each works. */
export type ScopeFile = {
  bytes: Uint8Array;
  fileName: string;
  /** The areas that may be listed lie inside it. */
  scope: AreaRange;
  /** As `unpackAreas` reads them. */
  areas: string;
  /** The way of working of rows that do not say. */
  mode: WorkMode;
  /** The days of the campaign: those that a header names are told from other numbers by them. */
  days: DaySpan;
};

export type ScopeCheck = { ok: true; checked: ScopeFileRows } | { ok: false; problem: FileProblem };

const settings: ImportSettings = {
  ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'unsplit', under: null },
  ...{ columns: {}, rows: {} },
};

/** From bytes to the areas that a file lists, in this very thread. Never throws for what a file may hold. */
export async function checkScopeFile(file: ScopeFile): Promise<ScopeCheck> {
  const read = await parseFile(file);
  if (!read.ok) return read;
  const found = findTables({ sheets: read.sheets, kind: 'workforce', settings, campaign: file.days });
  if (!found.ok) return found;
  const all = unpackAreas(file.areas);
  const isNear = (area: KnownArea) => isInside(area, file.scope) || isInside(file.scope, area);
  const near = all.filter(isNear);
  const index = new AreaIndex(
    near,
    [],
    all.filter((area) => !isNear(area)),
  );
  const checked: ScopeFileRows = { rows: [], refused: [], warnings: read.warnings.map(({ message }) => message) };
  const listed = new Map<string, { row: number; sheet: string }>();
  for (const table of found.tables) checkTable(table, { file, index, listed, checked });
  return { ok: true, checked };
}

const sumWord = /^\s*(?:jumlah|jml|total)\b/iu;

function checkTable(
  found: Table,
  of: {
    file: ScopeFile;
    index: AreaIndex;
    listed: Map<string, { row: number; sheet: string }>;
    checked: ScopeFileRows;
  },
): void {
  const { file, index, listed, checked } = of;
  // A list has no figures: where its table ends cannot be told by them, and each row that names an area is one of it.
  const places = found.columns.filter(({ meaning }) => meaning === 'areaCode' || meaning === 'areaName');
  const names = (row: SheetRow) => places.some((column) => cellText(row.cells[column.index]) !== '');
  const rows = [...found.rows.map(({ row }) => row), ...found.below].filter(names);
  const table: Table = { ...found, rows: rows.map((row) => ({ kind: 'area', row })), below: [] };
  const resolver = new AreaResolver({ table, index, scope: file.scope });
  const modeColumn = findModeColumn(found.columns);
  const main = places.find(({ meaning }) => meaning === 'areaCode') ?? places[0];
  const refuse = (row: SheetRow, column: MatchedColumn | undefined, why: Why) =>
    checked.refused.push({
      ...{ row: row.number, column: column?.header ?? '', value: cellText(column && row.cells[column.index]), ...why },
      ...(found.ofSeveralSheets && { sheet: found.sheet }),
    });
  for (const row of rows) {
    const texts = places.map((column) => cellText(row.cells[column.index]));
    if (texts.every((text) => text === '' || sumWord.test(text))) continue;
    const match = resolver.match(row, undefined);
    if (!match.ok) {
      refuse(row, main, { reason: match.reason, suggestion: match.suggestion });
      continue;
    }
    const { area } = match;
    const mode = modeColumn ? readMode(row.cells[modeColumn.index], file.mode) : file.mode;
    if (mode === null) {
      const value = cellText(modeColumn && row.cells[modeColumn.index]);
      refuse(row, modeColumn, {
        reason: `'${value}' bukan cara kerja`,
        suggestion: 'Tulis smartphone, formulir, atau keduanya.',
      });
      continue;
    }
    const before = listed.get(area.code);
    if (before) {
      const where = found.ofSeveralSheets ? `baris ${before.row} lembar '${before.sheet}'` : `baris ${before.row}`;
      refuse(row, main, {
        reason: `${formatAreaTitle(area)} sudah didaftar di ${where}`,
        suggestion: 'Hapus salah satu barisnya.',
      });
      continue;
    }
    if (area.level === 0) {
      refuse(row, main, {
        reason: 'Indonesia seluruhnya bukan daftar lokus',
        suggestion: 'Pilih semua wilayah (sensus) bila semua ikut serta.',
      });
      continue;
    }
    listed.set(area.code, { row: row.number, sheet: found.sheet });
    checked.rows.push({ row: row.number, code: area.code, mode });
  }
}

type Why = Pick<RefusedScopeRow, 'reason' | 'suggestion'>;

const modeHeaders = new Set(['cara', 'kerja', 'mode', 'moda', 'metode', 'kanal', 'pendataan', 'alat']);

/** "Cara kerja", "Moda", "Metode pendataan". */
function findModeColumn(columns: readonly MatchedColumn[]): MatchedColumn | undefined {
  return columns.find(({ header }) => {
    const words = headerWords(header);
    return words.length > 0 && words.every((word) => modeHeaders.has(word));
  });
}

const modeWords: Readonly<Record<WorkMode, ReadonlySet<string>>> = {
  smartphone: new Set(['smartphone', 'ponsel', 'hp', 'online', 'daring', 'capi']),
  formulir: new Set(['formulir', 'form', 'manual', 'kertas', 'papi', 'offline', 'luring']),
  both: new Set(['both', 'keduanya', 'campuran', 'campur', 'hybrid']),
};

/** The way of working that a cell says; empty: as the others of the file. Null: it is none. */
function readMode(cell: CellValue | undefined, otherwise: WorkMode): WorkMode | null {
  const words = headerWords(String(cell ?? '')).filter((word) => word !== 'dan' && word !== 'atau');
  if (words.length === 0) return otherwise;
  const said = words.map((word) => workModes.find((mode) => modeWords[mode].has(word)));
  if (said.includes(undefined)) return null;
  const [only = null, ...others] = new Set(said);
  return others.length > 0 ? 'both' : (only ?? null);
}
