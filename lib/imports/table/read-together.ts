import type { IsoDay } from '../../domain/days';
import { type ImportKind, type ImportSettings, isCounterHeader } from '../../domain/imports';
import { cellText, type SheetRow, type SheetRows } from '../read/sheet-rows';
import { classifyRows } from './classify-rows';
import { placesOf } from './column-places';
import { type DaySpan, dayInText } from './day-in-text';
import { findDay } from './find-day';
import { type FoundHeader, findHeader, hasFigures, headerAt, shapeOf } from './locate-header';

/** A header with the day that its sheet names, in its name or above the table. */
export type SheetHeader = { header: FoundHeader; day: IsoDay | null };

/** Of the rows of the smaller sheet so many may stand in the other one too: two kecamatan may each have a Sukamaju. */
const mostShared = 0.2;

/**
 * The sheets that are read together with the likeliest one, itself among them and in the order of the file: those of the
 * same header that each name another day or channel, or have a column for the day, or speak of other areas; and tables
 * that stand beside each other on its sheet. Sheets that seem to repeat
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
    const alike = other !== null && (isBeside(sheet, found.sheet) || shapeOf(other.span.labels) === shape);
    return other && hasFigures(other) && alike ? [other] : [];
  });
  if (headers.length < 2) return alone;
  const named = headers.map((header) => ({ header, day: dayOfSheet(header, context.campaign) }));
  // Of tables beside each other none is a copy: rows that say the same of one area are refused one by one.
  if (named.every(({ header }) => header === found || isBeside(header.sheet, found.sheet)))
    return ownTargets(named, context);
  // A sheet that says no channel beside those that do is their sum.
  const all = new Set(named.flatMap(saidOf)).size > 1 ? named.filter((one) => saidOf(one).length > 0) : named;
  // A sheet without a day beside those that have one is their sum, or says for which day it is nowhere.
  const dated = all.filter(({ day }) => day !== null);
  const apart = new Set(dated.map((one) => [one.day, ...saidOf(one)].join(' ')));
  if (dated.length > 1 && apart.size === dated.length) return ownTargets(dated, context);
  const withDays = found.groups.some(({ columns }) => columns.some(({ meaning }) => meaning === 'day'));
  return ownTargets(withDays ? all : withoutRepeats(all), context);
}

function isBeside(one: SheetRows, other: SheetRows): boolean {
  return one.beside !== undefined && one.beside === other.beside;
}

/** What the sheet says of its figures, as one text or none. */
function saidOf({ header: { said } }: SheetHeader): string[] {
  return said === null ? [] : [`${said.channel} ${said.stage}`];
}

/**
 * Targets that differ from one channel's sheet to the other's for an area are those of the channels; where they are the
 * same everywhere each sheet repeats the target of all.
 */
function ownTargets(read: SheetHeader[], context: Parameters<typeof readTogether>[2]): SheetHeader[] {
  if (read.filter(({ header }) => header.said?.channel).length < 2) return read;
  const seen = new Map<string, string>();
  const differ = read.some(({ header, day }) =>
    targetsOf(header).some(([area, target]) => {
      const key = `${day} ${area}`;
      const before = seen.get(key) ?? target;
      seen.set(key, before);
      return before !== target;
    }),
  );
  if (!differ) return read;
  return read.map((one) => {
    const { sheet, span } = one.header;
    const place = { sheet: sheet.name, headerRow: sheet.rows[span.at]?.number ?? 1, headerRows: span.height };
    return { ...one, header: headerAt([sheet], place, { ...context, ownTargets: true }) ?? one.header };
  });
}

/** What the rows of a table say of their areas, and their targets, as texts. */
function targetsOf({ sheet, span, groups }: FoundHeader): [string, string][] {
  const columns = groups.flatMap((group) => group.columns);
  const target = columns.find(({ meaning }) => meaning === 'target.total');
  const names = columns.filter(({ meaning }) => meaning === 'areaCode' || meaning === 'areaName');
  if (!target) return [];
  return sheet.rows.slice(span.at + span.height).flatMap(({ cells }): [string, string][] => {
    const area = names.map(({ index }) => cellText(cells[index]).toLowerCase()).join('|');
    const written = cellText(cells[target.index]);
    return written === '' || area.replaceAll('|', '') === '' ? [] : [[area, written]];
  });
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
function areasOf({ sheet, span, groups, said }: FoundHeader): Set<string> {
  const [group] = groups;
  const rows = sheet.rows.slice(span.at + span.height);
  if (!group || rows.length === 0) return new Set();
  const places = placesOf(group.columns, rows);
  const named = group.columns.filter(({ index, header }) => places.area.includes(index) && !isCounterHeader(header));
  const areaRows = classifyRows(rows, places).rows.filter(({ kind }) => kind === 'area');
  return new Set(
    areaRows.map(({ row }) =>
      [said?.channel, said?.stage, ...named.map(({ index }) => cellText(row.cells[index]).toLowerCase())].join('|'),
    ),
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
