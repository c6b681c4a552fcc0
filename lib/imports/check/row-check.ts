import { isInside } from '../../domain/areas';
import type { IsoDay } from '../../domain/days';
import {
  type ImportFact,
  ignoredRow,
  type Measure,
  type ReadColumn,
  type Refusal,
  type TotalMeasure,
} from '../../domain/imports';
import type { AreaMatch } from '../areas/area-clues';
import type { AreaQuestions } from '../areas/area-questions';
import { headingOfCells } from '../areas/heading-areas';
import type { KnownArea } from '../areas/known-area';
import { AreaResolver } from '../areas/resolve-areas';
import { type CellValue, cellText, type SheetRow } from '../read/sheet-rows';
import type { TableRow } from '../table/classify-rows';
import { isMeasure } from '../table/match-columns';
import { beginsWithSumWord, coversMore, isMean } from '../table/sum-labels';
import type { Table } from '../table/table';
import { AreaOfRow } from './area-of-row';
import { describeOddities, type RowFigures, restOfTotals } from './check-figures';
import type { CheckInput } from './check-input';
import type { CheckLedger } from './check-ledger';
import { checkShares, type SharedRow } from './check-shares';
import { findClosedDay } from './closed-day';
import { describeAdded, describeColumns } from './describe-columns';
import { readDifferences, readFound } from './figure-columns';
import { RepeatedRows } from './repeated-rows';
import { RestatedLines } from './restated-lines';
import { RowDays } from './row-day';
import { RowReader } from './row-reader';
import { TableWarnings } from './row-warnings';
import { SumsOfTable } from './sums-of-table';
import { areaByName, askSumOrArea, UnlabelledSums } from './unlabelled-sums';

const mostBelow = 50;

/** The check of the rows of one table; what they come to goes into the ledger of the whole file. */
export class RowCheck {
  private readonly input: CheckInput;
  private readonly table: Table;
  private readonly part: number;
  private readonly ledger: CheckLedger;
  private readonly warnings: TableWarnings;
  private readonly reader: RowReader;
  private readonly areas: AreaResolver;
  private readonly areaOfRow: AreaOfRow;
  private readonly questions: AreaQuestions;
  private readonly repeated: RepeatedRows;
  private readonly shared: SharedRow[] = [];
  private readonly sums: SumsOfTable;
  private readonly unlabelled: UnlabelledSums;
  private readonly days = new Set<IsoDay | null>();
  private readonly rowDays: RowDays;
  private readonly lines: RestatedLines;
  private byName = 0;

  constructor(input: CheckInput, of: { table: Table; part: number; ledger: CheckLedger; questions: AreaQuestions }) {
    this.input = input;
    this.table = of.table;
    this.part = of.part;
    this.ledger = of.ledger;
    this.warnings = new TableWarnings(of.ledger.warnings, of.table.label);
    this.reader = new RowReader(of.table, input.settings, input.uses);
    const { asOf, dayOrder: said } = input.settings;
    this.rowDays = new RowDays({ campaign: input.campaign, table: of.table, asOf, said });
    this.lines = new RestatedLines(of.table, { campaign: input.campaign, asOf });
    this.questions = of.questions;
    const place = { table: of.table, index: input.areas, scope: input.scope };
    this.areas = new AreaResolver(place);
    this.areaOfRow = new AreaOfRow({ ...of, input, reader: this.reader, areas: this.areas });
    this.repeated = new RepeatedRows({ ...of, settings: input.settings, reader: this.reader });
    this.sums = new SumsOfTable({
      ...place,
      areas: this.areas,
      counted: input.counted ?? new Set(),
      closures: input.closures ?? [],
    });
    this.unlabelled = new UnlabelledSums({
      ...place,
      level: this.areas.level,
      figureColumns: this.reader.figureColumns,
      isLeftOut: (row) => this.reader.said(row) === ignoredRow,
    });
  }

  takeRow(at: number, one: TableRow): void {
    const { row } = one;
    const said = this.reader.said(row);
    if (said === ignoredRow) this.ledger.passIgnored(this.reader.keyOf(row));
    // What a person says to be an area is one, whatever its row looks like.
    else if (one.kind === 'area' || said !== undefined) this.take(at, row);
    else if (one.kind === 'sum' && !this.areaOfRow.isAreaAfterAll(row, one.label)) this.takeSum(at, row, one.label);
    else if (one.kind === 'sum') this.take(at, row);
    else if (one.kind === 'rest') this.takeRest(at, row, one.label);
    else this.takeHeading(at, row, one.label);
  }

  /**
   * A row below the table is no row of it, unless a person says so, or it names an area beside a word where a figure
   * should stand: "Pedes | menyusul" must not be passed over unseen. Only the first ones are looked at.
   */
  takeBelow(at: number, row: SheetRow): void {
    const said = this.reader.said(row);
    const near = at - this.table.rows.length < mostBelow;
    if (said === ignoredRow) return;
    if (said !== undefined || (near && this.reader.hasWord(row) && this.areas.match(row, undefined).ok))
      this.take(at, row);
  }

