import { isInside } from '../domain/areas';
import type { IsoDay } from '../domain/days';
import {
  type ImportFact,
  ignoredRow,
  type Measure,
  type ReadColumn,
  type Refusal,
  rowKeyOf,
  type TotalMeasure,
} from '../domain/imports';
import type { RefusalCode } from '../domain/refusal-codes';
import { formatMeaning } from '../format/import-words';
import type { AreaMatch, AreaRefusal } from './area-clues';
import type { AreaQuestions } from './area-questions';
import { candidatesOf } from './area-refusals';
import { describeOddities, type RowFigures, restOfTotals } from './check-figures';
import type { CheckInput } from './check-input';
import type { CheckLedger } from './check-ledger';
import { checkShares, type SharedRow } from './check-shares';
import type { TableRow } from './classify-rows';
import { describeDayOrder } from './decide-day-order';
import { describeLocale } from './decide-locale';
import { type FigureColumn, figureColumnsOf, readDifferences, readFigures } from './figure-columns';
import type { KnownArea } from './known-area';
import { isMeasure, type MatchedColumn } from './match-columns';
import { levelOfBareWord } from './place-words';
import { AreaResolver } from './resolve-areas';
import { RestatedLines } from './restated-lines';
import { RowDays } from './row-day';
import { TableWarnings } from './row-warnings';
import { type CellValue, cellText, type SheetRow } from './sheet-rows';
import { SumsOfTable } from './sums-of-table';
import type { Table } from './table';
import { ToldApart } from './told-apart';
import { areaByName, askSumOrArea, UnlabelledSums } from './unlabelled-sums';

const mostBelow = 50;

/** "Jumlah Karawang, semua 30 kecamatan": the last row of our own tables where a filter hides areas. */
const coversMore = /, semua [\d.]+ \p{L}/u;

/** A sum that says so comes after its rows; an area's name alone may stand before them. */
const isSumWord = /^(?:(?:sub|grand)[\s-]*)?(?:total|jumlah|jml)\b/i;

/** A mean is no sum: it is neither compared nor kept. */
function isMean(label: string): boolean {
  return /^rata[\s-]*rata\b/i.test(label);
}

