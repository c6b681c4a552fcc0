import { type ImportSettings, isCounterHeader, type Warning } from '../../domain/imports';
import { largestTarget } from '../../domain/targets';
import { formatMeaning } from '../../format/import-words';
import { formatCount } from '../../format/numbers';
import type { SheetRow } from '../read/sheet-rows';
import type { TableRow } from './classify-rows';
import { decideLocale } from './decide-locale';
import { withoutUnit } from './figure-units';
import { saysAchieved, saysTarget, stageOfTitle } from './header-words';
import { type MatchedColumn, resolveTotals } from './match-columns';
import { readNumber } from './read-number';

/** What of a table says whether its figures are achieved or a target. */
export type SplitTable = {
  sheet: string;
  titles: readonly string[];
  columns: readonly MatchedColumn[];
  rows: readonly TableRow[];
};

/** From this share of the rows on, a sum that equals the target is no chance: a campaign that ended rarely has so many. */
const nearlyAll = 0.9;

const countPattern = /^(?:collected|recorded|validated)\.(online|manual|unsplit|total)$/;

/**
 * Asks about columns that may be the parts of the target as well as what was achieved: without a word for achieved in their
 * headers, and adding up to the target of nearly each row; or without a target to compare with, below a title that speaks
 * of targets and of nothing that was achieved. Such a column has no meaning until a person chooses (`asked`), for a target
 * that is taken for achieved is 100 % of itself on any day. What a person said of a column is left alone. The tables of a
 * file are asked about together: one of its days may well be complete.
 */
export function askTargetSplits<Table extends SplitTable>(
  tables: readonly Table[],
  settings: ImportSettings,
): { tables: Table[]; warnings: Warning[] } {
  const seen = new Map<string, { headers: string[]; meanings: string[]; equal: number; compared: number }>();
  const found = tables.map((table) => {
    const groups = groupsOf(table, settings);
    for (const { key, columns, equal, compared } of groups) {
      const before = seen.get(key) ?? { headers: [], meanings: [], equal: 0, compared: 0 };
      const headers = columns.map(({ header }) => header);
      seen.set(key, {
        headers: [...new Set([...before.headers, ...headers])],
        meanings: columns.map(({ meaning }) => meaning ?? ''),
        equal: before.equal + equal,
        compared: before.compared + compared,
      });
    }
    return groups;
  });
  const asked = new Map([...seen].filter(([, { equal, compared }]) => compared > 0 && equal >= nearlyAll * compared));
  const untitled = tables.map((table) => titledColumns(table, settings));
  const answered = tables.map((table, at) => {
    const open = new Set([
      ...(found[at] ?? []).filter(({ key }) => asked.has(key)).flatMap(({ columns }) => columns),
      ...(untitled[at] ?? []),
    ]);
    return open.size === 0 ? table : { ...table, columns: withoutMeaning(table.columns, open, settings) };
  });
  const titled = [...new Set(untitled.flat().map(({ header }) => header))];
  return {
    tables: answered,
    warnings: [
      ...[...asked.values()].map(({ headers, equal, compared, meanings }) => ({
        row: null,
        code: 'columns-asked' as const,
        message: `${nameColumns(headers)} ${headers.length > 1 ? 'berjumlah' : 'berisi angka yang'} sama dengan target di ${formatCount(equal)} dari ${formatCount(compared)} baris: ini rincian target, atau capaian yang tepat 100 %. Belum dipakai. ${choices(meanings)}`,
      })),
      ...(titled.length === 0
        ? []
        : [
            {
              row: null,
              code: 'columns-asked' as const,
              message: `${nameColumns(titled)} ada di bawah judul tentang target, tanpa kata tentang capaian. Belum dipakai. ${choices(untitled.flat().map(({ meaning }) => meaning ?? ''))}`,
            },
          ]),
    ],
  };
}

/** "Pilih artinya: Target manual dan Target online, atau Manual masuk server dan Online masuk server." */
function choices(meanings: readonly string[]): string {
  const achieved = [...new Set(meanings)];
  const target = achieved.map((meaning) =>
    (/\.(online|manual)$/.exec(meaning)?.[0] ?? '.total').replace('.', 'target.'),
  );
  const say = (all: readonly string[]) => [...new Set(all)].map(formatMeaning).join(' dan ');
  return `Pilih artinya: ${say(target)}, atau ${say(achieved)}.`;
}

function nameColumns(headers: readonly string[]): string {
  return `Kolom ${headers.join(' dan ')}`;
}

function isSaid({ header }: MatchedColumn, settings: ImportSettings): boolean {
  return Object.hasOwn(settings.columns, header);
}

