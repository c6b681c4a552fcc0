import { type ImportSettings, type Refusal, rowKeyOf } from '../../domain/imports';
import type { RefusalCode } from '../../domain/refusal-codes';
import { type CellValue, cellText, type SheetRow } from '../read/sheet-rows';
import type { MatchedColumn } from '../table/match-columns';
import type { Table } from '../table/table';
import type { RowFigures } from './check-figures';
import type { UsedMeasures } from './check-input';
import { type FigureColumn, figureColumnsOf, readFigures } from './figure-columns';
import type { TableWarnings } from './row-warnings';
import { describeUnused } from './unused-measures';

/** Why a cell of a row is refused. */
type Why = { code: RefusalCode; reason: string; suggestion: string; cause?: string };

/** What a row of one table says of itself, and what a person has said of it. */
export class RowReader {
  readonly code: MatchedColumn | undefined;
  readonly name: MatchedColumn | undefined;
  readonly day: MatchedColumn | undefined;
  readonly figureColumns: FigureColumn[];
  private readonly table: Table;
  private readonly settings: ImportSettings;
  private readonly uses: UsedMeasures | undefined;
  /** Whether a person said something of any row. */
  private readonly anySaid: boolean;

  constructor(table: Table, settings: ImportSettings, uses?: UsedMeasures) {
    this.uses = uses;
    this.table = table;
    this.settings = settings;
    this.anySaid = Object.keys(settings.rows).length > 0;
    this.code = table.columns.find((column) => column.meaning === 'areaCode');
    this.name = table.columns.find((column) => column.meaning === 'areaName');
    this.day = table.columns.find((column) => column.meaning === 'day');
    this.figureColumns = figureColumnsOf(table, settings);
  }

  /** The number of a row, with its sheet in front where several are read. */
  keyOf(row: SheetRow): string {
    return rowKeyOf({ row: row.number, ...(this.table.ofSeveralSheets && { sheet: this.table.sheet }) });
  }

  /** What a person said of the row: the code of its area, or to leave it out. */
  said(row: SheetRow): string | undefined {
    if (!this.anySaid) return undefined;
    const { rows } = this.settings;
    const key = this.keyOf(row);
    return Object.hasOwn(rows, key) ? rows[key] : undefined;
  }

  nameOf(row: SheetRow): string {
    return this.name ? cellText(row.cells[this.name.index]) : '';
  }

  hasArea(row: SheetRow): boolean {
    return [this.code, this.name].some((column) => column && cellText(row.cells[column.index]) !== '');
  }

  /** Whether a word stands where a figure should. */
  hasWord(row: SheetRow): boolean {
    return this.figureColumns.some(({ index }) => /\p{L}/u.test(cellText(row.cells[index])));
  }

  /** The figures of a row; what is wrong with a cell goes to `refusals`, what is odd about one to `warnings`. */
  readFigures(row: SheetRow, refusals: Refusal[], warnings: TableWarnings): RowFigures {
    const { figures, refused, notes } = readFigures(row, this.figureColumns);
    for (const { column, why } of refused)
      refusals.push(this.refusalOf(row, column.header, row.cells[column.index], why));
    for (const { column, note } of notes) warnings.warn('figures', row.number, `Kolom ${column.header}: ${note}.`);
    if (this.uses) this.refuseUnused(row, { figures, refusals, uses: this.uses });
    return figures;
  }

  /** Figures of a stage or channel that the campaign does not use. 0 says nothing of it, and is passed over. */
  private refuseUnused(
    row: SheetRow,
    { figures, refusals, uses }: { figures: RowFigures; refusals: Refusal[]; uses: UsedMeasures },
  ): void {
    for (const [measure, value] of [...figures]) {
      const unused = describeUnused(measure, uses);
      if (unused === null) continue;
      figures.delete(measure);
      if (value === 0) continue;
      const column = this.figureColumns.find(({ meaning }) => meaning === measure);
      const cell = column && row.cells[column.index];
      refusals.push(this.refusalOf(row, column?.header ?? '', cell, { code: 'figure-not-used', ...unused }));
    }
  }

  refusalOf(row: SheetRow, column: string, cell: CellValue | undefined, why: Why): Refusal {
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
