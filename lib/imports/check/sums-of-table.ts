import { type AreaRange, commonCode, isInside, rangeOfCode } from '../../domain/areas';
import type { Closure } from '../../domain/closures';
import type { IsoDay } from '../../domain/days';
import { type ImportFact, type Measure, rowKeyOf, type TotalMeasure } from '../../domain/imports';
import { formatAreaTitle } from '../../format/areas';
import { formatCount } from '../../format/numbers';
import type { AreaIndex } from '../areas/area-index';
import type { KnownArea } from '../areas/known-area';
import type { AreaResolver } from '../areas/resolve-areas';
import type { SheetRow } from '../read/sheet-rows';
import { isMeasure } from '../table/match-columns';
import { isCarried } from '../table/sum-labels';
import type { Table } from '../table/table';
import type { RowFigures } from './check-figures';
import type { CheckLedger } from './check-ledger';
import { type CheckedSum, checkSums, describeDifference, type ReadRow, type SumRow } from './check-sums';
import { findClosedDay } from './closed-day';
import type { TableWarnings } from './row-warnings';

/** What a sum is of: an area that its row names, the area of a level that holds the table, or one that is not the uploader's. */
type Subject = { area: KnownArea | null; elsewhere: boolean };

type TakenSum = SumRow & { subject: Subject; day: IsoDay | null };

/** The sums of one table: compared with their rows, and kept for their area where they say more than those. */
export class SumsOfTable {
  private readonly table: Table;
  private readonly index: AreaIndex;
  private readonly scope: AreaRange;
  private readonly areas: AreaResolver;
  private readonly counted: ReadonlySet<number>;
  private readonly closures: readonly Closure[];
  private readonly rows: ReadRow[] = [];
  private readonly sums: TakenSum[] = [];

  /**
   * @param of.closures the days that are signed off, for which no sum is kept
   * @param of.counted areas whose figures another office's upload of this very file counts: their sums are no news
   */
  constructor(of: {
    table: Table;
    index: AreaIndex;
    scope: AreaRange;
    areas: AreaResolver;
    counted: ReadonlySet<number>;
    closures: readonly Closure[];
  }) {
    this.counted = of.counted;
    this.closures = of.closures;
    this.table = of.table;
    this.index = of.index;
    this.scope = of.scope;
    this.areas = of.areas;
  }

  addRow(row: ReadRow): void {
    this.rows.push(row);
  }

  /** @param of.area the area that the row names by itself; absent: its label says which */
  addSum(
    at: number,
    row: SheetRow,
    of: { label: string; figures: RowFigures; day: IsoDay | null; area?: KnownArea },
  ): void {
    const { label, figures, day } = of;
    const subject = of.area ? { area: of.area, elsewhere: false } : this.areas.subjectOfSum(row, label);
    const carried = of.area === undefined && isCarried(label);
    this.sums.push({ at, number: row.number, label, figures, area: subject.area, subject, day, carried });
  }

  finish(to: {
    ledger: CheckLedger;
    warnings: TableWarnings;
    days: ReadonlySet<IsoDay | null>;
    headerOf: (measure: Measure | TotalMeasure) => string;
    place: (fact: ImportFact) => ImportFact;
  }): void {
    for (const checked of checkSums(this.sums, this.rows)) {
      const sum = this.sums.find((one) => one === checked.sum);
      if (sum) this.finishSum(checked, sum, to);
    }
  }

  /** A sum that says what its parts say is no figure of its own; one that says more is what the office states. */
  private finishSum(checked: CheckedSum, sum: TakenSum, to: Parameters<SumsOfTable['finish']>[0]): void {
    const { parts, whole, differences } = checked;
    const { ledger, warnings } = to;
    const areas = parts.filter((row) => !row.rest);
    const refused = areas.filter((row) => row.refused).length;
    const of = refused === 0 ? '' : `, ${formatCount(refused)} di antaranya ditolak`;
    if (sum.figures.size === 0) {
      const said = `${sum.label}: tidak ada angka yang terbaca di baris ini, jadi jumlahnya tidak dibandingkan.`;
      warnings.warn('sums', sum.number, said);
      return;
    }
    if (differences.length === 0) {
      const key = rowKeyOf({ row: sum.number, ...(this.table.ofSeveralSheets && { sheet: this.table.sheet }) });
      ledger.noteAgreement(
        `Baris ${key} (${sum.label}) sama dengan jumlah ${formatCount(areas.length)} barisnya${areas.length < parts.length ? ' dan yang belum dirinci' : ''}${of}.`,
      );
      return;
    }
    const ofTable = whole && !sum.subject.elsewhere && !sum.carried;
    const stated = sum.subject.area ?? (ofTable ? this.areaOfTable() : null);
    const refusedToo =
      refused === 0 ? '' : ` ${formatCount(refused)} dari ${formatCount(areas.length)} baris itu ditolak.`;
    const elsewhere = sum.subject.elsewhere ? ' Wilayahnya di luar wilayah kerja Anda, jadi tidak disimpan.' : '';
    for (const { measure, written, parts: sumOfParts } of differences) {
      const kept = stated !== null && written > sumOfParts && this.keep(sum, measure, written, { stated, to });
      const keptAs = kept ? ` Yang tertulis disimpan sebagai angka kendali ${formatAreaTitle(stated)}.` : '';
      const difference = describeDifference(sum, to.headerOf(measure), written, sumOfParts);
      warnings.warn('sums', sum.number, `${difference}${refusedToo}${elsewhere}${keptAs}`);
    }
  }

  private keep(
    sum: TakenSum,
    measure: Measure | TotalMeasure,
    value: number,
    of: { stated: KnownArea; to: Parameters<SumsOfTable['finish']>[0] },
  ): boolean {
    const { stated, to } = of;
    if (!isMeasure(measure)) return false;
    const target = measure.startsWith('target.');
    const [day = sum.day, ...otherDays] = [...to.days].filter((one) => one !== null);
    if (!target && (day === null || otherDays.length > 0)) return false;
    const fact = { row: sum.number, area: stated.lo, day: target ? null : day, measure, value };
    // What a sum states is of its area too, and its day may be closed while those of its rows are open.
    if (fact.day !== null && findClosedDay(this.closures, stated.lo, fact.day)) return false;
    const spoken = this.counted.has(stated.lo) || to.ledger.guard.speaksOf(stated, fact.day, measure);
    return !spoken && to.ledger.keepStated(to.place(fact));
  }

  /**
   * The area that the whole table names: the smallest one that holds all its rows, refused ones as far as their columns,
   * headings or the title place them; else that of the title. Null: neither is known, or it is one of the rows itself.
   */
  private areaOfTable(): KnownArea | null {
    const known = this.rows.flatMap(({ area }) => (area ? [area] : []));
    const places = this.rows.flatMap(({ area, place, rest }) => (area || rest ? [] : [place]));
    const isRow = (area: AreaRange) => known.some((row) => row.lo === area.lo && row.hi === area.hi);
    const common = this.commonOf(known);
    if (common && !isRow(common) && places.every((place) => isInside(place, common))) return common;
    const { about } = this.areas;
    const titled = about !== null && [...known, ...places].every((row) => isInside(row, about));
    return titled && !isRow(about) ? about : null;
  }

  private commonOf(known: readonly AreaRange[]): KnownArea | null {
    const [first, ...rest] = known;
    if (!first || rest.length === 0) return null;
    const lo = rest.reduce((common, area) => rangeOfCode(commonCode(common, area.lo)).lo, first.lo);
    const area = this.index.find(commonCode(lo, lo));
    return area && isInside(area, this.scope) ? area : null;
  }
}
