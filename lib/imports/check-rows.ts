import { type AreaRange, commonCode, rangeOfCode } from '../domain/areas';
import type { IsoDay } from '../domain/days';
import {
  type ColumnMeaning,
  type ImportFact,
  type ImportKind,
  type ImportSettings,
  ignoredRow,
  listedRefusals,
  type Measure,
  type Refusal,
  type TotalMeasure,
  totalMeasures,
  type Warning,
} from '../domain/imports';
import { formatAreaTitle } from '../format/areas';
import { formatDay } from '../format/days';
import { formatCount } from '../format/numbers';
import type { AreaIndex, KnownArea } from './area-index';
import { describeOddities, largestOf, type RowFigures, restOfTotals } from './check-figures';
import { checkShares, type SharedRow } from './check-shares';
import { type CheckedSum, checkSums, describeDifference, type ReadRow, type SumRow } from './check-sums';
import { type ColumnLocale, decideLocale } from './decide-locale';
import type { Table } from './find-table';
import { isMeasure, type MatchedColumn } from './match-columns';
import { namesDisagree } from './names-disagree';
import { readDay } from './read-day';
import { readNumber } from './read-number';
import { AreaResolver } from './resolve-areas';
import { RowGuard } from './row-guard';
import { RowWarnings } from './row-warnings';
import { type CellValue, cellText, type SheetRow } from './sheet-rows';

/** The days that a campaign takes reports for. `today` is the day in western Indonesia. */
export type ReportDays = { startDay: IsoDay; lastReportableDay: IsoDay; today: IsoDay };

export type CheckInput = {
  table: Table;
  settings: ImportSettings;
  kind: ImportKind;
  campaign: ReportDays;
  areas: AreaIndex;
  /** The uploader's own area. */
  scope: AreaRange;
};

export type CheckedImport = {
  /** Rows of the table that speak of an area; totals and notes are not among them. */
  rowCount: number;
  /** Rows that give at least one figure. Rows without any are "belum lapor": neither accepted nor refused. */
  acceptedRows: number;
  refusedRows: number;
  /** In the order of the rows. In daily mode the increments, to be turned by `accumulateIncrements`. */
  facts: ImportFact[];
  /** At most `listedRefusals`; `refusedRows` counts all. */
  refused: Refusal[];
  warnings: Warning[];
  /** How the table was read, a sentence each: nothing to mend, but to be seen. */
  notes: string[];
  /** What a person's corrections say of names: inside `parent`, `written` means `area`. */
  learned: { written: string; parent: AreaRange; area: KnownArea }[];
  columns: { header: string; meaning: ColumnMeaning | null }[];
};

/** Sums that agree are many in a table of groups; the first ones say enough. */
const mostNotes = 12;

/** Checks each row by itself and against the others. Pure; 83,762 rows take a few hundred milliseconds. */
export function checkRows(input: CheckInput): CheckedImport {
  const check = new RowCheck(input);
  for (const [at, one] of input.table.rows.entries()) {
    if (check.leavesOut(one.row)) continue;
    if (one.kind === 'area') check.take(at, one.row);
    else if (one.kind === 'sum') check.takeSum(at, one.row, one.label);
    else check.takeHeading(at, one.row, one.label);
  }
  return check.finish();
}

type FigureColumn = MatchedColumn & { meaning: Measure | TotalMeasure; locale: ColumnLocale };

function isFigureColumn(column: MatchedColumn): column is MatchedColumn & { meaning: Measure | TotalMeasure } {
  return isMeasure(column.meaning) || (totalMeasures as readonly (string | null)[]).includes(column.meaning);
}

class RowCheck {
  private readonly input: CheckInput;
  private readonly code: MatchedColumn | undefined;
  private readonly name: MatchedColumn | undefined;
  private readonly day: MatchedColumn | undefined;
  private readonly figureColumns: FigureColumn[];
  private readonly areas: AreaResolver;
  private readonly guard = new RowGuard();
  private readonly warnings = new RowWarnings();
  private readonly facts: ImportFact[] = [];
  private readonly refused: Refusal[] = [];
  private readonly read: ReadRow[] = [];
  private readonly shared: SharedRow[] = [];
  private readonly sums: SumRow[] = [];
  private readonly learned: CheckedImport['learned'] = [];
  private readonly days = new Set<IsoDay | null>();
  private rowCount = 0;
  private acceptedRows = 0;
  private refusedRows = 0;
  private empty = 0;
  private notes = 0;
  private byName = 0;
  private readonly ignored: number[] = [];