  take(at: number, row: SheetRow): void {
    const refusals: Refusal[] = [];
    const figures = this.reader.readFigures(row, refusals, this.warnings);
    if (this.isHeadingOfCells(row, figures)) {
      this.ledger.passRemark();
      return;
    }
    const named = this.reader.said(row) !== undefined || this.reader.hasArea(row);
    if (!named && figures.size === 0 && refusals.length === 0) {
      this.ledger.passRemark();
      return;
    }
    const match = this.areaOfRow.matchBelowHeading(row);
    if (this.areaOfRow.isSumByName(row, match)) {
      this.takeSum(at, row, this.reader.nameOf(row), match);
      return;
    }
    if (this.takeUnlabelled(at, row, { match, refusals })) return;
    this.ledger.rowCount++;
    if (match.ok && this.reader.said(row) !== undefined) this.learn(row, match.area);
    if (!match.ok) refusals.unshift(this.areaOfRow.questionOf(row, match));
    const area = match.ok ? match.area : null;
    const place = area ?? this.areas.parentFor(row);
    if (figures.size === 0 && refusals.length === 0) {
      this.sums.addRow({ at, area, place, figures, refused: false });
      this.ledger.passEmpty();
      return;
    }
    const dayCell = this.dayCellOf(row);
    const dated = this.rowDays.read(dayCell, figures);
    if (!dated.ok) refusals.push(this.reader.refusalOf(row, this.reader.day?.header ?? 'tanggal', dayCell, dated));
    const day = dated.ok ? dated.day : undefined;
    const closed = area && day ? findClosedDay(this.input.closures ?? [], area.lo, day) : null;
    if (closed) refusals.push(this.reader.refusalOf(row, this.reader.day?.header ?? 'tanggal', dayCell, closed));
    const line = this.lines.refusal(figures);
    if (line?.code === 'day-differs') refusals.push(this.reader.refusalOf(row, 'tanggal', dayCell, line));
    else if (line) {
      const column = this.reader.figureColumns.find(({ meaning }) => line.of?.has(meaning));
      refusals.push(
        this.reader.refusalOf(row, column?.header ?? 'kode_wilayah', column ? row.cells[column.index] : null, line),
      );
    }
    const written = new Map(figures);
    this.shared.push({ row, figures: written });
    if (area && day !== undefined) this.repeated.refuse(row, { area, day, figures }, refusals);
    const counted = area !== null && this.input.counted?.has(area.lo) === true;
    const refused = refusals.length > 0 || day === undefined;
    if (counted) {
      this.ledger.countedRows++;
      refusals.push(this.repeated.refusalOfCounted(row, area));
    }
    const accepted = refusals.length === 0 && match.ok && day !== undefined;
    // What another office's upload of this file counts is a part of its sums like what is taken now.
    this.sums.addRow({ at, area, place, figures: written, refused });
    if (accepted) this.accept(row, match.area, day, figures, match.by === 'code');
    else this.ledger.refuse(refusals, { row: row.number, part: this.part });
  }

  /** "KABUPATEN | PURWAKARTA", "Keadaan | 12 April 2021": a heading that is spread over two or three cells. */
  private isHeadingOfCells(row: SheetRow, figures: RowFigures): boolean {
    if (figures.size > 0) return false;
    const heading = this.reader.said(row) === undefined ? headingOfCells(row.cells.map(cellText)) : null;
    if (heading === null) return false;
    if (heading.of === 'area') return this.areas.takeHeading(heading.label, row.number).kind === 'parent';
    this.lines.take(heading.label, row.number);
    return true;
  }

  /**
   * A row that equals the sum of others and is called like the area of those: it is known as their sum where the area of
   * that name has another row; else a person is asked, and it is a part of no other sum until then. False: it is none.
   */
  private takeUnlabelled(at: number, row: SheetRow, of: { match: AreaMatch; refusals: readonly Refusal[] }): boolean {
    // A code says which area is meant, and a file of codes is not looked through.
    const sum = of.match.ok && of.match.by === 'code' ? null : this.unlabelled.find(row);
    if (sum === null || this.reader.said(row) !== undefined || this.questions.answerFor(this.table, row) !== null)
      return false;
    if (sum.namesake) {
      const inScope = isInside(sum.holder, this.input.scope);
      this.takeSum(at, row, this.reader.nameOf(row), inScope ? { ok: true, area: sum.holder, by: 'name' } : undefined);
      return true;
    }
    const area = areaByName(of.match, sum);
    if (area === null) return false;
    const asked = this.areaOfRow.questionOf(row, askSumOrArea(this.reader.nameOf(row), area, sum));
    this.ledger.rowCount++;
    this.ledger.refuse([asked, ...of.refusals], { row: row.number, part: this.part });
    return true;
  }

