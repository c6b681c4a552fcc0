import type { ReportDays } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import type { DayOrder } from '../../domain/imports';
import type { RefusalCode } from '../../domain/refusal-codes';
import { formatDay } from '../../format/days';
import type { CellValue } from '../read/sheet-rows';
import { dayInText } from '../table/day-in-text';
import { type ColumnDayOrder, daysMeant, decideDayOrder, swapDay } from '../table/decide-day-order';
import { type DayReading, readDay } from '../table/read-day';
import type { Table } from '../table/table';
import type { RowFigures } from './check-figures';

export type RowDay =
  | { ok: true; day: IsoDay | null }
  | { ok: false; code: RefusalCode; reason: string; suggestion: string };

/** Reads the days of the rows of one table. They are few, and stand in thousands of rows: each text is read once. */
export class RowDays {
  /** How the days of its column are written. */
  readonly order: ColumnDayOrder;
  private readonly campaign: ReportDays;
  /** The day of rows that have none of their own: of the sheet or column group, else as the user said. */
  private readonly beside: IsoDay | null;
  private readonly otherDay: Table['otherDay'];
  private readonly known = new Map<CellValue | undefined, DayReading>();

  constructor(of: { campaign: ReportDays; table: Table; asOf: IsoDay | null; said: DayOrder | undefined }) {
    const { campaign, table, asOf, said } = of;
    const column = table.columns.find(({ meaning }) => meaning === 'day');
    this.campaign = campaign;
    this.beside = table.day ?? asOf;
    this.otherDay = table.otherDay;
    this.order = decideDayOrder(column ? table.rows.map(({ row }) => row.cells[column.index]) : [], campaign, said);
  }

  /** The day of a row; null where its figures have none (targets). */
  read(cell: CellValue | undefined, figures: RowFigures): RowDay {
    const reading = this.readOnce(cell);
    if (!reading.ok) return { ...reading, code: 'day-unreadable' };
    const needsDay = [...figures.keys()].some((meaning) => !meaning.startsWith('target.'));
    if (!needsDay && figures.size > 0) return { ok: true, day: null };
    if (reading.day === null && this.otherDay?.open) return refuseOtherDay(this.otherDay, this.beside);
    const day = reading.day ?? this.beside;
    if (day) return this.requireReportable(day);
    if (!needsDay) return { ok: true, day: null };
    return refused('day-missing', 'tanggal kosong', 'Isi tanggalnya, atau pilih tanggal laporan saat mengunggah.');
  }

  private requireReportable(day: IsoDay): RowDay {
    const { startDay, lastReportableDay, today } = this.campaign;
    if (day < startDay || day > lastReportableDay) {
      const { latestEnd = lastReportableDay } = this.campaign;
      const late =
        latestEnd < lastReportableDay ? `; laporan susulan diterima sampai ${formatDay(lastReportableDay)}` : '';
      const span = `Kampanye ini ${formatDay(startDay)} sampai ${formatDay(latestEnd)}${late}.`;
      return refused('day-outside-campaign', `${formatDay(day)} di luar masa kampanye`, span);
    }
    if (day > today)
      return refused(
        'day-not-yet',
        `${formatDay(day)} belum tiba`,
        `Hari ini ${formatDay(today)}. Periksa tanggalnya.`,
      );
    return { ok: true, day };
  }

  private readOnce(cell: CellValue | undefined): DayReading {
    const known = this.known.get(cell);
    if (known) return known;
    const reading = this.readCell(cell);
    this.known.set(cell, reading);
    return reading;
  }

  private readCell(cell: CellValue | undefined): DayReading {
    const { order } = this;
    const text = typeof cell === 'string' ? cell.trim() : '';
    const meant = order.open ? daysMeant(text, order) : null;
    if (meant) return refuseEither(text, meant);
    const swapped = order.order === 'swapped' ? swapDay(text) : null;
    if (swapped) return { ok: true, day: swapped };
    const reading = readDay(cell, order.order === 'monthFirst' ? 'monthFirst' : 'dayFirst');
    // "12 Apr" as Excel shows a day: the campaign says the year.
    const yearless = reading.ok || !/\p{L}/u.test(text) ? null : dayInText(text, this.campaign);
    return yearless?.rest === '' ? { ok: true, day: yearless.day } : reading;
  }
}

function refuseEither(text: string, [one, other]: readonly [IsoDay, IsoDay]): DayReading {
  return {
    ok: false,
    reason: `'${text.slice(0, 60)}' dapat berarti ${formatDay(one)} atau ${formatDay(other)}`,
    suggestion: `Pilih cara tanggal ditulis di bagian Tanggal laporan, atau tulis ${one} bila itu maksudnya.`,
  };
}

function refuseOtherDay({ day, where }: NonNullable<Table['otherDay']>, given: IsoDay | null): RowDay {
  return refused(
    'day-differs',
    `${where} menyebut ${formatDay(day)}, yang dipilih ${given === null ? 'tidak ada' : formatDay(given)}`,
    'Pilih tanggal mana yang berlaku di bagian Tanggal laporan.',
  );
}

function refused(code: RefusalCode, reason: string, suggestion: string): RowDay {
  return { ok: false, code, reason, suggestion };
}