  constructor(input: CheckInput) {
    const { columns, rows } = input.table;
    this.input = input;
    this.code = columns.find((column) => column.meaning === 'areaCode');
    this.name = columns.find((column) => column.meaning === 'areaName');
    this.day = columns.find((column) => column.meaning === 'day');
    this.figureColumns = columns.filter(isFigureColumn).map((column) => ({
      ...column,
      locale: decideLocale(rows.map(({ row }) => row.cells[column.index])),
    }));
    this.areas = new AreaResolver({ table: input.table, index: input.areas, scope: input.scope });
  }

  /** Whether a person said that the row does not count. It is a row of the table, neither accepted nor refused. */
  leavesOut(row: SheetRow): boolean {
    if (this.said(row) !== ignoredRow) return false;
    this.rowCount++;
    this.ignored.push(row.number);
    return true;
  }

  take(at: number, row: SheetRow): void {
    const refusals: Refusal[] = [];
    const figures = this.readFigures(row, refusals);
    const named = this.said(row) !== undefined || this.hasArea(row);
    if (!named && figures.size === 0 && refusals.length === 0) {
      this.notes++;
      return;
    }
    const match = this.areas.match(row, this.said(row));
    // A kecamatan among its desa, by name alone, is the sum of those below it.
    if (match.ok && match.by !== 'code' && this.areas.level !== null && match.area.level < this.areas.level) {
      this.sums.push({ at, number: row.number, label: match.area.name, figures, area: match.area });
      this.areas.takeHeading(cellText(this.name ? row.cells[this.name.index] : null));
      return;
    }
    this.rowCount++;
    if (match.ok && this.said(row) !== undefined) this.learn(row, match.area);
    if (!match.ok) {
      const { reason, suggestion } = match;
      // A code that was typed and leads nowhere leaves the suggestions for what the file says.
      const asWritten = this.said(row) === undefined ? match : this.areas.match(row, undefined);
      const candidates = asWritten.ok ? [asWritten.area] : asWritten.candidates;
      const column = this.code ?? this.name;
      const cell = column ? row.cells[column.index] : null;
      // Where it is the area above that was not found, its likes are no areas for the row itself.
      const { level } = this.areas;
      const own = candidates.filter((area) => level === null || area.level === level);
      refusals.unshift({
        ...refusalOf(row, column?.header ?? 'kode_wilayah', cell, { reason, suggestion }),
        candidates: own.map(({ code, name }) => ({ code, name })),
      });
    }
    if (figures.size === 0 && refusals.length === 0) {
      this.empty++;
      return;
    }
    const area = match.ok ? match.area : null;
    const day = this.readRowDay(row, figures, refusals);
    if (area) this.read.push({ at, area, figures: new Map(figures) });
    this.shared.push({ row, figures: new Map(figures) });
    if (area && day !== undefined) this.refuseRepeated(row, area, day, figures, refusals);
    if (refusals.length > 0 || !area || day === undefined) this.refuse(refusals);
    else this.accept(row, area, day, figures, match.ok && match.by === 'code');
  }

  takeSum(at: number, row: SheetRow, label: string): void {
    const figures = this.readFigures(row, []);
    this.sums.push({ at, number: row.number, label, figures, area: this.areas.areaOfSum(label) });
    this.shared.push({ row, figures });
  }

  takeHeading(at: number, row: SheetRow, label: string): void {
    const said = this.said(row);
    if (said !== undefined) this.take(at, row);
    else {
      const heading = this.areas.takeHeading(label);
      if (heading === 'area') {
        this.rowCount++;
        this.empty++;
      } else if (heading === 'note') this.notes++;
    }
  }

