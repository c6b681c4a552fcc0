import { commonCode, rangeOfCode } from '../domain/areas';
import type { IsoDay } from '../domain/days';
import {
  type ImportFact,
  ignoredRow,
  type Measure,
  type ReadColumn,
  type Refusal,
  rowKeyOf,
  type TotalMeasure,
  totalMeasures,
} from '../domain/imports';
import { formatAreaTitle } from '../format/areas';
import { formatCount } from '../format/numbers';
import type { KnownArea } from './area-index';
import { describeOddities, largestOf, type RowFigures, restOfTotals } from './check-figures';
import type { CheckLedger } from './check-ledger';
import type { CheckInput } from './check-rows';
import { checkShares, type SharedRow } from './check-shares';
import { type CheckedSum, checkSums, describeDifference, type ReadRow, type SumRow } from './check-sums';
import type { TableRow } from './classify-rows';
import { type ColumnLocale, decideLocale, describeLocale } from './decide-locale';
import type { Table } from './find-table';
import { isMeasure, type MatchedColumn } from './match-columns';
import { namesDisagree } from './names-disagree';
import { readNumber } from './read-number';
import { AreaResolver } from './resolve-areas';
import { RowDays } from './row-day';
import { TableWarnings } from './row-warnings';
import { type CellValue, cellText, type SheetRow } from './sheet-rows';

type FigureColumn = MatchedColumn & { meaning: Measure | TotalMeasure; locale: ColumnLocale };

function isFigureColumn(column: MatchedColumn): column is MatchedColumn & { meaning: Measure | TotalMeasure } {
  return isMeasure(column.meaning) || (totalMeasures as readonly (string | null)[]).includes(column.meaning);
}

const mostBelow = 50;

/** The check of the rows of one table; what they come to goes into the ledger of the whole file. */
export class RowCheck {
  private readonly input: CheckInput;
  private readonly table: Table;
  private readonly part: number;
  private readonly ledger: CheckLedger;
  private readonly warnings: TableWarnings;
  private readonly code: MatchedColumn | undefined;
  private readonly name: MatchedColumn | undefined;
  private readonly day: MatchedColumn | undefined;
  private readonly figureColumns: FigureColumn[];
  private readonly areas: AreaResolver;
  private readonly read: ReadRow[] = [];
  private readonly shared: SharedRow[] = [];
  private readonly sums: SumRow[] = [];
  private readonly days = new Set<IsoDay | null>();
  private readonly rowDays: RowDays;
  private byName = 0;

  constructor(input: CheckInput, of: { table: Table; part: number; ledger: CheckLedger }) {
    const { columns, rows } = of.table;
    this.input = input;
    this.table = of.table;
    this.part = of.part;
    this.ledger = of.ledger;
    this.warnings = new TableWarnings(of.ledger.warnings, of.table.label);
    this.code = columns.find((column) => column.meaning === 'areaCode');
    this.name = columns.find((column) => column.meaning === 'areaName');
    this.day = columns.find((column) => column.meaning === 'day');
    this.rowDays = new RowDays(input.campaign, of.table.day ?? input.settings.asOf);
    const { signs = {} } = input.settings;
    this.figureColumns = columns.filter(isFigureColumn).map((column) => ({
      ...column,
      locale: decideLocale(
        rows.map(({ row }) => row.cells[column.index]),
        Object.hasOwn(signs, column.header) ? signs[column.header] : undefined,
      ),
    }));
    this.areas = new AreaResolver({ table: of.table, index: input.areas, scope: input.scope });
  }

  takeRow(at: number, one: TableRow): void {
    const { row } = one;
    const said = this.said(row);
    if (said === ignoredRow) this.ledger.passIgnored(this.keyOf(row));
    // What a person says to be an area is one, whatever its row looks like.
    else if (one.kind === 'area' || said !== undefined) this.take(at, row);
    else if (one.kind === 'sum') this.takeSum(at, row, one.label);
    else this.takeHeading(one.label);
  }

  /**
   * A row below the table is no row of it, unless a person says so, or it names an area beside a word where a figure
   * should stand: "Pedes | menyusul" must not be passed over unseen. Only the first ones are looked at.
   */
  takeBelow(at: number, row: SheetRow): void {
    const said = this.said(row);
    const near = at - this.table.rows.length < mostBelow;
    if (said === ignoredRow) return;
    if (said !== undefined || (near && this.hasWord(row) && this.areas.match(row, undefined).ok)) this.take(at, row);
  }

