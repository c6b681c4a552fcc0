import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import type { Stage } from '@/lib/domain/counts';
import { hasWords, placePastedTable } from '@/lib/domain/pasted-table';
import { parsePastedBlock, placePastedBlock, type TypedChannel } from '@/lib/domain/typed-figures';
import { describePastedTable } from '@/lib/format/typed-words';
import type { CellHandlers, GridRow } from './count-row';
import { type Cells, cellKey, restoreCell } from './grid-cells';

/**
 * The keys of a spreadsheet: arrows up and down, Enter downwards, Escape puts the cell back, a block of figures is pasted
 * from the cell on, a table with names by its names. Tab and the arrows inside a text are the browser's own.
 */
export function useGridKeys(input: {
  rows: readonly GridRow[];
  channels: readonly TypedChannel[];
  kind: Stage | 'target';
  change: (next: (old: Cells) => Cells) => void;
}): {
  table: RefObject<HTMLTableElement | null>;
  handlers: CellHandlers;
  /** What a paste left out; null: nothing. */
  note: string | null;
} {
  const table = useRef<HTMLTableElement>(null);
  const [note, setNote] = useState<string | null>(null);
  /** What the cell said when it got the focus. */
  const before = useRef('');
  const latest = useRef(input);
  latest.current = input;
  // One set of handlers for good, so that a key redraws its own row only.
  const handlers = useMemo((): CellHandlers => {
    const set = (key: string, next: (cell: Cells[string]) => Cells[string]) =>
      latest.current.change((old) => {
        const cell = old[key];
        return cell ? { ...old, [key]: next(cell) } : old;
      });
    const go = (code: string, channel: TypedChannel, step: number) => {
      const { rows } = latest.current;
      const row = rows[rows.findIndex((one) => one.code === code) + step];
      if (!row) return;
      table.current?.querySelector<HTMLInputElement>(`input[name="angka.${cellKey(channel, row.code)}"]`)?.focus();
    };
    return {
      onType: (code, channel, text) => set(cellKey(channel, code), (cell) => ({ ...cell, text })),
      onEnter: (event) => {
        before.current = event.currentTarget.value;
        event.currentTarget.select();
      },
      onKey: (event, code, channel) => {
        const step = stepOf(event);
        if (event.key === 'Escape') {
          const typed = event.currentTarget.value;
          const start = before.current;
          // Back to what it said on arrival; once more, to what it was opened with.
          set(cellKey(channel, code), (cell) => (typed === start ? restoreCell(cell) : { ...cell, text: start }));
        } else if (step !== 0) {
          go(code, channel, step);
        } else return;
        event.preventDefault();
      },
      onPaste: (event, code, channel) => {
        const block = parsePastedBlock(event.clipboardData.getData('text/plain'));
        // A single text goes in at the caret, as anywhere.
        if (block.length <= 1 && (block[0]?.length ?? 0) <= 1) return;
        event.preventDefault();
        const { rows: areas, channels, kind, change } = latest.current;
        const codes = areas.map((row) => row.code);
        const named = hasWords(block) ? placePastedTable({ block, areas, channel, kind }) : null;
        const placed = placePastedBlock({ block, codes, channels, at: { row: codes.indexOf(code), channel } });
        const cells = named ? named.cells : placed.cells;
        change((old) => {
          const next = { ...old };
          for (const one of cells) {
            const key = cellKey(one.channel, one.code);
            const cell = old[key];
            if (cell) next[key] = { ...cell, text: one.text };
          }
          return next;
        });
        const left = placed.outside > 0 ? ` ${placed.outside} sel di luar tabel tidak ikut.` : '';
        setNote(named ? describePastedTable(named, kind === 'target') : `${cells.length} sel ditempel.${left}`);
      },
    };
  }, []);
  return { table, handlers, note };
}

/** Rows that a key goes down (or up, below 0). */
function stepOf(event: KeyboardEvent): number {
  if (event.altKey || event.ctrlKey || event.metaKey) return 0;
  if (event.key === 'ArrowDown') return 1;
  if (event.key === 'ArrowUp') return -1;
  // At the end Enter stays where it is: nothing is saved by going down once too often.
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1;
  return 0;
}