/** The columns of counts whose headers do not say that they were achieved, and of which the user has said nothing. */
function unworded(columns: readonly MatchedColumn[], settings: ImportSettings): MatchedColumn[] {
  return columns.filter(
    (column) =>
      countPattern.test(column.meaning ?? '') &&
      !isSaid(column, settings) &&
      !saysAchieved(column.words ?? column.header),
  );
}

type Group = { key: string; columns: MatchedColumn[]; equal: number; compared: number };

/** Columns that may make up the target together, with how many rows they do in. */
function groupsOf(table: SplitTable, settings: ImportSettings): Group[] {
  const { columns } = table;
  const target = columns.find(({ meaning }) => meaning === 'target.total');
  const stated = columns.filter(({ meaning }) => meaning === 'target.online' || meaning === 'target.manual');
  if (!target || stated.some((column) => !isSaid(column, settings))) return [];
  const open = unworded(columns, settings);
  // Most tables end here, before a cell is read.
  if (open.length === 0 || table.titles.some((title) => stageOfTitle(title) !== null) || hasNothingLeft(table))
    return [];
  const isPart = ({ meaning }: MatchedColumn) => /\.(?:online|manual)$/.test(meaning ?? '');
  const parts = open.filter(isPart);
  // Somebody who says of one that it was achieved has answered for those beside it.
  const answered = columns.some(
    (column) => isSaid(column, settings) && countPattern.test(column.meaning ?? '') && isPart(column),
  );
  const candidates = [
    ...(parts.length > 0 && !answered ? [{ columns: parts, sum: [...parts, ...stated] }] : []),
    ...open.filter((column) => !isPart(column)).map((column) => ({ columns: [column], sum: [column] })),
  ];
  const targets = figuresOf(target, table.rows);
  const rest = columns.find(({ meaning }) => meaning === 'remaining');
  const rests = rest ? figuresOf(rest, table.rows) : [];
  return candidates.flatMap(({ columns: own, sum }) => {
    const figures = sum.map((column) => figuresOf(column, table.rows));
    let [equal, compared] = [0, 0];
    const left = { told: 0, follows: 0 };
    for (const [at, whole] of targets.entries()) {
      const known = figures.flatMap((column) => column[at] ?? []);
      if (!whole || known.length === 0) continue;
      compared += 1;
      const together = known.reduce((total, figure) => total + figure, 0);
      if (together === whole) equal += 1;
      const told = rests[at] ?? null;
      if (told !== null) left.told += 1;
      if (told !== null && told === Math.max(0, whole - together)) left.follows += 1;
    }
    // What is left of the target in each row follows from these figures: they were achieved.
    if (left.told > 0 && left.follows === left.told) return [];
    const key = own.map(({ meaning, words, header }) => `${meaning} ${words ?? header}`).join('|');
    return [{ key, columns: own, equal, compared }];
  });
}

/** A table that says that nothing is left of the target speaks of what was achieved. */
function hasNothingLeft({ columns, rows }: SplitTable): boolean {
  return columns.some((column) => {
    const left = column.meaning === 'remaining' ? figuresOf(column, rows).filter((figure) => figure !== null) : [];
    return left.length > 0 && left.every((figure) => figure === 0);
  });
}

/** The same columns below a title that speaks of a target, where no column of the table is a target or was achieved. */
function titledColumns(table: SplitTable, settings: ImportSettings): MatchedColumn[] {
  const { columns, sheet, titles } = table;
  const texts = [sheet, ...titles];
  if (!texts.some(saysTarget) || texts.some(saysAchieved)) return [];
  const others = columns.filter((column) => !isSaid(column, settings) && !isCounterHeader(column.header));
  const telling = others.some(
    ({ meaning, words, header }) =>
      meaning?.startsWith('target.') ||
      meaning === 'percent' ||
      meaning === 'remaining' ||
      saysAchieved(words ?? header),
  );
  const answered = columns.some((column) => isSaid(column, settings) && countPattern.test(column.meaning ?? ''));
  return telling || answered ? [] : unworded(columns, settings);
}

function figuresOf(column: MatchedColumn, rows: readonly TableRow[]): (number | null)[] {
  const own = rows
    .filter(({ kind }) => kind === 'area')
    .map(({ row }) => withoutUnit(row.cells[column.index], column.meaning));
  const locale = decideLocale(own);
  return own.map((cell: SheetRow['cells'][number] | undefined) => {
    if (cell === null || cell === undefined) return null;
    const read = readNumber(cell, largestTarget, locale);
    return read.ok ? read.value : null;
  });
}

function withoutMeaning(
  columns: readonly MatchedColumn[],
  open: ReadonlySet<MatchedColumn>,
  settings: ImportSettings,
): MatchedColumn[] {
  const left = columns.map(
    (column): MatchedColumn => (open.has(column) ? { ...column, meaning: null, asked: true } : { ...column }),
  );
  // A total beside parts that are none is a figure of its own.
  resolveTotals(left, settings);
  return left;
}