/** "Ditemui + Baru dijumlahkan menjadi Online masuk server, sesuai rumus capaian 2023." */
function describeAdded(columns: readonly MatchedColumn[]): string[] {
  const added = columns.filter((column) => column.adds);
  return [...new Set(added.map(({ meaning }) => meaning))].map((meaning) => {
    const headers = added.filter((column) => column.meaning === meaning).map(({ header }) => header);
    return `Kolom ${headers.join(' dan ')} dijumlahkan menjadi ${formatMeaning(meaning ?? '')}: rinciannya tidak disimpan sendiri-sendiri.`;
  });
}

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
  private readonly questions: AreaQuestions;
  private readonly apart: ToldApart;
  private readonly shared: SharedRow[] = [];
  private readonly sums: SumsOfTable;
  private readonly unlabelled: UnlabelledSums;
  private readonly days = new Set<IsoDay | null>();
  private readonly rowDays: RowDays;
  private readonly lines: RestatedLines;
  private byName = 0;

  constructor(input: CheckInput, of: { table: Table; part: number; ledger: CheckLedger; questions: AreaQuestions }) {
    const { columns } = of.table;
    this.input = input;
    this.table = of.table;
    this.part = of.part;
    this.ledger = of.ledger;
    this.warnings = new TableWarnings(of.ledger.warnings, of.table.label);
    this.code = columns.find((column) => column.meaning === 'areaCode');
    this.name = columns.find((column) => column.meaning === 'areaName');
    this.day = columns.find((column) => column.meaning === 'day');
    const { asOf, dayOrder: said } = input.settings;
    this.rowDays = new RowDays({ campaign: input.campaign, table: of.table, asOf, said });
    this.lines = new RestatedLines(of.table, { campaign: input.campaign, asOf });
    this.figureColumns = figureColumnsOf(of.table, input.settings);
    this.questions = of.questions;
    this.apart = new ToldApart(of.table, input.settings);
    const place = { table: of.table, index: input.areas, scope: input.scope };
    this.areas = new AreaResolver(place);
    this.sums = new SumsOfTable({ ...place, areas: this.areas, counted: input.counted ?? new Set() });
    this.unlabelled = new UnlabelledSums({
      ...place,
      level: this.areas.level,
      figureColumns: this.figureColumns,
      isLeftOut: (row) => this.said(row) === ignoredRow,
    });
  }

  takeRow(at: number, one: TableRow): void {
    const { row } = one;
    const said = this.said(row);
    if (said === ignoredRow) this.ledger.passIgnored(this.keyOf(row));
    // What a person says to be an area is one, whatever its row looks like.
    else if (one.kind === 'area' || said !== undefined) this.take(at, row);
    else if (one.kind === 'sum' && !this.isAreaAfterAll(row, one.label)) this.takeSum(at, row, one.label);
    else if (one.kind === 'sum') this.take(at, row);
    else if (one.kind === 'rest') this.takeRest(at, row, one.label);
    else this.takeHeading(at, row, one.label);
  }

  /** A kelurahan of Klaten is called Kabupaten: among its likes it is no label of a sum. */
  private isAreaAfterAll(row: SheetRow, label: string): boolean {
    if (levelOfBareWord(label) === null || this.areas.level === null) return false;
    const match = this.areas.match(row, undefined);
    return match.ok && match.area.level === this.areas.level;
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
    if (this.isHeadingOfCells(row, figures)) {
      this.ledger.passRemark();
      return;
    }
    const named = this.said(row) !== undefined || this.hasArea(row);
    if (!named && figures.size === 0 && refusals.length === 0) {
      this.ledger.passRemark();
      return;
    }
    const match = this.matchBelowHeading(row);
    if (this.isSumByName(row, match)) {
      this.takeSum(at, row, this.nameOf(row), match);
      return;
    }
    if (this.takeUnlabelled(at, row, { match, refusals })) return;
    this.ledger.rowCount++;
    if (match.ok && this.said(row) !== undefined) this.learn(row, match.area);
    if (!match.ok) refusals.unshift(this.questionOf(row, match));
    const area = match.ok ? match.area : null;
    const place = area ?? this.areas.parentFor(row);
    if (figures.size === 0 && refusals.length === 0) {
      this.sums.addRow({ at, area, place, figures, refused: false });
      this.ledger.passEmpty();
      return;
    }
    const dayCell = this.day ? row.cells[this.day.index] : undefined;
    const dated = this.rowDays.read(dayCell, figures);
    if (!dated.ok) refusals.push(this.refusalOf(row, this.day?.header ?? 'tanggal', dayCell, dated));
    const day = dated.ok ? dated.day : undefined;
    const line = this.lines.refusal(figures);
    if (line?.code === 'day-differs') refusals.push(this.refusalOf(row, 'tanggal', dayCell, line));
    else if (line) {
      const column = this.figureColumns.find(({ meaning }) => line.of?.has(meaning));
      refusals.push(
        this.refusalOf(row, column?.header ?? 'kode_wilayah', column ? row.cells[column.index] : null, line),
      );
    }
    const written = new Map(figures);
    this.shared.push({ row, figures: written });
    if (area && day !== undefined) this.refuseRepeated(row, area, day, figures, refusals);
    const counted = area !== null && this.input.counted?.has(area.lo) === true;
    const refused = refusals.length > 0 || day === undefined;
    if (counted) this.refuseCounted(row, area, refusals);
    const accepted = refusals.length === 0 && match.ok && day !== undefined;
    // What another office's upload of this file counts is a part of its sums like what is taken now.
    this.sums.addRow({ at, area, place, figures: written, refused });
    if (accepted) this.accept(row, match.area, day, figures, match.by === 'code');
    else this.ledger.refuse(refusals, { row: row.number, part: this.part });
  }

  /** What a person said of the row, else what it says itself, else what a person said of another row that asks the same. */
  private matchRow(row: SheetRow): AreaMatch {
    const said = this.said(row);
    const match = this.areas.match(row, said);
    if (match.ok || said !== undefined || this.areas.isLost) return match;
    const answer = this.questions.answerFor(this.table, row);
    const answered = answer === null ? match : this.areas.match(row, answer);
    return answered.ok && isInside(answered.area, this.areas.parentFor(row)) ? answered : match;
  }

  /** The area of a row; one that begins with the sum of another kabupaten than the title's leads into it. */
  private matchBelowHeading(row: SheetRow): AreaMatch {
    const match = this.matchRow(row);
    if (match.ok || this.said(row) !== undefined || !this.name) return match;
    const label = cellText(row.cells[this.name.index]);
    if (!this.areas.restatesTitle(label) || this.areas.takeHeading(label, row.number).kind !== 'parent') return match;
    return this.matchRow(row);
  }

  /** "KABUPATEN | PURWAKARTA", "Keadaan | 12 April 2021": a heading that is spread over two or three cells. */
  private isHeadingOfCells(row: SheetRow, figures: RowFigures): boolean {
    if (figures.size > 0) return false;
    const texts = row.cells.map(cellText).filter((text) => text !== '');
    const [first = ''] = texts;
    if (texts.length < 2 || texts.length > 3 || this.said(row) !== undefined) return false;
    const word = first.replace(/\s*:$/, '');
    const label = texts.join(' ');
    const ofArea = /^(?:kab(?:upaten)?\.?(?:\s*\/\s*kota)?|kota|prov(?:insi)?\.?|kec(?:amatan)?\.?)$/i.test(word);
    if (ofArea) return this.areas.takeHeading(label, row.number).kind === 'parent';
    if (!/^(?:keadaan|kondisi|posisi|(?:per\s+)?tanggal|tgl\.?|kanal|moda|mode|cara|metode|tahap)$/i.test(word))
      return false;
    this.lines.take(word.toLowerCase() === 'tahap' ? `Tahap: ${texts.slice(1).join(' ')}` : label, row.number);
    return true;
  }

  /** A kecamatan among its desa, by name alone, is the sum of those below it; "NASIONAL" is that of no area that is here. */
  private isSumByName(row: SheetRow, match: AreaMatch): boolean {
    const { level } = this.areas;
    if (this.said(row) !== undefined) return false;
    if (!match.ok) return this.name !== undefined && levelOfBareWord(cellText(row.cells[this.name.index])) === 0;
    return match.by !== 'code' && level !== null && match.area.level < level;
  }

  /**
   * A row that equals the sum of others and is called like the area of those: it is known as their sum where the area of
   * that name has another row; else a person is asked, and it is a part of no other sum until then. False: it is none.
   */
  private takeUnlabelled(at: number, row: SheetRow, of: { match: AreaMatch; refusals: readonly Refusal[] }): boolean {
    // A code says which area is meant, and a file of codes is not looked through.
    const sum = of.match.ok && of.match.by === 'code' ? null : this.unlabelled.find(row);
    if (sum === null || this.said(row) !== undefined || this.questions.answerFor(this.table, row) !== null)
      return false;
    if (sum.namesake) {
      const inScope = isInside(sum.holder, this.input.scope);
      this.takeSum(at, row, this.nameOf(row), inScope ? { ok: true, area: sum.holder, by: 'name' } : undefined);
      return true;
    }
    const area = areaByName(of.match, sum);
    if (area === null) return false;
    const asked = this.questionOf(row, askSumOrArea(this.nameOf(row), area, sum));
    this.ledger.rowCount++;
    this.ledger.refuse([asked, ...of.refusals], { row: row.number, part: this.part });
    return true;
  }

  /** A row whose area was not found: what may be meant, for a person to choose from. */
  private questionOf(row: SheetRow, match: AreaRefusal): Refusal {
    const above = match.above === undefined ? undefined : this.areas.columnAbove(match.above);
    const column = above ?? this.code ?? this.name;
    const cell = column ? row.cells[column.index] : null;
    const header = column?.header ?? 'kode_wilayah';
    // Past those that are listed nobody sees what may be meant.
    if (this.ledger.isFull) return this.refusalOf(row, header, cell, { ...match, reason: '', suggestion: '' });
    // A code that was typed and leads nowhere leaves the suggestions for what the file says.
    const asWritten = this.said(row) === undefined ? match : this.areas.match(row, undefined);
    const { index, scope, level } = { index: this.input.areas, scope: this.input.scope, level: this.areas.level };
    const offered = candidatesOf(match, asWritten, { index, scope, level });
    const question = [this.questions.questionOf(this.table, row), ...offered.map(({ code }) => code)].join(' ');
    return { ...this.refusalOf(row, header, cell, match), candidates: offered, question };
  }

  private takeSum(at: number, row: SheetRow, label: string, match?: AreaMatch): void {
    if (isMean(label)) {
      this.ledger.passRemark();
      return;
    }
    const figures = this.readFigures(row, []);
    this.shared.push({ row, figures });
    if (coversMore.test(label)) {
      this.ledger.notes.push(
        `Baris ${this.keyOf(row)} (${label}) menjumlahkan juga wilayah yang tidak ada di tabel ini, jadi tidak dibandingkan dan tidak disimpan.`,
      );
      return;
    }
    if (!match && this.areas.restatesTitle(label) && !isSumWord.test(label)) this.areas.takeHeading(label, row.number);
    if (this.areas.isLost || this.lines.refusal(figures)) {
      this.ledger.notes.push(
        `Baris ${this.keyOf(row)} (${label}) menjumlahkan juga baris yang ditolak karena judul di atasnya, jadi tidak dibandingkan dan tidak disimpan.`,
      );
      return;
    }
    const dated = this.rowDays.read(this.day ? row.cells[this.day.index] : undefined, figures);
    const area = match?.ok ? { area: match.area } : {};
    this.sums.addSum(at, row, { label, figures, day: dated.ok ? dated.day : null, ...area });
    if (match?.ok) this.areas.takeHeading(label, row.number);
  }

  /** What the areas do not explain of their sum: a part of it, which may be negative, and no figure of anybody's. */
  private takeRest(at: number, row: SheetRow, label: string): void {
    const figures = readDifferences(row, this.figureColumns);
    const place = this.areas.parentFor(row);
    this.sums.addRow({ at, area: null, place, figures, refused: false, rest: true });
    this.ledger.notes.push(
      `Baris ${this.keyOf(row)} (${label}) adalah selisih jumlah dengan wilayahnya, bukan wilayah, jadi tidak disimpan.`,
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
      this.figureColumns
        .filter((column) => column.meaning === measure)
        .map(({ header }) => header)
        .join(' + ') || measure;
    this.sums.finish({ ledger, warnings, days, headerOf, place: (fact) => this.placed(fact) });
    for (const { row, message } of checkShares(table.columns, this.shared)) warnings.warn('shares', row, message);
  }

  /** The columns as they were read, with what was decided of their signs. */
  readColumns(): ReadColumn[] {
    const { order } = this.rowDays;
    return this.table.columns.map((column) => {
      const { header, meaning, asked, choices } = column;
      if (column === this.day && order.choices.length > 0) {
        const said = describeDayOrder(order);
        const how = said === null ? { open: true as const } : { signs: said };
        return { header, meaning, ...how, dayChoices: [...order.choices] };
      }
      const figure = this.figureColumns.find((column) => column.header === header);
      const signs = figure && describeLocale(figure.locale);
      return {
        header,
        meaning,
        ...(asked && { asked }),
        ...(choices && { choices }),
        ...(signs && { signs }),
        ...(figure?.locale.open && { open: true as const }),
      };
    });
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
    const written = this.nameOf(row);
    if (written !== '') this.ledger.learned.push({ written, parent: this.areas.parentFor(row), area });
  }

  private nameOf(row: SheetRow): string {
    return this.name ? cellText(row.cells[this.name.index]) : '';
  }

  private hasArea(row: SheetRow): boolean {
    return [this.code, this.name].some((column) => column && cellText(row.cells[column.index]) !== '');
  }

  private readFigures(row: SheetRow, refusals: Refusal[]): RowFigures {
    return readFigures(row, this.figureColumns, {
      refuse: ({ header, index }, why) => refusals.push(this.refusalOf(row, header, row.cells[index], why)),
      note: ({ header }, note) => this.warnings.warn('figures', row.number, `Kolom ${header}: ${note}.`),
    });
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
    const repeat = this.ledger.guard.repeats(
      { row: this.keyOf(row), part: this.part, measures: [...figures.keys()] },
      area,
      day,
    );
    const apart = repeat && this.apart.find(row, repeat);
    if (apart) {
      const why = this.apart.describe(area, apart);
      const ofFirst = this.code ? apart.first.cells[this.code.index] : area.code;
      const header = column?.header ?? 'kode_wilayah';
      refusals.push(this.refusalOf(row, header, cell, why));
      this.ledger.withdraw(
        { row: apart.first.number, part: this.part },
        this.refusalOf(apart.first, header, ofFirst, why),
      );
    } else if (repeat) refusals.push(this.refusalOf(row, column?.header ?? 'kode_wilayah', cell, repeat));
    for (const { meaning, header, index } of this.figureColumns) {
      const other = this.ledger.guard.otherTarget(this.keyOf(row), area, meaning, figures);
      if (other) refusals.push(this.refusalOf(row, header, row.cells[index], other));
    }
  }

  /** What another office has counted of this very file is not counted again: an increment would be doubled. */
  private refuseCounted(row: SheetRow, area: KnownArea, refusals: Refusal[]): void {
    this.ledger.countedRows++;
    const column = this.code ?? this.name;
    refusals.push(
      this.refusalOf(row, column?.header ?? 'kode_wilayah', column ? row.cells[column.index] : area.code, {
        code: 'counted-from-same-file',
        cause: 'file',
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
    const { mode } = this.input.settings;
    for (const oddity of describeOddities(figures, mode)) this.warnings.warn('figures', row.number, oddity);
  }

  private refusalOf(
    row: SheetRow,
    column: string,
    cell: CellValue | undefined,
    why: { code: RefusalCode; reason: string; suggestion: string; cause?: string },
  ): Refusal {
    const { code, reason, suggestion, cause } = why;
    const sheet = this.table.ofSeveralSheets ? { sheet: this.table.sheet } : {};
    return {
      row: row.number,
      column,
      value: cellText(cell),
      reason,
      suggestion,
      code,
      ...(cause !== undefined && { cause }),
      ...sheet,
    };
  }
}
