import type { AreaLevel } from '../../domain/areas';
import type { CellValue, SheetRow } from '../read/sheet-rows';
import type { MatchedColumn } from '../table/match-columns';
import type { Table } from '../table/table';
import type { AreaClues } from './area-clues';
import { foldName } from './fold-name';
import { levelOfHeader } from './table-level';

/** The columns of a table that say where its rows lie, and what their cells hold. */
export class AreaCells {
  readonly code: MatchedColumn | undefined;
  readonly name: MatchedColumn | undefined;
  /** Columns for the areas above, the highest first. */
  readonly above: readonly (MatchedColumn & { level: AreaLevel | null })[];
  /** The rows that are of an area: neither sums nor headings. */
  readonly areaRows: readonly SheetRow[];
  private folded: ReadonlySet<string> | null = null;
  private readonly foldedAbove = new Map<number, ReadonlySet<string>>();

  constructor(table: Table) {
    this.code = table.columns.find((column) => column.meaning === 'areaCode');
    this.name = table.columns.find((column) => column.meaning === 'areaName');
    this.above = table.columns
      .filter((column) => column.meaning === 'parentCode' || column.meaning === 'parentName')
      .map((column) => ({ ...column, level: levelOfHeader(column) }))
      .sort((one, other) => (one.level ?? 5) - (other.level ?? 5));
    this.areaRows = table.rows.filter((one) => one.kind === 'area').map((one) => one.row);
  }

  cell(row: SheetRow, column: MatchedColumn | undefined): CellValue | undefined {
    return column ? row.cells[column.index] : null;
  }

  codeOf(row: SheetRow): CellValue | undefined {
    return this.cell(row, this.code);
  }

  nameOf(row: SheetRow): CellValue | undefined {
    return this.cell(row, this.name);
  }

  cluesOf(row: SheetRow): AreaClues {
    return { code: this.codeOf(row), name: this.nameOf(row), above: this.aboveOf(row) };
  }

  aboveOf(row: SheetRow): AreaClues['above'] {
    return this.above.map((column) => {
      const cell = this.cell(row, column);
      return column.meaning === 'parentCode'
        ? { code: cell, name: null, level: column.level }
        : { code: null, name: cell, level: column.level };
    });
  }

  /** The folded names of the rows, made when they are first asked for: a file of codes never needs them. */
  namesWritten(): ReadonlySet<string> {
    const textOf = (row: SheetRow) => String(this.nameOf(row) ?? this.codeOf(row) ?? '');
    this.folded ??= new Set(this.areaRows.map((row) => foldName(textOf(row))));
    return this.folded;
  }

  /** The same of a column for the areas above, by its place among them. */
  namesWrittenAbove(at: number): ReadonlySet<string> {
    const known = this.foldedAbove.get(at);
    if (known) return known;
    const texts = new Set(this.areaRows.map((row) => String(this.cell(row, this.above[at]) ?? '')));
    const folded = new Set([...texts].map(foldName));
    this.foldedAbove.set(at, folded);
    return folded;
  }
}