  finish(): CheckedImport {
    const { warnings } = this;
    const { table } = this.input;
    const notes = [table.explanation];
    const where = this.byName > 0 ? this.areas.explain() : null;
    if (where !== null) notes.push(where);
    for (const checked of checkSums(this.sums, this.read)) this.finishSum(checked, notes);
    for (const { row, message } of checkShares(table.columns, this.shared)) warnings.warn('shares', row, message);
    if (this.ignored.length > 0) notes.push(describeIgnored(this.ignored));
    if (this.empty > 0) warnings.say(`${formatCount(this.empty)} baris tanpa angka dilewati (belum lapor).`);
    if (this.notes > 0) warnings.say(`${formatCount(this.notes)} baris tanpa wilayah dan tanpa angka dilewati.`);
    if (this.refusedRows > 0 && this.refused.length >= listedRefusals) {
      warnings.say(
        `${formatCount(this.refusedRows)} baris ditolak; yang ditampilkan ${formatCount(listedRefusals)} alasan pertama.`,
      );
    }
    return {
      rowCount: this.rowCount,
      acceptedRows: this.acceptedRows,
      refusedRows: this.refusedRows,
      facts: this.facts,
      refused: this.refused,
      warnings: warnings.finish(),
      notes,
      learned: this.learned,
      columns: table.columns.map(({ header, meaning }) => ({ header, meaning })),
    };
  }

  /** A sum that says what its parts say is no figure of its own; one that says more is what the office states. */
  private finishSum({ sum, whole, parts, differences }: CheckedSum, notes: string[]): void {
    if (differences.length === 0) {
      if (notes.length < mostNotes)
        notes.push(`Baris ${sum.number} (${sum.label}) sama dengan jumlah ${formatCount(parts.length)} barisnya.`);
      return;
    }
    const stated = whole ? this.statedArea() : null;
    const [day, ...otherDays] = [...this.days].filter((one) => one !== null);
    for (const { measure, written, parts } of differences) {
      const header = this.figureColumns.find((column) => column.meaning === measure)?.header ?? measure;
      const difference = describeDifference(sum, header, written, parts);
      const target = measure.startsWith('target.');
      const keeps = stated && isMeasure(measure) && written > parts && (target || (day && otherDays.length === 0));
      if (keeps) {
        const area = stated.lo;
        this.facts.push({ row: sum.number, area, day: target ? null : (day ?? null), measure, value: written });
      }
      const kept = keeps ? ` Yang tertulis disimpan sebagai angka kendali ${formatAreaTitle(stated)}.` : '';
      this.warnings.warn('sums', sum.number, `${difference}${kept}`);
    }
  }

  /** The smallest area that holds all rows, where it is none of them and lies in the scope. */
  private statedArea(): KnownArea | null {
    const [first, ...rest] = this.read;
    if (!first || rest.length === 0) return null;
    const common = rest.reduce((lo, { area }) => rangeOfCode(commonCode(lo, area.lo)).lo, first.area.lo);
    const area = this.input.areas.find(commonCode(common, common));
    return area && !this.read.some((row) => row.area.lo === area.lo && row.area.hi === area.hi) ? area : null;
  }

  private said(row: SheetRow): string | undefined {
    const { rows } = this.input.settings;
    return Object.hasOwn(rows, String(row.number)) ? rows[row.number] : undefined;
  }

  /** A name that somebody had to explain once is known the next time. */
  private learn(row: SheetRow, area: KnownArea): void {
    const written = this.name ? cellText(row.cells[this.name.index]) : '';
    if (written !== '') this.learned.push({ written, parent: this.areas.parentFor(row), area });
  }

  private hasArea(row: SheetRow): boolean {
    return [this.code, this.name].some((column) => column && cellText(row.cells[column.index]) !== '');
  }

  private readFigures(row: SheetRow, refusals: Refusal[]): RowFigures {
    const figures: RowFigures = new Map();
    for (const column of this.figureColumns) {
      const cell = row.cells[column.index];
      if (cell === null || cell === undefined) continue;
      const reading = readNumber(cell, largestOf(column.meaning), column.locale);
      if (!reading.ok) refusals.push(refusalOf(row, column.header, cell, reading));
      else if (reading.value !== null) {
        figures.set(column.meaning, reading.value);
        if (reading.note) this.warnings.warn('figures', row.number, `Kolom ${column.header}: ${reading.note}.`);
      }
    }
    return figures;
  }

