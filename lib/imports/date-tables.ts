import type { ImportSettings } from '../domain/imports';
import { formatDay } from '../format/days';
import { type DaySpan, dayInText } from './day-in-text';
import { findDay } from './find-day';
import type { Table } from './find-table';

type DatedFile = { settings: ImportSettings; fileName: string; campaign: DaySpan };

/**
 * The tables, each with the day of its rows where neither a column nor its sheet or columns name one and nobody said one:
 * in its title, else in the name of its sheet, else in that of the file.
 */
export function dateTables(
  tables: readonly [Table, ...Table[]],
  file: DatedFile,
): { tables: [Table, ...Table[]]; notes: string[] } {
  const notes = new Set<string>();
  const [first, ...others] = tables;
  const date = (table: Table): Table => {
    const { day, note } = dayOfTable(table, file);
    if (note !== null) notes.add(note);
    return day === null ? table : { ...table, day };
  };
  return { tables: [date(first), ...others.map(date)], notes: [...notes] };
}

function dayOfTable(table: Table, { settings, fileName, campaign }: DatedFile): ReturnType<typeof findDay> {
  const { asOf } = settings;
  if (table.columns.some(({ meaning }) => meaning === 'day')) return { day: null, note: null };
  if (table.day !== null) {
    const other = asOf !== null && asOf !== table.day;
    const own = formatDay(table.day);
    return {
      day: null,
      note: other ? `${own} di judul kolom atau nama lembar dipakai, bukan ${formatDay(asOf)}.` : null,
    };
  }
  if (asOf !== null) return { day: null, note: null };
  const titled = findDay({ titles: table.titles, fileName: '' });
  if (titled.note !== null) return titled;
  const ofSheet = dayInText(table.sheet, campaign);
  if (ofSheet) return { day: ofSheet.day, note: `Tanggal ${formatDay(ofSheet.day)} diambil dari nama lembar.` };
  return findDay({ titles: [], fileName });
}
