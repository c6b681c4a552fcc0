import type { AreaRange } from '../../domain/areas';
import type { ImportFact, ReadColumn, Refusal, Warning } from '../../domain/imports';
import { AreaQuestions } from '../areas/area-questions';
import type { KnownArea } from '../areas/known-area';
import type { CheckInput } from './check-input';
import { CheckLedger } from './check-ledger';
import { RowCheck } from './row-check';

export type CheckedImport = {
  /** Rows of the tables that speak of an area; totals and notes are not among them. */
  rowCount: number;
  /** Rows that give at least one figure. Rows without any are "belum lapor": neither accepted nor refused. */
  acceptedRows: number;
  refusedRows: number;
  /** Those of the refused whose area was counted from this very file before. */
  countedRows: number;
  /** In the order of the rows. In daily mode the increments, to be turned by `accumulateIncrements`. */
  facts: ImportFact[];
  /** At most `listedRefusals`; `refusedRows` counts all. */
  refused: Refusal[];
  warnings: Warning[];
  /** How the file was read, a sentence each: nothing to mend, but to be seen. */
  notes: string[];
  /** What a person's corrections say of names: inside `parent`, `written` means `area`. */
  learned: { written: string; parent: AreaRange; area: KnownArea }[];
  columns: ReadColumn[];
};

/** So many rows lie between two reports of how far the check is. */
const reportEvery = 5_000;

/**
 * Checks each row by itself and against the others. Pure; 83,762 rows take a few hundred milliseconds.
 * @param onRow called now and then with how many rows are checked, of how many
 */
export function checkRows(
  input: CheckInput,
  onRow: (done: number, total: number) => void = () => undefined,
): CheckedImport {
  const ledger = new CheckLedger();
  const total = input.tables.reduce((sum, table) => sum + table.rows.length, 0);
  let done = 0;
  const columns = new Map<string, ReadColumn>();
  const questions = new AreaQuestions(input.tables, input.settings);
  for (const [part, table] of input.tables.entries()) {
    const check = new RowCheck(input, { table, part, ledger, questions });
    for (const [at, one] of table.rows.entries()) {
      check.takeRow(at, one);
      if (++done % reportEvery === 0) onRow(done, total);
    }
    for (const [at, row] of table.below.entries()) check.takeBelow(table.rows.length + at, row);
    check.finish();
    for (const column of check.readColumns()) {
      const known = columns.get(column.header);
      // A column that is open on any sheet has to be asked about.
      if (!known || (column.open && !known.open)) columns.set(column.header, column);
    }
  }
  const { rowCount, acceptedRows, refusedRows, countedRows, refused, learned } = ledger;
  return {
    rowCount,
    acceptedRows,
    refusedRows,
    countedRows,
    facts: ledger.keptFacts(),
    refused,
    learned,
    ...ledger.finish(),
    columns: [...columns.values()],
  };
}