  private hasWord(row: SheetRow): boolean {
    return this.figureColumns.some(({ index }) => /\p{L}/u.test(cellText(row.cells[index])));
  }

  private keyOf(row: SheetRow): string {
    return rowKeyOf({ row: row.number, ...(this.table.ofSeveralSheets && { sheet: this.table.sheet }) });
  }

  take(at: number, row: SheetRow): void {
    const refusals: Refusal[] = [];
    const figures = this.readFigures(row, refusals);
    const named = this.said(row) !== undefined || this.hasArea(row);
    if (!named && figures.size === 0 && refusals.length === 0) {
      this.ledger.passRemark();
      return;
    }
    const match = this.areas.match(row, this.said(row));
    // A kecamatan among its desa, by name alone, is the sum of those below it.
    if (match.ok && match.by !== 'code' && this.areas.level !== null && match.area.level < this.areas.level) {
      this.sums.push({ at, number: row.number, label: match.area.name, figures, area: match.area });
      this.areas.takeHeading(cellText(this.name ? row.cells[this.name.index] : null));
      return;
    }
    this.ledger.rowCount++;
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
        ...this.refusalOf(row, column?.header ?? 'kode_wilayah', cell, { reason, suggestion }),
        candidates: own.map(({ code, name }) => ({ code, name })),
      });
    }
    if (figures.size === 0 && refusals.length === 0) {
      this.ledger.passEmpty();
      return;
    }
    const area = match.ok ? match.area : null;
    const dayCell = this.day ? row.cells[this.day.index] : undefined;
    const dated = this.rowDays.read(dayCell, figures);
    if (!dated.ok) refusals.push(this.refusalOf(row, this.day?.header ?? 'tanggal', dayCell, dated));
    const day = dated.ok ? dated.day : undefined;
    if (area) this.read.push({ at, area, figures: new Map(figures) });
    this.shared.push({ row, figures: new Map(figures) });
    if (area && day !== undefined) this.refuseRepeated(row, area, day, figures, refusals);
    if (area) this.refuseCounted(row, area, refusals);
    if (refusals.length > 0 || !area || day === undefined) this.ledger.refuse(refusals);
    else this.accept(row, area, day, figures, match.ok && match.by === 'code');
  }

  private takeSum(at: number, row: SheetRow, label: string): void {
    const figures = this.readFigures(row, []);
    this.sums.push({ at, number: row.number, label, figures, area: this.areas.areaOfSum(label) });
    this.shared.push({ row, figures });
  }

  private takeHeading(label: string): void {
    const heading = this.areas.takeHeading(label);
    if (heading === 'area') {
      this.ledger.rowCount++;
      this.ledger.passEmpty();
    } else if (heading === 'note') this.ledger.passRemark();
  }

  /** What is said of the table as a whole. */
  finish(): void {
    const { table, ledger, warnings } = this;
    const { label } = table;
    for (const change of table.mended) ledger.noteMended(change);
    ledger.notes.push(label === '' ? table.explanation : `${label}: ${table.explanation}`);
    const where = this.byName > 0 ? this.areas.explain() : null;
    if (where !== null) ledger.notes.push(where);
    for (const checked of checkSums(this.sums, this.read)) this.finishSum(checked);
    for (const { row, message } of checkShares(table.columns, this.shared)) warnings.warn('shares', row, message);
  }

  /** The columns as they were read, with what was decided of their signs. */
  readColumns(): ReadColumn[] {
    return this.table.columns.map(({ header, meaning, asked }) => {
      const figure = this.figureColumns.find((column) => column.header === header);
      const signs = figure && describeLocale(figure.locale);
      const open = figure?.locale.fraction !== null && figure?.locale.fraction !== undefined;
      return {
        header,
        meaning,
        ...(asked && { asked }),
        ...(signs && { signs }),
        ...(open && figure.locale.open && { open: true }),
      };
    });
  }

  /** A sum that says what its parts say is no figure of its own; one that says more is what the office states. */
  private finishSum({ sum, whole, parts, differences }: CheckedSum): void {
    if (differences.length === 0) {
      this.ledger.noteAgreement(
        `Baris ${this.keyOf({ number: sum.number, cells: [] })} (${sum.label}) sama dengan jumlah ${formatCount(parts.length)} barisnya.`,
      );
      return;
    }
    const stated = whole ? this.statedArea() : null;
    const [day, ...otherDays] = [...this.days].filter((one) => one !== null);
    for (const { measure, written, parts } of differences) {
      const header = this.figureColumns.find((column) => column.meaning === measure)?.header ?? measure;
      const difference = describeDifference(sum, header, written, parts);
      const target = measure.startsWith('target.');
      let keptHere = false;
      const keeps = stated && isMeasure(measure) && written > parts && (target || (day && otherDays.length === 0));
      if (keeps) {
        const area = stated.lo;
        const fact = { row: sum.number, area, day: target ? null : (day ?? null), measure, value: written };
        const spoken = this.input.counted?.has(area) === true || this.ledger.guard.speaksOf(stated, fact.day, measure);
        keptHere = !spoken && this.ledger.keepStated(this.placed(fact));
      }
      const kept =
        keptHere && stated ? ` Yang tertulis disimpan sebagai angka kendali ${formatAreaTitle(stated)}.` : '';
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
    const key = this.keyOf(row);
    return Object.hasOwn(rows, key) ? rows[key] : undefined;
  }

  private placed(fact: ImportFact): ImportFact {
    return this.part === 0 ? fact : { ...fact, part: this.part };
  }

  /** A name that somebody had to explain once is known the next time. */
  private learn(row: SheetRow, area: KnownArea): void {
    const written = this.name ? cellText(row.cells[this.name.index]) : '';
    if (written !== '') this.ledger.learned.push({ written, parent: this.areas.parentFor(row), area });
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
      if (!reading.ok) refusals.push(this.refusalOf(row, column.header, cell, reading));
      else if (reading.value !== null) {
        figures.set(column.meaning, reading.value);
        if (reading.note) this.warnings.warn('figures', row.number, `Kolom ${column.header}: ${reading.note}.`);
      }
    }
    return figures;
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
    const repeat = this.ledger.guard.repeats(this.keyOf(row), area, day);
    if (repeat) refusals.push(this.refusalOf(row, column?.header ?? 'kode_wilayah', cell, repeat));
    for (const { meaning, header, index } of this.figureColumns) {
      const other = this.ledger.guard.otherTarget(this.keyOf(row), area, meaning, figures);
      if (other) refusals.push(this.refusalOf(row, header, row.cells[index], other));
    }
  }

  /** What another office has counted of this very file is not counted again: an increment would be doubled. */
  private refuseCounted(row: SheetRow, area: KnownArea, refusals: Refusal[]): void {
    if (!this.input.counted?.has(area.lo)) return;
    this.ledger.countedRows++;
    const column = this.code ?? this.name;
    refusals.push(
      this.refusalOf(row, column?.header ?? 'kode_wilayah', column ? row.cells[column.index] : area.code, {
        reason: `angka ${area.code} ${area.name} sudah dihitung dari file yang sama, yang disimpan kantor lain`,
        suggestion: 'Tidak perlu dikirim lagi. Bila angkanya berubah, kirim file yang baru.',
      }),
    );
  }

  private accept(row: SheetRow, area: KnownArea, day: IsoDay | null, figures: RowFigures, byCode: boolean): void {
    this.days.add(day);
    if (!byCode) this.byName++;
    const facts: ImportFact[] = [];
    for (const [measure, value] of [...figures, ...restOfTotals(figures)]) {
      if (!isMeasure(measure)) continue;
      const ofTarget = measure.startsWith('target.');
      facts.push(this.placed({ row: row.number, area: area.lo, day: ofTarget ? null : day, measure, value }));
    }
    this.ledger.accept(facts);
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

  private refusalOf(
    row: SheetRow,
    column: string,
    cell: CellValue | undefined,
    why: { reason: string; suggestion: string },
  ): Refusal {
    const { reason, suggestion } = why;
    const sheet = this.table.ofSeveralSheets ? { sheet: this.table.sheet } : {};
    return { row: row.number, column, value: cellText(cell), reason, suggestion, ...sheet };
  }
}
