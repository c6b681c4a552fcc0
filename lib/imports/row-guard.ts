import type { IsoDay } from '../domain/days';
import type { Measure, TotalMeasure } from '../domain/imports';
import type { RefusalCode } from '../domain/refusal-codes';
import { formatDay } from '../format/days';
import { formatCount } from '../format/numbers';
import type { KnownArea } from './area-index';
import type { RowFigures } from './check-figures';

export type Repeat = { code: RefusalCode; reason: string; suggestion: string };
/** `first`: the key of the row in which the area and day stand first. */
export type RepeatedRow = Repeat & { first: string };

/** Remembers what the rows before have said: an area and day counts once, and a target has one figure. Rows by their key. */
export class RowGuard {
  /** By day, the row in which an area stands first. */
  private readonly rows = new Map<IsoDay | null, Map<number, string>>();
  private readonly targets = new Map<string, { row: string; value: number }>();

  /** Null: the first row of the area and day. */
  repeats(row: string, area: KnownArea, day: IsoDay | null): RepeatedRow | null {
    const rows = this.rows.get(day) ?? new Map<number, string>();
    this.rows.set(day, rows);
    const first = rows.get(area.lo);
    if (first === undefined) {
      rows.set(area.lo, row);
      return null;
    }
    const when = day ? ` tanggal ${formatDay(day)}` : '';
    return {
      first,
      code: 'row-repeated',
      reason: `${area.code} ${area.name}${when} sudah ada di baris ${first}`,
      suggestion: 'Sisakan satu baris saja.',
    };
  }

  /** Whether a row speaks of the area and day; of a target (day null): whether one has its target. */
  speaksOf(area: KnownArea, day: IsoDay | null, measure: Measure): boolean {
    return day === null ? this.targets.has(`${area.lo} ${measure}`) : (this.rows.get(day)?.has(area.lo) ?? false);
  }

  /** A target has no day: rows of several days may repeat it, but not with another figure. A repeated one is dropped. */
  otherTarget(row: string, area: KnownArea, measure: Measure | TotalMeasure, figures: RowFigures): Repeat | null {
    const value = figures.get(measure);
    if (value === undefined || !measure.startsWith('target.')) return null;
    const key = `${area.lo} ${measure}`;
    const first = this.targets.get(key);
    if (first === undefined) this.targets.set(key, { row, value });
    else if (first.value === value) figures.delete(measure);
    else {
      return {
        code: 'target-differs',
        reason: `target ${formatCount(value)} berbeda dari ${formatCount(first.value)} di baris ${first.row}`,
        suggestion: 'Tulis satu target saja untuk satu wilayah.',
      };
    }
    return null;
  }
}
