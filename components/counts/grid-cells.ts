import {
  type CellConflict,
  isChanged,
  readTypedFigure,
  type TypedCell,
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
  for (const { code, said } of rows) {
    for (const channel of typedChannels) {
      const key = cellKey(channel, code);
      cells[key] = typed[key] ?? { text: shown(said[channel]), opened: said[channel] };
    }
  }
  return cells;
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

/** The cell after a choice: either way it was opened with what stands now. */
export function chooseCell(conflict: CellConflict, whose: 'saya' | 'mereka'): TypedCell {
  return { text: shown(whose === 'saya' ? conflict.typed : conflict.now), opened: conflict.now };
}

/** A cell as it was opened. */
export function restoreCell(cell: TypedCell): TypedCell {
  return { ...cell, text: shown(cell.opened) };
}
