import { parseDay } from '../../domain/days';
import type { ImportSettings, Warning } from '../../domain/imports';
import { formatDay } from '../../format/days';
import { cellText, type SheetRow } from '../read/sheet-rows';
import type { TableRow } from './classify-rows';
import type { Table } from './table';

/** So many periods are named and offered: a year of weeks. */
const mostChoices = 60;
const mostNamed = 5;

/**
 * The tables with the rows of one period alone, where a column says which month (year, week) each row is of and it says
 * more than one: never two of them on one day. Which of them is meant a person says (`settings.period`, as the cells write
 * it); until then none of the rows is read. A column for the day beside it settles more.
 */
export function choosePeriods(
  tables: readonly Table[],
  settings: ImportSettings,
): { tables: Table[]; warnings: Warning[] } {
  const written = new Map<string, string>();
  const read = tables.map((table) => {
    const rows = periodsOf(table);
    for (const period of rows.values()) if (!written.has(fold(period))) written.set(fold(period), period);
    return { table, rows };
  });
  if (written.size < 2) return { tables: [...tables], warnings: [] };
  const choices = [...written.values()];
  const chosen = settings.period === undefined ? undefined : written.get(fold(settings.period));
  const headers = [...new Set(read.flatMap(({ table }) => namesOf(table)))];
  return {
    tables: read.map(({ table, rows }) => (rows.size === 0 ? table : ofPeriod(table, rows, { chosen, choices }))),
    warnings: chosen === undefined ? [askFor(`Kolom ${headers.join(' dan ')} memuat`, choices)] : [],
  };
}

/** "Kolom Bulan memuat 3 periode: Januari, Februari, Maret. Belum ada yang dipakai: pilih satu periode." */
export function askFor(what: string, choices: readonly string[]): Warning {
  const more = choices.length - mostNamed;
  const named = choices.slice(0, mostNamed).join(', ');
  const all = more > 0 ? `${named} dan ${more} lainnya` : named;
  return {
    row: null,
    code: 'columns-asked',
    message: `${what} ${choices.length} periode: ${all}. Belum ada yang dipakai: pilih satu periode.`,
  };
}

/** The choices as they are offered. */
export function offered(choices: readonly string[]): string[] {
  return choices.slice(0, mostChoices);
}

export function fold(period: string): string {
  return period.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

function namesOf({ columns }: Table): string[] {
  return columns.filter(({ meaning }) => meaning === 'period').map(({ header }) => header);
}

/** The period of each row that has one, by its number: a blank below one goes on with it. Empty where a day says more. */
function periodsOf({ columns, rows }: Table): Map<number, string> {
  const places = columns.filter(({ meaning }) => meaning === 'period').map(({ index }) => index);
  const periods = new Map<number, string>();
  if (places.length === 0 || columns.some(({ meaning }) => meaning === 'day')) return periods;
  const before = places.map(() => '');
  for (const { kind, row } of rows) {
    const own = places.map((index) => cellText(row.cells[index]));
    if (kind !== 'area') {
      if (own.some((text) => text !== '')) periods.set(row.number, own.filter((text) => text !== '').join(' '));
      continue;
    }
    for (const [at, text] of own.entries()) if (text !== '') before[at] = text;
    const period = before.filter((text) => text !== '').join(' ');
    if (period !== '') periods.set(row.number, period);
  }
  return periods;
}

function ofPeriod(
  table: Table,
  periods: ReadonlyMap<number, string>,
  of: { chosen: string | undefined; choices: readonly string[] },
): Table {
  const { chosen } = of;
  const isOf = (row: SheetRow) => chosen !== undefined && fold(periods.get(row.number) ?? '') === fold(chosen);
  // A sum without a period may be that of all of them.
  const rows = table.rows.filter(({ kind, row }: TableRow) => kind === 'heading' || isOf(row));
  const left = table.rows.length - rows.length;
  return {
    ...table,
    rows,
    columns: table.columns.map((column) =>
      column.meaning === 'period' ? { ...column, choices: offered(of.choices) } : column,
    ),
    explanation:
      chosen === undefined ? table.explanation : `${table.explanation} Periode ${chosen}: ${left} baris lain dilewati.`,
  };
}

const months = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
const month =
  /(?<![\p{L}\p{N}])(jan(?:uari)?|[fp]eb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agustus|agu|ags|agt|sep(?:t(?:ember)?)?|okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?)(?![\p{L}])\.?(?:\s*'?(20\d{2}|\d{2})(?!\d))?/iu;

/** The month that a text names, and the text without it; null: none, or a day of it. */
export function monthInText(text: string): { month: string; number: number; rest: string } | null {
  const found = month.exec(text);
  if (!found || /\d[\s./-]*$/.test(text.slice(0, found.index))) return null;
  const short = (found[1] ?? '').slice(0, 3).toLowerCase();
  const number = months.indexOf(others[short] ?? short) + 1;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return {
    month: found[0].trim(),
    number,
    rest: rest
      .replaceAll(/\bbulan\b|[()]/gi, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}

const others: Readonly<Record<string, string>> = { peb: 'feb', ags: 'agu', agt: 'agu', nop: 'nov' };

/** The month that the rows say, where it is not that of the day which they are read for. */
export function warnOfOtherMonth(tables: readonly Table[], settings: ImportSettings): Warning[] {
  const warnings = new Map<string, Warning>();
  for (const table of tables) {
    const day = parseDay(table.day ?? settings.asOf ?? '');
    for (const period of new Set(day === null ? [] : periodsOf(table).values())) {
      const found = monthInText(period);
      if (day === null || found === null || found.number === Number(day.slice(5, 7))) continue;
      const message = `Kolom ${namesOf(table).join(' dan ')} berisi ${period}, tetapi tanggal laporannya ${formatDay(day)}. Periksa tanggalnya.`;
      warnings.set(message, { row: null, code: 'other', message });
    }
  }
  return [...warnings.values()];
}
