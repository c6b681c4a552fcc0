import { channels, stages } from '../../domain/counts';
import {
  type ColumnMeaning,
  columnMeanings,
  countMeasure,
  type ImportKind,
  type ImportSettings,
  type Measure,
  measures,
  type Warning,
} from '../../domain/imports';
import { columnLetter } from '../read/sheet-rows';
import { areaDepth, type FoundPart, foundPart, meaningOfHeader } from './header-words';
import { headersLeftAlone } from './own-table';

/**
 * A column of the table. `header` names it: as the file writes it, with its letter where two would be the same. `words`
 * is what of it says the meaning, where that is not all: without its day.
 */
export type TableColumn = { index: number; letter: string; header: string; words?: string };

/**
 * `asked`: it may be the target's or achieved, and a person has to say which. `adds`: its figures and those of the other
 * column of this meaning make one figure together, of which it is this part. `left`: of a table of ours, where it says less than
 * what is known. `choices`: the periods of which a person has to say one.
 */
export type MatchedColumn = TableColumn & {
  meaning: ColumnMeaning | null;
  asked?: true;
  adds?: FoundPart;
  left?: true;
  choices?: string[];
};

export type ColumnMatch = { columns: MatchedColumn[]; warnings: Warning[] };

/** A column while it is being matched: `said` when a person set its meaning. */
type Candidate = MatchedColumn & { said: boolean };

export function isMeasure(meaning: ColumnMeaning | null): meaning is Measure {
  return (measures as readonly (string | null)[]).includes(meaning);
}

/** The columns of a header row. Cells without a header are left out. */
export function columnsOfHeader(cells: readonly unknown[]): TableColumn[] {
  const labels = cells.map((cell) =>
    typeof cell === 'string' ? cell.replaceAll(/\s+/g, ' ').trim().slice(0, 100) : '',
  );
  const seen = new Map<string, number>();
  for (const label of labels) seen.set(label, (seen.get(label) ?? 0) + 1);
  return labels.flatMap((label, index) => {
    if (label === '') return [];
    const letter = columnLetter(index);
    return [{ index, letter, header: (seen.get(label) ?? 0) > 1 ? `${label} (kolom ${letter})` : label }];
  });
}

/**
 * What each column means: what a person said (`settings.columns`, by header), else what its header says. A figure that
 * two columns claim is taken from neither, with a warning, until a person chooses.
 */
export function matchColumns(input: {
  columns: readonly TableColumn[];
  kind: ImportKind;
  settings: ImportSettings;
  /** The level that the codes of a column are of, by its cells; null: they do not say. */
  levelOfCells?: (column: TableColumn) => number | null;
  /** A line above the table names its stage as ours do. */
  titled?: boolean;
}): ColumnMatch {
  const { kind, settings, levelOfCells = () => null, titled = false } = input;
  const warnings: Warning[] = [];
  const warn = (message: string) => warnings.push({ row: null, code: 'columns', message });
  const alone = headersLeftAlone(
    input.columns.map(({ header }) => header),
    titled,
  );
  const columns: Candidate[] = input.columns.map((column) => {
    const said = saidMeaning(column.header, settings, warn);
    if (said === null && alone.has(column.header)) return { ...column, meaning: 'ignore', left: true, said: false };
    const words = (column.words ?? column.header).replace(/ \(kolom [A-Z]+\)$/, '');
    return { ...column, meaning: said ?? meaningOfHeader(words, { kind, settings }), said: said !== null };
  });
  if (kind === 'rekap') addUpFound(columns, settings);
  resolveTotals(columns, settings);
  dropForeignMeasures(columns, kind, warn);
  keepDeepest(columns, 'areaCode', (column) => levelOfCells(column) ?? areaDepth(column.header));
  keepDeepest(columns, 'areaName', (column) => areaDepth(column.header));
  dropRepeated(columns, warn);
  return { columns: columns.map(({ said: _said, ...column }) => column), warnings };
}

function saidMeaning(header: string, settings: ImportSettings, warn: (message: string) => void): ColumnMeaning | null {
  const said = Object.hasOwn(settings.columns, header) ? settings.columns[header] : undefined;
  if (said === undefined) return null;
  const meaning = columnMeanings.find((one) => one === said);
  if (!meaning) warn(`Arti '${said.slice(0, 60)}' untuk kolom ${header} tidak dikenal, jadi tidak dipakai.`);
  return meaning ?? null;
}

