import type { Stage } from './counts';
import type { IsoDay } from './days';
import { countMeasure, type Measure } from './imports';
import { nothingTyped, type TypedChannel, type TypedFigures } from './typed-figures';

/** A figure as a user entered it; `opened`: what stood in its cell when the user saw it, null: nothing. */
export type EnteredCell = {
  code: string;
  name: string;
  channel: TypedChannel;
  value: number;
  opened: number | null;
};

/** What the figures of an entry are: those of a day and stage, or targets of a version (by its id). */
export type EnteredSubject = { day: IsoDay; stage: Stage } | { targetSet: number };

/** A manual entry as it came. The reasons that came with it stand with the held rows that they confirmed, and nowhere else. */
export type EnteredTable = {
  /** The code of the area whose grid it was entered in. */
  area: string;
  /** In the order of `sortCells`. */
  cells: EnteredCell[];
} & EnteredSubject;

/** An area of an entry. `row`: its number in the table that the entry is downloaded as, whose header is row 1. */
export type EnteredRow = { row: number; code: string; name: string; figures: TypedFigures };

const firstRow = 2;

/** How its columns of counts are called: as in the template, which has none for what is validated. */
const countHeaders: Record<Stage, Record<TypedChannel, string>> = {
  collected: { online: 'online_terdata', manual: 'manual_terdata', unsplit: 'total_terdata' },
  recorded: { online: 'online_masuk', manual: 'manual_masuk', unsplit: 'total_masuk' },
  validated: { online: 'online_valid', manual: 'manual_valid', unsplit: 'total_valid' },
};

/** Cells by area and channel: the same figures are the same entry, in whatever order they came. */
export function sortCells(cells: readonly EnteredCell[]): EnteredCell[] {
  const keyOf = ({ code, channel }: EnteredCell) => `${code} ${channel}`;
  return [...cells].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

export function rowsOfEntry({ cells }: Pick<EnteredTable, 'cells'>): EnteredRow[] {
  const rows = new Map<string, EnteredRow>();
  for (const { code, name, channel, value } of cells) {
    const row = rows.get(code) ?? { row: firstRow + rows.size, code, name, figures: { ...nothingTyped } };
    row.figures[channel] = value;
    rows.set(code, row);
  }
  return [...rows.values()];
}

/**
 * The columns of an entry's figures, with the channel that their cells are kept by: the total alone where one was entered,
 * else both others; of targets the target.
 */
export function columnsOfEntry(
  subject: EnteredSubject,
  rows: readonly Pick<EnteredRow, 'figures'>[],
): { channel: TypedChannel; header: string; measure: Measure }[] {
  if ('targetSet' in subject) return [{ channel: 'unsplit', header: 'target', measure: 'target.total' }];
  const { stage } = subject;
  const total = rows.some(({ figures }) => figures.unsplit !== null);
  const entered: TypedChannel[] = total ? ['unsplit'] : ['online', 'manual'];
  return entered.map((channel) => ({
    channel,
    header: countHeaders[stage][channel],
    measure: countMeasure(stage, channel),
  }));
}
