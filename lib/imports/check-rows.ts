import type { AreaRange } from '../domain/areas';
import type { IsoDay } from '../domain/days';
import {
  type ColumnMeaning,
  type ImportFact,
  type ImportKind,
  type ImportSettings,
  listedRefusals,
  type Measure,
  type Refusal,
  type TotalMeasure,
  totalMeasures,
  type Warning,
} from '../domain/imports';
import { formatDay } from '../format/days';
import { formatCount } from '../format/numbers';
import { type AreaLookup, checkArea, type KnownArea, namesDisagree } from './check-area';
import { describeOddities, largestOf, type RowFigures, restOfTotals } from './check-figures';
import type { Table } from './find-table';
import { isMeasure, type MatchedColumn } from './match-columns';
import { readDay } from './read-day';
import { readNumber } from './read-number';
import { type CellValue, cellText, type SheetRow } from './sheet-rows';

/** The days that a campaign takes reports for. `today` is the day in western Indonesia. */
export type ReportDays = { startDay: IsoDay; lastReportableDay: IsoDay; today: IsoDay };

export type CheckInput = {
  table: Table;
  settings: ImportSettings;
  kind: ImportKind;
  campaign: ReportDays;
  areas: AreaLookup;
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
  columns: { header: string; meaning: ColumnMeaning | null }[];
};

/** So many warnings of a kind are listed: past them more of the same helps nobody. */
const listedWarnings = 100;

/** Checks each row by itself and against the others. Pure; 83,762 rows take a few hundred milliseconds. */
export function checkRows(input: CheckInput): CheckedImport {
  const check = new RowCheck(input);
  for (const row of input.table.rows) check.take(row);
  return check.finish();
}

function codeCell(row: SheetRow, column: MatchedColumn | undefined, settings: ImportSettings): CellValue | undefined {
  const said = Object.hasOwn(settings.rows, String(row.number)) ? settings.rows[row.number] : undefined;
  return said ?? (column ? row.cells[column.index] : undefined);
}

const totalRow = /^(?:sub\s*|grand\s*)?(?:total|jumlah|jml)\b/i;

function isTotalRow(row: SheetRow, code: string): boolean {
  if (code !== '') return totalRow.test(code);
  return row.cells.some((cell) => typeof cell === 'string' && totalRow.test(cell.trim()));
}

type FigureColumn = MatchedColumn & { meaning: Measure | TotalMeasure };

function isFigureColumn(column: MatchedColumn): column is FigureColumn {
  return isMeasure(column.meaning) || (totalMeasures as readonly (string | null)[]).includes(column.meaning);
}

class RowCheck {
  private readonly input: CheckInput;
  private readonly code: MatchedColumn | undefined;
  private readonly name: MatchedColumn | undefined;
  private readonly day: MatchedColumn | undefined;
  private readonly figureColumns: FigureColumn[];
  /** By day, the row in which an area stands first. */
  private readonly firstRows = new Map<IsoDay | null, Map<number, number>>();
  private readonly firstTargets = new Map<string, { row: number; value: number }>();
  private readonly facts: ImportFact[] = [];
  private readonly refused: Refusal[] = [];
  private readonly warnings: Warning[] = [];
  private readonly counted = new Map<string, number>();
  private rowCount = 0;
  private acceptedRows = 0;
  private refusedRows = 0;
  private empty = 0;
  private notes = 0;

  constructor(input: CheckInput) {
    const { columns } = input.table;
    this.input = input;
    this.code = columns.find((column) => column.meaning === 'areaCode');
    this.name = columns.find((column) => column.meaning === 'areaName');
    this.day = columns.find((column) => column.meaning === 'day');
    this.figureColumns = columns.filter(isFigureColumn);
  }

  take(row: SheetRow): void {
    const cell = codeCell(row, this.code, this.input.settings);
    const code = cellText(cell);
    if (isTotalRow(row, code)) {
      this.warn('total', row.number, 'Baris jumlah dilewati: jumlah dihitung sendiri dari baris-barisnya.');
      return;
    }
    const refusals: Refusal[] = [];
    const figures = this.readFigures(row, refusals);
    if (code === '' && figures.size === 0 && refusals.length === 0) {
      this.notes++;
      return;
    }
    this.rowCount++;
    const area = this.readArea(row, cell, refusals);
    if (figures.size === 0 && refusals.length === 0) {
      this.empty++;
      return;
    }
    const day = this.readRowDay(row, figures, refusals);
    if (area && day !== undefined) this.refuseRepeated(row, area, day, refusals);
    if (area) this.refuseOtherTarget(row, area, figures, refusals);
    if (refusals.length > 0 || !area || day === undefined) this.refuse(refusals);
    else this.accept(row, area, day, figures);
  }

