import type { IsoDay } from '../../domain/days';
import type { Measure, TotalMeasure } from '../../domain/imports';
import type { RefusalCode } from '../../domain/refusal-codes';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';
import type { KnownArea } from '../areas/known-area';
import type { RowFigures } from './check-figures';

export type Repeat = { code: RefusalCode; reason: string; suggestion: string };
/** `first`: the key of the row in which the area and day stand first. */
export type RepeatedRow = Repeat & { first: string };

/** A row by its key, the table that it stands in, and what it says. */
export type SeenRow = { row: string; part: number; measures: readonly (Measure | TotalMeasure)[] };

/**
 * Whether two rows of one area say something of the same thing: of one channel of a stage, or one of a channel and the
 * other of all of them. Targets have a rule of their own, but where they are all that is said.
 */
function meet(one: SeenRow['measures'], other: SeenRow['measures'], day: IsoDay | null): boolean {
  return one.some((measure) =>
    other.some((also) => {
      if (measure.startsWith('target.') && day !== null) return false;
      if (measure === also) return true;
      const [[stage], [otherStage]] = [measure.split('.'), also.split('.')];
      const whole = (name: string) => /\.(?:unsplit|total)$/.test(name);
      return stage === otherStage && stage !== 'target' && (whole(measure) || whole(also));
    }),
  );
}

/** Remembers what the rows before have said: an area and day counts once, and a target has one figure. Rows by their key. */
export class RowGuard {
  /** By day, the rows in which an area stands first: one of each table of the file, where they say other things of it. */
  private readonly rows = new Map<IsoDay | null, Map<number, SeenRow[]>>();
  private readonly targets = new Map<string, { row: string; value: number }>();

  /** Null: the first row of the area and day, or the first of its table that says other things of them than those before. */
  repeats(row: SeenRow, area: KnownArea, day: IsoDay | null): RepeatedRow | null {
    const rows = this.rows.get(day) ?? new Map<number, SeenRow[]>();
    this.rows.set(day, rows);
    const seen = rows.get(area.lo) ?? [];
    const same = seen.find((one) => one.part === row.part || meet(one.measures, row.measures, day));
    if (!same) {
      rows.set(area.lo, [...seen, row]);
      return null;
    }
    const first = same.row;
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
