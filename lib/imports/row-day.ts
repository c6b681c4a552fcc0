import type { IsoDay } from '../domain/days';
import { formatDay } from '../format/days';
import type { RowFigures } from './check-figures';
import type { ReportDays } from './check-rows';
import { type DayReading, readDay } from './read-day';
import type { CellValue } from './sheet-rows';

export type RowDay = { ok: true; day: IsoDay | null } | { ok: false; reason: string; suggestion: string };

/** Reads the days of the rows of one table. They are few, and stand in thousands of rows: each text is read once. */
export class RowDays {
  private readonly campaign: ReportDays;
  private readonly beside: IsoDay | null;
  private readonly known = new Map<CellValue | undefined, DayReading>();

  /** @param beside the day of rows that have none of their own: of the sheet or column group, else as somebody said */
  constructor(campaign: ReportDays, beside: IsoDay | null) {
    this.campaign = campaign;
    this.beside = beside;
  }

  /** The day of a row; null where its figures have none (targets). */
  read(cell: CellValue | undefined, figures: RowFigures): RowDay {
    const reading = this.readOnce(cell);
    if (!reading.ok) return reading;
    const needsDay = [...figures.keys()].some((meaning) => !meaning.startsWith('target.'));
    if (!needsDay && figures.size > 0) return { ok: true, day: null };
    const day = reading.day ?? this.beside;
    if (day) return this.requireReportable(day);
    if (!needsDay) return { ok: true, day: null };
    return refused('tanggal kosong', 'Isi tanggalnya, atau pilih tanggal laporan saat mengunggah.');
  }

  private requireReportable(day: IsoDay): RowDay {
    const { startDay, lastReportableDay, today } = this.campaign;
    if (day < startDay || day > lastReportableDay) {
      const span = `Kampanye ini ${formatDay(startDay)} sampai ${formatDay(lastReportableDay)}.`;
      return refused(`${formatDay(day)} di luar masa kampanye`, span);
    }
    if (day > today)
      return refused(`${formatDay(day)} belum tiba`, `Hari ini ${formatDay(today)}. Periksa tanggalnya.`);
    return { ok: true, day };
  }

  private readOnce(cell: CellValue | undefined): DayReading {
    const known = this.known.get(cell);
    if (known) return known;
    const reading = readDay(cell);
    this.known.set(cell, reading);
    return reading;
  }
}

function refused(reason: string, suggestion: string): RowDay {
  return { ok: false, reason, suggestion };
}
