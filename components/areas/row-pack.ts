import type { AreaProgress, AreaRef, AreaRow } from '@/lib/domain/area-progress';
import { codePath, kindOfCode, levelOfCode } from '@/lib/domain/areas';
import { computeBacklog } from '@/lib/domain/backlog';
import { causes } from '@/lib/domain/causes';
import { type Cells, cellsOf } from '@/lib/domain/column-cells';
import { type FigureKey, valueColumns } from '@/lib/domain/columns';
import { addDays, daysBetween, type IsoDay } from '@/lib/domain/days';
import { flags } from '@/lib/domain/flags';
import { type Figures, statuses } from '@/lib/domain/progress';
import { formatWithin } from '@/lib/format/areas';

type Kept = 'status' | 'cause' | 'causeEvidence' | 'lastReportDay' | 'flags' | 'expectedPercent' | 'takesPart';

/** The figures of a row that the table shows, by column. `waiting`: collected and not yet recorded. */
export type TableFigures = Pick<Figures, Kept> & {
  cells: Cells;
  waiting: number | null;
  /** How many areas below it have a figure that is held. */
  troubled: number;
};

export type TableRow = {
  area: AreaRef;
  /** What it lies in, where that is not the area of the page: "Kec. Klari". Empty otherwise. */
  within: string;
  figures: TableFigures;
  spark: AreaRow['spark'];
};

/** A column's values in the order of the rows, or the one value that all rows have. */
type Column<Value> = { each: Value[] } | { all: Value };

/**
 * Rows by column, as they travel to the browser: 7.285 kecamatan are some 90 bytes each instead of 700. What follows from
 * a code is left out, days are counted back from the day shown, a column that says the same everywhere says it once.
 */
export type PackedRows = {
  asOf: IsoDay;
  count: number;
  codes: string[];
  names: string[];
  /** Of the areas that the rows lie in, by their codes. */
  above: Record<string, string>;
  numbers: Record<FigureKey | 'waiting', Column<number | null>>;
  expectedPercent: Column<number>;
  /** Place in `statuses`; -1 for none. */
  status: Column<number>;
  /** Place in `causes`; -1 for none. */
  cause: Column<number>;
  causeEvidence: Column<number | null>;
  /** Days before `asOf`; null: never. */
  reported: Column<number | null>;
  takesPart: Column<boolean>;
  troubled: Column<number>;
  /** A bit for each of `flags`. */
  flags: Column<number>;
  spark: Column<AreaRow['spark']>;
};

function packColumn<Value>(values: Value[]): Column<Value> {
  const [first] = values;
  return first !== undefined && typeof first !== 'object' && values.every((value) => value === first)
    ? { all: first }
    : first === null && values.every((value) => value === null)
      ? { all: first }
      : { each: values };
}

function valueAt<Value>(column: Column<Value>, at: number): Value {
  if ('all' in column) return column.all;
  const value = column.each[at];
  if (value === undefined) throw new RangeError(`row ${at} is missing from a packed column`);
  return value;
}

/** What the table shows of a model's figures; of a sum, with the cells of a sum. */
export function tableFigures(figures: Figures, stage: AreaProgress['stage'], cells = cellsOf(figures)): TableFigures {
  const { status, cause, causeEvidence, lastReportDay, flags: raised, expectedPercent, takesPart, stages } = figures;
  const waiting = stage === 'recorded' ? computeBacklog(stages.collected, stages.recorded) : null;
  const kept = { status, cause, causeEvidence, lastReportDay, flags: raised, expectedPercent, takesPart };
  return { ...kept, cells, waiting, troubled: figures.flagsBelow.held ?? 0 };
}

/** Packs rows for the browser. */
export function packRows(input: {
  rows: readonly AreaRow[];
  asOf: IsoDay;
  stage: AreaProgress['stage'];
  within?: readonly AreaRef[] | undefined;
}): PackedRows {
  const figures = input.rows.map((row) => tableFigures(row.figures, input.stage));
  const cells = valueColumns.map(({ key }) => [key, packColumn(figures.map((one) => one.cells[key]))] as const);
  return {
    asOf: input.asOf,
    count: input.rows.length,
    codes: input.rows.map((row) => row.area.code),
    names: input.rows.map((row) => row.area.name),
    above: nameAbove(input.rows, input.within ?? []),
    numbers: {
      ...(Object.fromEntries(cells) as Record<FigureKey, Column<number | null>>),
      waiting: packColumn(figures.map(({ waiting }) => waiting)),
    },
    expectedPercent: packColumn(figures.map(({ expectedPercent }) => expectedPercent)),
    status: packColumn(figures.map(({ status }) => (status === null ? -1 : statuses.indexOf(status)))),
    cause: packColumn(figures.map(({ cause }) => (cause === null ? -1 : causes.indexOf(cause)))),
    causeEvidence: packColumn(figures.map(({ causeEvidence }) => causeEvidence)),
    reported: packColumn(
      figures.map(({ lastReportDay }) => (lastReportDay === null ? null : daysBetween(lastReportDay, input.asOf))),
    ),
    takesPart: packColumn(figures.map(({ takesPart }) => takesPart)),
    troubled: packColumn(figures.map(({ troubled }) => troubled)),
    flags: packColumn(
      figures.map((one) => flags.reduce((bits, flag, at) => bits | (one.flags.includes(flag) ? 1 << at : 0), 0)),
    ),
    spark: packColumn(input.rows.map((row) => row.spark)),
  };
}

/** The names of the areas that these rows lie in, and of no others. */
function nameAbove(rows: readonly AreaRow[], within: readonly AreaRef[]): Record<string, string> {
  const needed = new Set(rows.flatMap(({ area }) => codePath(area.code)));
  return Object.fromEntries(within.filter(({ code }) => needed.has(code)).map(({ code, name }) => [code, name]));
}

/** The rows that were packed, in their order. */
export function unpackRows(packed: PackedRows): TableRow[] {
  return packed.codes.map((code, at) => {
    const number = (key: FigureKey | 'waiting') => valueAt(packed.numbers[key], at);
    const reported = valueAt(packed.reported, at);
    const bits = valueAt(packed.flags, at);
    return {
      area: { code, name: packed.names[at] ?? '', level: levelOfCode(code) ?? 0, kind: kindOfCode(code) },
      within: formatWithin(code, packed.above),
      figures: {
        cells: Object.fromEntries(valueColumns.map(({ key }) => [key, number(key)])) as Cells,
        waiting: number('waiting'),
        expectedPercent: valueAt(packed.expectedPercent, at),
        status: statuses[valueAt(packed.status, at)] ?? null,
        cause: causes[valueAt(packed.cause, at)] ?? null,
        causeEvidence: valueAt(packed.causeEvidence, at),
        lastReportDay: reported === null ? null : addDays(packed.asOf, -reported),
        takesPart: valueAt(packed.takesPart, at),
        troubled: valueAt(packed.troubled, at),
        flags: flags.filter((_, bit) => bits & (1 << bit)),
      },
      spark: valueAt(packed.spark, at),
    };
  });
}
