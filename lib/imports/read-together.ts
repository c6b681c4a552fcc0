import type { IsoDay } from '../domain/days';
import { type ImportKind, type ImportSettings, isCounterHeader } from '../domain/imports';
import { classifyRows } from './classify-rows';
import { placesOf } from './column-places';
import { type DaySpan, dayInText } from './day-in-text';
import { findDay } from './find-day';
import { type FoundHeader, findHeader, hasFigures, shapeOf } from './locate-header';
import { cellText, type SheetRow, type SheetRows } from './sheet-rows';

/** A header with the day that its sheet names, in its name or above the table. */
export type SheetHeader = { header: FoundHeader; day: IsoDay | null };

/** Of the rows of the smaller sheet so many may stand in the other one too: two kecamatan may each have a Sukamaju. */
const mostShared = 0.2;

/**
 * The sheets that are read together with the likeliest one, itself among them and in the order of the file: those of the
 * same header that each name another day, or have a column for it, or speak of other areas. Sheets that seem to repeat
 * each other are not: a copy would count twice.
 */
export function readTogether(
  found: FoundHeader,
  sheets: readonly SheetRows[],
  context: { kind: ImportKind; settings: ImportSettings; campaign: DaySpan },
): SheetHeader[] {
  const alone = [{ header: found, day: null }];
  if (!hasFigures(found)) return alone;
  const shape = shapeOf(found.span.labels);
  const headers = sheets.flatMap((sheet) => {
    if (sheet === found.sheet) return [found];
    const other = sheet.hidden === found.sheet.hidden ? findHeader([sheet], context) : null;
    return other && hasFigures(other) && shapeOf(other.span.labels) === shape ? [other] : [];
  });
  if (headers.length < 2) return alone;
  const all = headers.map((header) => ({ header, day: dayOfSheet(header, context.campaign) }));
  // A sheet without a day beside those that have one is their sum, or says for which day it is nowhere.
  const dated = all.filter(({ day }) => day !== null);
  if (dated.length > 1 && new Set(dated.map(({ day }) => day)).size === dated.length) return dated;
  const withDays = found.groups.some(({ columns }) => columns.some(({ meaning }) => meaning === 'day'));
  return withDays ? all : withoutRepeats(all);
}

function dayOfSheet({ sheet, span }: FoundHeader, campaign: DaySpan): IsoDay | null {
  const inName = dayInText(sheet.name, campaign);
  if (inName) return inName.day;
  const titles = sheet.rows.slice(0, span.at).flatMap(textsOf);
  return findDay({ titles, fileName: '' }).day;
}

function textsOf(row: SheetRow): string[] {
  return row.cells.filter((cell) => typeof cell === 'string');
}

/** What the rows of a table say of their areas, as texts. */
function areasOf({ sheet, span, groups }: FoundHeader): Set<string> {
  const [group] = groups;
  const rows = sheet.rows.slice(span.at + span.height);
  if (!group || rows.length === 0) return new Set();
  const places = placesOf(group.columns, rows);
  const named = group.columns.filter(({ index, header }) => places.area.includes(index) && !isCounterHeader(header));
  const areaRows = classifyRows(rows, places).rows.filter(({ kind }) => kind === 'area');
  return new Set(
    areaRows.map(({ row }) => named.map(({ index }) => cellText(row.cells[index]).toLowerCase()).join('|')),
  );
}

/** The sheet that has the rows of all others, if there is one; otherwise those that do not repeat a sheet before them. */
function withoutRepeats(all: readonly SheetHeader[]): SheetHeader[] {
  const sets = new Map(all.map((one) => [one, areasOf(one.header)]));
  const setOf = (one: SheetHeader) => sets.get(one) ?? new Set<string>();
  const holds = (whole: SheetHeader, part: SheetHeader) =>
    sharedBy(setOf(whole), setOf(part)) >= (1 - mostShared) * setOf(part).size;
  const summary = all.find((one) => all.every((other) => other === one || holds(one, other)));
  if (summary) return [{ header: summary.header, day: null }];
  const kept: SheetHeader[] = [];
  for (const one of all) {
    const distinct = kept.every((other) => {
      const smaller = Math.min(setOf(one).size, setOf(other).size);
      return sharedBy(setOf(one), setOf(other)) <= Math.max(1, mostShared * smaller);
    });
    if (distinct) kept.push(one);
  }
  return kept.length > 1 ? kept : kept.map(({ header }) => ({ header, day: null }));
}

function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((key) => other.has(key)).length;
}