  finish(): CheckedImport {
    if (this.empty > 0) this.say(`${formatCount(this.empty)} baris tanpa angka dilewati (belum lapor).`);
    if (this.notes > 0) this.say(`${formatCount(this.notes)} baris tanpa kode dan tanpa angka dilewati.`);
    for (const [kind, count] of this.counted) {
      if (count > listedWarnings)
        this.say(
          `${formatCount(count - listedWarnings)} peringatan lain tentang ${warningKinds[kind as WarningKind]} tidak ditampilkan.`,
        );
    }
    if (this.refusedRows > 0 && this.refused.length >= listedRefusals) {
      this.say(
        `${formatCount(this.refusedRows)} baris ditolak; yang ditampilkan ${formatCount(listedRefusals)} alasan pertama.`,
      );
    }
    return {
      rowCount: this.rowCount,
      acceptedRows: this.acceptedRows,
      refusedRows: this.refusedRows,
      facts: this.facts,
      refused: this.refused,
      warnings: this.warnings,
      columns: this.input.table.columns.map(({ header, meaning }) => ({ header, meaning })),
    };
  }

  private readFigures(row: SheetRow, refusals: Refusal[]): RowFigures {
    const figures: RowFigures = new Map();
    for (const column of this.figureColumns) {
      const cell = row.cells[column.index];
      if (cell === null || cell === undefined) continue;
      const reading = readNumber(cell, largestOf(column.meaning));
      if (!reading.ok) refusals.push(refusalOf(row, column.header, cell, reading));
      else if (reading.value !== null) figures.set(column.meaning, reading.value);
    }
    return figures;
  }

  private readArea(row: SheetRow, cell: CellValue | undefined, refusals: Refusal[]): KnownArea | null {
    const { areas, scope } = this.input;
    const check = checkArea({ cell, areas, scope });
    if (check.ok) return check.area;
    refusals.unshift(refusalOf(row, this.code?.header ?? 'kode_wilayah', cell, check));
    return null;
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

  private refuseRepeated(row: SheetRow, area: KnownArea, day: IsoDay | null, refusals: Refusal[]): void {
    const rows = this.firstRows.get(day) ?? new Map<number, number>();
    this.firstRows.set(day, rows);
    const first = rows.get(area.lo);
    if (first === undefined) {
      rows.set(area.lo, row.number);
      return;
    }
    const reason = `${area.code} ${area.name}${day ? ` tanggal ${formatDay(day)}` : ''} sudah ada di baris ${first}`;
    const cell = this.code ? row.cells[this.code.index] : area.code;
    refusals.push(
      refusalOf(row, this.code?.header ?? 'kode_wilayah', cell, { reason, suggestion: 'Sisakan satu baris saja.' }),
    );
  }

  /** A target has no day: rows of several days may repeat it, but not with another figure. */
  private refuseOtherTarget(row: SheetRow, area: KnownArea, figures: RowFigures, refusals: Refusal[]): void {
    for (const column of this.figureColumns) {
      const value = figures.get(column.meaning);
      if (value === undefined || !column.meaning.startsWith('target.')) continue;
      const key = `${area.lo} ${column.meaning}`;
      const first = this.firstTargets.get(key);
      if (first === undefined) this.firstTargets.set(key, { row: row.number, value });
      else if (first.value === value) figures.delete(column.meaning);
      else {
        const reason = `target ${formatCount(value)} berbeda dari ${formatCount(first.value)} di baris ${first.row}`;
        const suggestion = 'Tulis satu target saja untuk satu wilayah.';
        refusals.push(refusalOf(row, column.header, row.cells[column.index], { reason, suggestion }));
      }
    }
  }

  private accept(row: SheetRow, area: KnownArea, day: IsoDay | null, figures: RowFigures): void {
    this.acceptedRows++;
    for (const [measure, value] of [...figures, ...restOfTotals(figures)]) {
      if (!isMeasure(measure)) continue;
      this.facts.push({
        row: row.number,
        area: area.lo,
        day: measure.startsWith('target.') ? null : day,
        measure,
        value,
      });
    }
    const written = this.name ? row.cells[this.name.index] : null;
    if (typeof written === 'string' && namesDisagree(written, area.name)) {
      this.warn(
        'name',
        row.number,
        `Kode ${area.code} adalah ${area.name}, tetapi di file tertulis '${cellText(written)}'. Yang dipakai kodenya.`,
      );
    }
    for (const oddity of describeOddities(figures, this.input.settings.mode)) this.warn('figures', row.number, oddity);
  }

  private refuse(refusals: readonly Refusal[]): void {
    this.refusedRows++;
    for (const refusal of refusals) if (this.refused.length < listedRefusals) this.refused.push(refusal);
  }

  private say(message: string): void {
    this.warnings.push({ row: null, message });
  }

  private warn(kind: WarningKind, row: number, message: string): void {
    const count = (this.counted.get(kind) ?? 0) + 1;
    this.counted.set(kind, count);
    if (count <= listedWarnings) this.warnings.push({ row, message });
  }
}

const warningKinds = { total: 'baris jumlah', name: 'nama wilayah', figures: 'angka' } as const;
type WarningKind = keyof typeof warningKinds;

function refusalOf(
  row: SheetRow,
  column: string,
  cell: CellValue | undefined,
  why: { reason: string; suggestion: string },
): Refusal {
  return { row: row.number, column, value: cellText(cell), reason: why.reason, suggestion: why.suggestion };
}
