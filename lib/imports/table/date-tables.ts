import type { ReportDays } from '../../domain/campaigns';
import { earlierDay, type IsoDay } from '../../domain/days';
import type { ImportSettings, Warning } from '../../domain/imports';
import { formatDay } from '../../format/days';
import { capitalise } from '../../format/numbers';
import { dayInText } from './day-in-text';
import { findDay } from './find-day';
import type { Table } from './table';

type DatedFile = { settings: ImportSettings; fileName: string; campaign: ReportDays };

/**
 * The tables, each with the day of its rows where neither a column nor its sheet or columns name one and the user said none:
 * in its title, else in the name of its sheet, else in that of the file. A title or sheet that names another day than the
 * one that a user chose is a question: until `daySource` of the settings answers it, its rows have no day.
 */
export function dateTables(
  tables: readonly [Table, ...Table[]],
  file: DatedFile,
): { tables: [Table, ...Table[]]; notes: string[]; warnings: Warning[] } {
  const notes = new Set<string>();
  const warnings = new Set<string>();
  const [first, ...others] = tables;
  const date = (table: Table): Table => {
    const { day, note, other } = dayOfTable(table, file);
    if (others.length === 0) for (const warning of warnOfTitle(table, file)) warnings.add(warning);
    if (note !== null) (other?.open ? warnings : notes).add(note);
    return { ...table, day: day ?? table.day, ...(other && { otherDay: other }) };
  };
  const dated: [Table, ...Table[]] = [date(first), ...others.map(date)];
  return { tables: dated, notes: [...notes], warnings: [...warnings].map((message) => ({ row: null, message })) };
}

/** A column that names a day, below a title of another one: the other columns are read for the day of the column too. */
function warnOfTitle(table: Table, { settings }: DatedFile): string[] {
  if (table.day === null || settings.asOf !== null) return [];
  const titled = findDay({ titles: table.titles, fileName: '' }).day;
  if (titled === null || titled === table.day) return [];
  return [
    `${formatDay(table.day)} di judul kolom dipakai, bukan ${formatDay(titled)} di judul tabel. Periksa tanggalnya.`,
  ];
}

type TableDay = { day: IsoDay | null; note: string | null; other?: Table['otherDay'] };

function dayOfTable(table: Table, { settings, fileName, campaign }: DatedFile): TableDay {
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
  const titled = findDay({ titles: table.titles, fileName: '' });
  const ofSheet = titled.note === null ? (dayInText(table.sheet, campaign)?.day ?? null) : null;
  if (asOf !== null) return compareWithGiven(asOf, { titled: titled.day, ofSheet }, { settings, fileName, campaign });
  if (titled.note !== null) return titled;
  if (ofSheet) return { day: ofSheet, note: `Tanggal ${formatDay(ofSheet)} diambil dari nama lembar.` };
  return findDay({ titles: [], fileName });
}

/** What a title or sheet says beside the day that a user chose; the name of a file is only said, for it may be when it was sent. */
function compareWithGiven(
  given: IsoDay,
  found: { titled: IsoDay | null; ofSheet: IsoDay | null },
  { settings, fileName, campaign }: DatedFile,
): TableDay {
  const other = found.titled ?? found.ofSheet;
  const [where, place] = found.titled ? ['judul tabel', 'di judul tabel'] : ['nama lembar', 'di nama lembar'];
  const chosen = formatDay(given);
  if (other === null) {
    const { day } = findDay({ titles: [], fileName });
    const differs = day !== null && day !== given;
    return {
      day: null,
      note: differs ? `${chosen} yang dipilih dipakai, bukan ${formatDay(day)} di nama file.` : null,
    };
  }
  if (other === given) return { day: null, note: null };
  const written = formatDay(other);
  const reportable = campaign.startDay <= other && other <= earlierDay(campaign.lastReportableDay, campaign.today);
  if (!reportable || settings.daySource === 'given') {
    const note = `${chosen} yang dipilih dipakai, bukan ${written} ${place}.`;
    return { day: null, note, ...(reportable && { other: { day: other, where, open: false } }) };
  }
  if (settings.daySource === 'file') {
    const note = `${written} ${place} dipakai, bukan ${chosen} yang dipilih.`;
    return { day: other, note, other: { day: other, where, open: false } };
  }
  return {
    day: null,
    note: `${capitalise(where)} menyebut ${written}, tetapi yang dipilih ${chosen}. Pilih tanggal mana yang berlaku; sebelum itu barisnya ditolak.`,
    other: { day: other, where, open: true },
  };
}
