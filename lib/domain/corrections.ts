import type { ImportSettings } from './imports';

/**
 * What a person says of an upload that waits. By header or row, as the settings have it; what is not named stays as it
 * was. A row's empty text takes back what was said of it.
 */
export type Corrections = {
  columns: Record<string, string>;
  rows: Record<string, string>;
} & Partial<Pick<ImportSettings, 'cells' | 'signs' | 'table' | 'asOf' | 'mode' | 'stage' | 'channel'>>;

/** The settings of an upload with what a person says of it now. */
export function mergeCorrections(settings: ImportSettings, corrections: Corrections): ImportSettings {
  const { columns, rows, cells = {}, signs, ...others } = corrections;
  // Another table has other columns and rows: what was said of those of the one before is about nothing in it.
  const kept = others.table ? { ...settings, columns: {}, rows: {}, cells: {}, signs: {} } : settings;
  const allCells = { ...kept.cells };
  for (const [row, said] of Object.entries(cells)) allCells[row] = { ...allCells[row], ...said };
  return {
    ...kept,
    ...others,
    columns: { ...kept.columns, ...columns },
    rows: Object.fromEntries(Object.entries({ ...kept.rows, ...rows }).filter(([, said]) => said !== '')),
    ...(Object.keys(allCells).length > 0 && { cells: allCells }),
    ...((kept.signs || signs) && { signs: { ...kept.signs, ...signs } }),
  };
}