  /** The day of a row; null where its figures have none (targets); undefined when it was refused. */
  private readRowDay(row: SheetRow, figures: RowFigures, refusals: Refusal[]): IsoDay | null | undefined {
    const cell = this.day ? row.cells[this.day.index] : undefined;
    const refuse = (reason: string, suggestion: string) => {
      refusals.push(refusalOf(row, this.day?.header ?? 'tanggal', cell, { reason, suggestion }));
      return undefined;
    };
    const reading = readDay(cell);
    if (!reading.ok) return refuse(reading.reason, reading.suggestion);
    const needsDay = [...figures.keys()].some((meaning) => !meaning.startsWith('target.'));
    if (!needsDay && figures.size > 0) return null;
    const day = reading.day ?? this.input.settings.asOf;
    const { startDay, lastReportableDay, today } = this.input.campaign;
    if (!day)
      return needsDay ? refuse('tanggal kosong', 'Isi tanggalnya, atau pilih tanggal laporan saat mengunggah.') : null;
    if (day < startDay || day > lastReportableDay) {
      return refuse(
        `${formatDay(day)} di luar masa kampanye`,
        `Kampanye ini ${formatDay(startDay)} sampai ${formatDay(lastReportableDay)}.`,
      );
    }
    if (day > today) return refuse(`${formatDay(day)} belum tiba`, `Hari ini ${formatDay(today)}. Periksa tanggalnya.`);
    return day;
  }

  private refuseRepeated(
    row: SheetRow,
    area: KnownArea,
    day: IsoDay | null,
    figures: RowFigures,
    refusals: Refusal[],
  ): void {
    const column = this.code ?? this.name;
    const cell = this.code ? row.cells[this.code.index] : area.code;
    const repeat = this.guard.repeats(row.number, area, day);
    if (repeat) refusals.push(refusalOf(row, column?.header ?? 'kode_wilayah', cell, repeat));
    for (const { meaning, header, index } of this.figureColumns) {
      const other = this.guard.otherTarget(row.number, area, meaning, figures);
      if (other) refusals.push(refusalOf(row, header, row.cells[index], other));
    }
  }

  private accept(row: SheetRow, area: KnownArea, day: IsoDay | null, figures: RowFigures, byCode: boolean): void {
    this.acceptedRows++;
    this.days.add(day);
    if (!byCode) this.byName++;
    for (const [measure, value] of [...figures, ...restOfTotals(figures)]) {
      if (!isMeasure(measure)) continue;
      const ofTarget = measure.startsWith('target.');
      this.facts.push({ row: row.number, area: area.lo, day: ofTarget ? null : day, measure, value });
    }
    const written = this.name ? row.cells[this.name.index] : null;
    if (byCode && typeof written === 'string' && namesDisagree(written, area.name)) {
      this.warnings.warn(
        'name',
        row.number,
        `Kode ${area.code} adalah ${area.name}, tetapi di file tertulis '${cellText(written)}'. Yang dipakai kodenya.`,
      );
    }
    const { mode } = this.input.settings;
    for (const oddity of describeOddities(figures, mode)) this.warnings.warn('figures', row.number, oddity);
  }

  private refuse(refusals: readonly Refusal[]): void {
    this.refusedRows++;
    for (const refusal of refusals) if (this.refused.length < listedRefusals) this.refused.push(refusal);
  }
}

function describeIgnored(rows: readonly number[]): string {
  const [first, ...others] = rows;
  if (others.length === 0) return `Baris ${first} diabaikan atas pilihan Anda.`;
  const listed = rows.length > 5 ? `${rows.slice(0, 5).join(', ')} dan lainnya` : rows.join(', ');
  return `${formatCount(rows.length)} baris diabaikan atas pilihan Anda: ${listed}.`;
}

function refusalOf(
  row: SheetRow,
  column: string,
  cell: CellValue | undefined,
  why: { reason: string; suggestion: string },
): Refusal {
  return { row: row.number, column, value: cellText(cell), reason: why.reason, suggestion: why.suggestion };
}
