import {
  type ColumnKey,
  columnKeys,
  conditionalColumns,
  standardColumns,
  type TableKey,
  tableColumns,
  type Whole,
} from './columns';
import type { Channel, Stage } from './counts';

/** The columns for which there is nothing to tell of this area, and that are left out. */
function listUntold(of: Shown): ReadonlySet<string> {
  const { headline, rows, stage } = of;
  const ofRows = rows.map((row) => row.figures);
  const untold = conditionalColumns.filter((column) => {
    const asked = 'ofRows' in column ? ofRows : [headline, ...ofRows];
    return !asked.some((one) => column.told(one, stage));
  });
  return new Set<string>([...untold.map(({ key }) => key), ...listUnused(of)]);
}

/**
 * The columns of channels that the campaign does not report by, as long as nothing came in by them all the same. Where it
 * reports by none, what came in without a channel is the total.
 */
function listUnused({ headline, rows, channels }: Shown): ('online' | 'manual' | 'unsplit')[] {
  const figures = [headline, ...rows.map((row) => row.figures)];
  const unused = (['online', 'manual'] as const).filter(
    (channel) => !channels.includes(channel) && figures.every((one) => one[channel] === null),
  );
  return unused.length === 2 ? [...unused, 'unsplit'] : unused;
}

/** What is shown, and the channels that its campaign reports by. */
type Shown = Whole & { stage: Stage; channels: readonly Channel[] };

/**
 * The columns of the table of an area. Those of the channels stand unless all figures are without one; the fortnight where
 * there are sparks.
 */
export function listTableColumns(of: Shown & { sparks: boolean }): TableKey[] {
  const untold = listUntold(of);
  const figures = [of.headline, ...of.rows.map((row) => row.figures)];
  const channels = untold.has('unsplit') || figures.some(({ online, manual }) => online !== null || manual !== null);
  return tableColumns
    .map(({ key }) => key)
    .filter((key) => !untold.has(key))
    .filter((key) => channels || (key !== 'online' && key !== 'manual'))
    .filter((key) => of.sparks || key !== 'spark');
}

/**
 * The columns of the sheet of an area: those that were chosen and have something to tell.
 * @param of.numbered the rows stand by their places: unless it was chosen, a place would say what the number says
 */
export function listSheetColumns(of: Shown & { numbered?: boolean }, chosen: readonly ColumnKey[] | null): ColumnKey[] {
  const untold = listUntold(of);
  return chooseColumns(chosen, !untold.has('unsplit'))
    .filter((key) => !untold.has(key))
    .filter((key) => key !== 'peringkat' || chosen !== null || !of.numbered);
}

/**
 * The columns of a sheet, in their order. Number and name always stand. What was reported without a channel stands
 * wherever channels do and there is any (`anyUnsplit`), for without it they would not make the total. Beside what another source
 * shows stands how far that is from ours.
 * @param chosen null: the standard ones
 */
export function chooseColumns(chosen: readonly ColumnKey[] | null, anyUnsplit: boolean): ColumnKey[] {
  const wanted = new Set<ColumnKey>([...(chosen ?? standardColumns), 'no', 'wilayah']);
  if (anyUnsplit && (wanted.has('online') || wanted.has('manual'))) wanted.add('unsplit');
  if (!anyUnsplit) wanted.delete('unsplit');
  if (wanted.has('sumberlain')) wanted.add('selisihsumber');
  return columnKeys.filter((key) => wanted.has(key));
}
