import type { HeldRow } from '@/lib/domain/held-rows';
import {
  type CellConflict,
  isChanged,
  readTypedFigure,
  type SaveOutcome,
  type TypedCell,
  type TypedCells,
  type TypedChannel,
  typedChannels,
} from '@/lib/domain/typed-figures';
import { formatCount } from '@/lib/format/numbers';
import type { GridRow } from './count-row';

/** The cells of a grid by `channel.code`. */
export type Cells = Record<string, TypedCell>;

export const cellKey = (channel: TypedChannel, code: string): string => `${channel}.${code}`;

const shown = (value: number | null): string => (value === null ? '' : formatCount(value));

/** The cells as the rows stand, and over them what was typed. Cells of no row are left out. */
export function openCells(rows: readonly GridRow[], typed: Cells): Cells {
  const cells: Cells = {};
  for (const { code, said, channels } of rows) {
    for (const channel of channels) {
      const key = cellKey(channel, code);
      cells[key] = typed[key] ?? { text: shown(said[channel]), opened: said[channel] };
    }
  }
  return cells;
}

/**
 * The totals without channels that rows were opened with, by code. One that a conflict has just shown is not among them:
 * it has been seen only when somebody has chosen.
 */
export function openTotals(rows: readonly GridRow[], outcome: SaveOutcome | null): Record<string, number | null> {
  const conflicts = outcome?.kind === 'conflict' ? outcome.conflicts.filter(({ inAll }) => inAll !== null) : [];
  const unseen = new Set(conflicts.map(({ code }) => code));
  return Object.fromEntries(rows.map(({ code, saidInAll }) => [code, unseen.has(code) ? null : saidInAll]));
}

export function listChanged(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => isChanged(cell)));
}

/** After a save the saved figures are what the cells were opened with; what was typed meanwhile stays. */
export function settleSaved(cells: Cells, sent: Cells): Cells {
  const settled = { ...cells };
  for (const [key, { text }] of Object.entries(sent)) {
    const reading = readTypedFigure(text);
    const cell = cells[key];
    if (!cell || !reading.ok) continue;
    settled[key] = { text: cell.text === text ? shown(reading.value) : cell.text, opened: reading.value };
  }
  return settled;
}

/** After figures became proposals their cells are as they were opened, for nothing counts by them yet; what was typed meanwhile stays. */
export function restoreSent(cells: Cells, sent: Cells): Cells {
  const restored = { ...cells };
  for (const [key, { text }] of Object.entries(sent)) {
    const cell = cells[key];
    if (cell?.text === text) restored[key] = restoreCell(cell);
  }
  return restored;
}

/** The cell after a choice: either way it was opened with what stands now. */
export function chooseCell(conflict: CellConflict, whose: 'saya' | 'mereka'): TypedCell {
  return { text: shown(whose === 'saya' ? conflict.typed : conflict.now), opened: conflict.now };
}

/** A cell as it was opened. */
export function restoreCell(cell: TypedCell): TypedCell {
  return { ...cell, text: shown(cell.opened) };
}

/** What the server held of each row, by code, and the row's cells as they were sent. */
export type Held = Record<string, { rows: HeldRow[]; sent: Cells }>;

/** The held rows of an answer. */
export function holdRows(outcome: SaveOutcome | { kind: 'unsent' }, sent: Cells): Held {
  const held: Held = {};
  if (outcome.kind !== 'saved' && outcome.kind !== 'held') return held;
  for (const row of outcome.held) {
    held[row.area] ??= { rows: [], sent: ofRow(sent, row.area) };
    held[row.area]?.rows.push(row);
  }
  return held;
}

const nothingHeld: readonly HeldRow[] = [];

/** What is held of a row while its cells stand as they were sent. */
export function stillHeld(held: Held[string] | undefined, cells: Cells): readonly HeldRow[] {
  const same = held && Object.entries(held.sent).every(([key, { text }]) => cells[key]?.text === text);
  return same ? held.rows : nothingHeld;
}

/** A reason for a held row by code, and the row's cells as they stood when it was written. */
export type Reasons = Record<string, { text: string; of: Cells }>;

export function writeReason(text: string, code: string, of: TypedCells): Reasons[string] {
  return {
    text,
    of: Object.fromEntries(
      typedChannels.flatMap((channel) => (of[channel] ? [[cellKey(channel, code), of[channel]]] : [])),
    ),
  };
}

/** The cells of a row, by the channels that it has fields for. */
export function cellsOf(cells: Cells, { code, channels }: Pick<GridRow, 'code' | 'channels'>): TypedCells {
  return Object.fromEntries(channels.map((channel) => [channel, cells[cellKey(channel, code)] ?? blank]));
}

const blank: TypedCell = { text: '', opened: null };

/** The reason for a row while its figures are those that it was written for: it says nothing of others. */
export function reasonFor(reason: Reasons[string] | undefined, cells: Cells): string {
  const same = reason && Object.entries(reason.of).every(([key, { text }]) => cells[key]?.text === text);
  return same ? reason.text : '';
}

/** The cells of all rows but these. */
export function leaveOut(cells: Cells, codes: ReadonlySet<string>): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([key]) => !codes.has(codeOf(key))));
}

/** The area of a cell's key. */
export const codeOf = (key: string) => key.slice(key.indexOf('.') + 1);

function ofRow(cells: Cells, code: string): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([key]) => codeOf(key) === code));
}
