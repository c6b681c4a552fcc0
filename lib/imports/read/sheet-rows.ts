import type { Warning } from '../../domain/imports';
import type { DescribedProblem } from '../../domain/problems';

/**
 * What a cell holds. A date cell is its day as `YYYY-MM-DD`; an error cell is its text (`#REF!`); a formula that was
 * saved without a result is its text with `=` in front; an empty cell is null.
 */
export type CellValue = string | number | boolean | null;

/**
 * A row with its number as Excel shows it. `cells[0]` is column A; a row ends at its last filled cell. `percents`: the
 * columns whose number is formatted as a percent, so that 0.45 is shown as 45 %; absent where there are none.
 */
export type SheetRow = { number: number; cells: CellValue[]; percents?: number[] };

/** Merged cells: the numbers of their first and last row as Excel shows them, the indexes of their columns. */
export type MergedCells = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };

/**
 * The rows of a sheet that are not empty, in order. A CSV file is one sheet, named ''. `formulas`: how many of its cells
 * are saved results of formulas. `hiddenRows` by number, `hiddenColumns` by index: what Excel does not show. Each is absent
 * where there is none.
 */
export type SheetRows = {
  name: string;
  hidden: boolean;
  rows: SheetRow[];
  formulas?: number;
  merged?: readonly MergedCells[];
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  /** It is one of the tables that stand beside each other on the sheet of this name. */
  beside?: string;
};

/** Why a file as a whole is refused. */
export type FileProblem = DescribedProblem;

export type ReadOutcome = { ok: true; sheets: SheetRows[]; warnings: Warning[] } | { ok: false; problem: FileProblem };

/** The letter that Excel shows above a column: 0 is A, 27 is AB. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A cell as text, as a message quotes it: no space around it, at most 60 characters. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  const text = (typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)).trim();
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