/** "Ditemui" beside "Baru", by channel or without: both are what was recorded, and their sum is the figure; each is kept. */
function addUpFound(columns: Candidate[], settings: ImportSettings): void {
  const open = columns.flatMap((column) => {
    const found = column.said ? null : foundPart(column.words ?? column.header.replace(/ \(kolom [A-Z]+\)$/, ''));
    return found ? [{ column, ...found }] : [];
  });
  for (const channel of [...channels, null]) {
    const own = open.filter((one) => one.channel === channel);
    const of = (part: FoundPart) => own.filter((one) => one.part === part);
    if (of('found').length !== 1 || of('newlyListed').length !== 1) continue;
    for (const { column, part } of own) {
      column.meaning = `recorded.${channel ?? settings.channel}`;
      column.adds = part;
    }
  }
}

/** A total without its parts is the figure itself; beside its parts it is only compared with them. */
export function resolveTotals(columns: MatchedColumn[], settings: ImportSettings): void {
  for (const stage of stages) {
    const split = columns.some(({ meaning }) => channels.some((channel) => meaning === countMeasure(stage, channel)));
    if (split) continue;
    for (const column of columns)
      if (column.meaning === `${stage}.total`) column.meaning = `${stage}.${settings.channel}`;
  }
}

const foreignTo: Record<ImportKind, { pattern: RegExp; text: string } | null> = {
  rekap: null,
  targets: { pattern: /^(?:collected|recorded|validated|workforce)\./, text: 'unggahan target' },
  workforce: { pattern: /^(?:collected|recorded|validated|target)\./, text: 'unggahan kader' },
};

function dropForeignMeasures(columns: Candidate[], kind: ImportKind, warn: (message: string) => void): void {
  const foreign = foreignTo[kind];
  if (!foreign) return;
  for (const column of columns) {
    if (!column.meaning || !foreign.pattern.test(column.meaning)) continue;
    column.meaning = null;
    warn(`Kolom ${column.header} tidak dipakai dalam ${foreign.text}.`);
  }
}

/**
 * Of several columns with a code (or a name), the one of the deepest level speaks of the row. Codes say themselves how
 * deep they are: KODE_KD beside KODE_KECAMATAN may hold those of desa.
 */
function keepDeepest(
  columns: Candidate[],
  meaning: 'areaCode' | 'areaName',
  depthOf: (column: TableColumn) => number,
): void {
  const all = columns.filter((column) => column.meaning === meaning);
  if (all.length < 2) return;
  const said = all.filter((column) => column.said);
  const depths = new Map(all.map((column) => [column, depthOf(column)]));
  const depth = (column: Candidate) => depths.get(column) ?? 0;
  const chosen = (said.length > 0 ? said : all).reduce((best, column) =>
    depth(best) >= depth(column) ? best : column,
  );
  const above = meaning === 'areaCode' ? 'parentCode' : 'parentName';
  for (const column of all) {
    if (column === chosen) continue;
    // A column for the kecamatan beside one for the desa says where the desa lies; a second one for the desa says nothing.
    column.meaning = depth(column) > 0 && depth(column) < depth(chosen) ? above : null;
  }
}

/** Several columns may mean these: kabupaten and kecamatan above a desa, a share of each stage. */
const repeatable: ReadonlySet<ColumnMeaning> = new Set([
  'ignore',
  'period',
  'parentCode',
  'parentName',
  'percent',
  'remaining',
]);

function dropRepeated(columns: Candidate[], warn: (message: string) => void): void {
  for (const meaning of new Set(columns.map((column) => column.meaning))) {
    if (meaning === null || repeatable.has(meaning)) continue;
    const same = columns.filter((column) => column.meaning === meaning);
    const said = same.filter((column) => column.said);
    if (same.length < 2 || same.every((column) => column.adds)) continue;
    const kept = said.length === 1 ? said[0] : undefined;
    for (const column of same) if (column !== kept) column.meaning = null;
    if (kept) continue;
    warn(
      `Kolom ${same.map((column) => `${column.letter} (${column.header})`).join(' dan ')} berarti sama, jadi tidak ada yang dipakai. Pilih artinya masing-masing.`,
    );
  }
}
