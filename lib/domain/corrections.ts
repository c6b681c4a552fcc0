import type { ImportSettings, TablePlace } from './imports';

/**
 * What a person says of an upload that waits. By header or row, as the settings have it; what is absent stays as it was.
 * Null takes back what was said of a column, a row, a cell or signs, as does a row's empty text; no place of the table
 * (null) has it looked for again.
 */
export type Corrections = {
  columns: Record<string, string | null>;
  rows: Record<string, string | null>;
  cells?: Record<string, Record<string, string | null> | null> | undefined;
  signs?: Record<string, NonNullable<ImportSettings['signs']>[string] | null> | undefined;
  table?: TablePlace | null | undefined;
  asOf?: ImportSettings['asOf'] | undefined;
  mode?: ImportSettings['mode'] | undefined;
  stage?: ImportSettings['stage'] | undefined;
  channel?: ImportSettings['channel'] | undefined;
  laterStated?: ImportSettings['laterStated'] | null | undefined;
  dayOrder?: ImportSettings['dayOrder'] | null | undefined;
  daySource?: ImportSettings['daySource'] | null | undefined;
  period?: ImportSettings['period'] | null | undefined;
};

/** The settings of an upload with what a person says of it now. */
export function mergeCorrections(settings: ImportSettings, corrections: Corrections): ImportSettings {
  const { asOf, mode, stage, channel, laterStated, dayOrder, daySource, period, table } = corrections;
  // Another table has other columns and rows: what was said of those of the one before is about nothing in it.
  const { table: before, cells, signs, columns, rows, ...others } = settings;
  const { laterStated: _later, dayOrder: _order, daySource: _source, period: _period, ...kept } = others;
  const same = table === undefined;
  const place = same ? before : (table ?? undefined);
  const allCells: Record<string, Record<string, string>> = { ...(same && cells) };
  for (const [row, said] of Object.entries(corrections.cells ?? {})) {
    const merged = said === null ? {} : mergeSaid(allCells[row], said);
    if (Object.keys(merged).length > 0) allCells[row] = merged;
    else delete allCells[row];
  }
  const allSigns = mergeSaid(same ? signs : undefined, corrections.signs);
  const allRows = mergeSaid(same ? rows : undefined, corrections.rows);
  return {
    ...kept,
    ...(asOf !== undefined && { asOf }),
    ...(mode !== undefined && { mode }),
    ...(stage !== undefined && { stage }),
    ...(channel !== undefined && { channel }),
    ...standing('laterStated', { before: settings.laterStated, now: laterStated }),
    ...standing('dayOrder', { before: settings.dayOrder, now: dayOrder }),
    ...standing('daySource', { before: settings.daySource, now: daySource }),
    ...standing('period', { before: settings.period, now: period }),
    columns: mergeSaid(same ? columns : undefined, corrections.columns),
    rows: Object.fromEntries(Object.entries(allRows).filter(([, said]) => said !== '')),
    ...(Object.keys(allCells).length > 0 && { cells: allCells }),
    ...(Object.keys(allSigns).length > 0 && { signs: allSigns }),
    ...(place && { table: place }),
  };
}

/** An answer that stands, by its name: what is said now, else what was said before; null takes it back. */
function standing<Name extends string, Answer>(
  name: Name,
  { before, now }: { before: Answer | undefined; now: Answer | null | undefined },
): Partial<Record<Name, Answer>> {
  const answer = now === undefined ? before : now;
  return answer === undefined || answer === null ? {} : ({ [name]: answer } as Record<Name, Answer>);
}

/** What was said before with what is said now; null takes back. */
function mergeSaid<Said extends string>(
  before: Readonly<Record<string, Said>> | undefined,
  now: Readonly<Record<string, Said | null>> | undefined,
): Record<string, Said> {
  const merged: Record<string, Said> = { ...before };
  for (const [key, said] of Object.entries(now ?? {})) {
    if (said === null) delete merged[key];
    else merged[key] = said;
  }
  return merged;
}
