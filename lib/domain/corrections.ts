import type { ImportSettings, TablePlace } from './imports';

/**
 * What a person says of an upload that waits. By header or row, as the settings have it; what is absent stays as it was.
 * A row's empty text takes back what was said of it; no place of the table (null) has it looked for again.
 */
export type Corrections = {
  columns: Record<string, string>;
  rows: Record<string, string>;
  cells?: ImportSettings['cells'] | undefined;
  signs?: ImportSettings['signs'] | undefined;
  table?: TablePlace | null | undefined;
  asOf?: ImportSettings['asOf'] | undefined;
  mode?: ImportSettings['mode'] | undefined;
  stage?: ImportSettings['stage'] | undefined;
  channel?: ImportSettings['channel'] | undefined;
  laterStated?: ImportSettings['laterStated'] | undefined;
  dayOrder?: ImportSettings['dayOrder'] | undefined;
  daySource?: ImportSettings['daySource'] | undefined;
};

/** The settings of an upload with what a person says of it now. */
export function mergeCorrections(settings: ImportSettings, corrections: Corrections): ImportSettings {
  const { asOf, mode, stage, channel, laterStated, dayOrder, daySource, table } = corrections;
  // Another table has other columns and rows: what was said of those of the one before is about nothing in it.
  const { table: before, cells, signs, columns, rows, ...kept } = settings;
  const same = table === undefined;
  const place = same ? before : (table ?? undefined);
  const allCells = { ...(same && cells) };
  for (const [row, said] of Object.entries(corrections.cells ?? {})) allCells[row] = { ...allCells[row], ...said };
  const allSigns = { ...(same && signs), ...corrections.signs };
  const allRows = { ...(same && rows), ...corrections.rows };
  return {
    ...kept,
    ...(asOf !== undefined && { asOf }),
    ...(mode !== undefined && { mode }),
    ...(stage !== undefined && { stage }),
    ...(channel !== undefined && { channel }),
    ...(laterStated !== undefined && { laterStated }),
    ...(dayOrder !== undefined && { dayOrder }),
    ...(daySource !== undefined && { daySource }),
    columns: { ...(same && columns), ...corrections.columns },
    rows: Object.fromEntries(Object.entries(allRows).filter(([, said]) => said !== '')),
    ...(Object.keys(allCells).length > 0 && { cells: allCells }),
    ...(Object.keys(allSigns).length > 0 && { signs: allSigns }),
    ...(place && { table: place }),
  };
}