  private takeSum(at: number, row: SheetRow, label: string, match?: AreaMatch): void {
    if (isMean(label)) {
      this.ledger.passRemark();
      return;
    }
    const figures = this.reader.readFigures(row, [], this.warnings);
    this.shared.push({ row, figures });
    if (coversMore(label)) {
      this.ledger.notes.push(
        `Baris ${this.reader.keyOf(row)} (${label}) menjumlahkan juga wilayah yang tidak ada di tabel ini, jadi tidak dibandingkan dan tidak disimpan.`,
      );
      return;
    }
    if (!match && this.areas.restatesTitle(label) && !beginsWithSumWord(label))
      this.areas.takeHeading(label, row.number);
    if (this.areas.isLost || this.lines.refusal(figures)) {
      this.ledger.notes.push(
        `Baris ${this.reader.keyOf(row)} (${label}) menjumlahkan juga baris yang ditolak karena judul di atasnya, jadi tidak dibandingkan dan tidak disimpan.`,
      );
      return;
    }
    const dated = this.rowDays.read(this.dayCellOf(row), figures);
    const area = match?.ok ? { area: match.area } : {};
    this.sums.addSum(at, row, { label, figures, day: dated.ok ? dated.day : null, ...area });
    if (match?.ok) this.areas.takeHeading(label, row.number);
  }

  /** What the areas do not explain of their sum: a part of it, which may be negative, and no figure of anybody's. */
  private takeRest(at: number, row: SheetRow, label: string): void {
    const figures = readDifferences(row, this.reader.figureColumns);
    const place = this.areas.parentFor(row);
    this.sums.addRow({ at, area: null, place, figures, refused: false, rest: true });
    this.ledger.notes.push(
      `Baris ${this.reader.keyOf(row)} (${label}) adalah selisih jumlah dengan wilayahnya, bukan wilayah, jadi tidak disimpan.`,
    );
  }

  private takeHeading(at: number, row: SheetRow, label: string): void {
    const heading = this.areas.takeHeading(label, row.number);
    if (heading.kind !== 'area') this.lines.take(label, row.number);
    if (heading.kind === 'area') {
      this.ledger.rowCount++;
      this.ledger.passEmpty();
      const { area } = heading;
      this.sums.addRow({ at, area, place: area, figures: new Map(), refused: false });
    } else if (heading.kind === 'note' && !this.table.titles.includes(label)) this.ledger.passRemark();
  }

  /** What is said of the table as a whole. */
  finish(): void {
    const { table, ledger, warnings } = this;
    const { label } = table;
    for (const change of table.mended) ledger.noteMended(change);
    ledger.notes.push(label === '' ? table.explanation : `${label}: ${table.explanation}`);
    ledger.notes.push(...describeAdded(table.columns));
    const where = this.byName > 0 ? this.areas.explain() : null;
    if (where !== null) ledger.notes.push(where);
    const { days } = this;
    const headerOf = (measure: Measure | TotalMeasure) =>
      this.reader.figureColumns
        .filter((column) => column.meaning === measure)
        .map(({ header }) => header)
        .join(' + ') || measure;
    this.sums.finish({ ledger, warnings, days, headerOf, place: (fact) => this.placed(fact) });
    for (const { row, message } of checkShares(table.columns, this.shared)) warnings.warn('shares', row, message);
  }

  /** The columns as they were read, with what was decided of their signs. */
  readColumns(): ReadColumn[] {
    const { day, figureColumns } = this.reader;
    return describeColumns(this.table.columns, { day, figureColumns, order: this.rowDays.order });
  }

  private dayCellOf(row: SheetRow): CellValue | undefined {
    return this.reader.day && row.cells[this.reader.day.index];
  }

  private placed(fact: ImportFact): ImportFact {
    return this.part === 0 ? fact : { ...fact, part: this.part };
  }

  /** A name that a user had to explain once is known the next time. */
  private learn(row: SheetRow, area: KnownArea): void {
    const written = this.reader.nameOf(row);
    if (written !== '') this.ledger.learned.push({ written, parent: this.areas.parentFor(row), area });
  }

  private accept(row: SheetRow, area: KnownArea, day: IsoDay | null, figures: RowFigures, byCode: boolean): void {
    this.days.add(day);
    if (!byCode) this.byName++;
    const facts: ImportFact[] = [];
    const found = readFound(row, this.reader.figureColumns);
    for (const [measure, value] of [...figures, ...restOfTotals(figures)]) {
      if (!isMeasure(measure)) continue;
      const ofTarget = measure.startsWith('target.');
      const part = found.get(measure);
      const said = part === undefined ? {} : { found: part };
      facts.push(this.placed({ row: row.number, area: area.lo, day: ofTarget ? null : day, measure, value, ...said }));
    }
    this.ledger.accept(facts);
    const { mode } = this.input.settings;
    for (const oddity of describeOddities(figures, mode)) this.warnings.warn('figures', row.number, oddity);
  }
}
