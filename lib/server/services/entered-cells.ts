import { createHash } from 'node:crypto';
import type { EnteredCell, EnteredRow, EnteredTable } from '../../domain/entries';
import { rowsOfEntry } from '../../domain/entries';
import { problemOfReason } from '../../domain/held-rows';
import type { Refusal } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { isRequestKey } from '../../domain/request-keys';
import { localTime } from '../../domain/time-zones';
import {
  nothingTyped,
  problemOfCell,
  readTypedFigure,
  type SaveOutcome,
  type SentCell,
  typedChannels,
} from '../../domain/typed-figures';
import { formatMinute } from '../../format/instants';
import type { SavedEntry } from '../loaders/counts';

/** A changed cell that reads as a figure. */
export type ReadCell = EnteredCell & { lo: number };

/** Others may save between our look and our write; each time they do, we look again. */
const mostLooks = 3;

/** Looks and saves, again while others were faster. @param save given the number of the look, from 1 @throws Problem as `save` */
export async function saveWhileOthersDo(save: (look: number) => Promise<SaveOutcome>): Promise<SaveOutcome> {
  for (let look = 1; ; look += 1) {
    try {
      return await save(look);
    } catch (error) {
      if (!(error instanceof Problem) || error.type !== 'figures-changed' || look === mostLooks) throw error;
    }
  }
}

/** Why held rows are right, by code. */
export type EntryReasons = Readonly<Record<string, string>>;

/**
 * The cells that say something else than they were opened with, and how many read as no figure.
 * @throws Problem 404 for a cell of no area of the grid
 */
export function readCells(
  areas: readonly { code: string; name: string; lo: number }[],
  cells: readonly SentCell[],
): { changed: ReadCell[]; wrong: number } {
  const known = new Map(areas.map((area) => [area.code, area]));
  const changed: ReadCell[] = [];
  let wrong = 0;
  for (const { text, ...cell } of cells) {
    const area = known.get(cell.code);
    if (!area) throw unknownCell(cell.code);
    const reading = readTypedFigure(text);
    if (problemOfCell({ text, opened: cell.opened }) || !reading.ok) wrong += 1;
    else if (reading.value !== null && reading.value !== cell.opened) {
      changed.push({ ...cell, lo: area.lo, name: area.name, value: reading.value });
    }
  }
  return { changed, wrong };
}

/** @throws Problem 400 without the key of a request */
export function requireRequestKey(key: string): void {
  if (isRequestKey(key)) return;
  throw new Problem('typed-table-unreadable', 'Formulirnya tidak lengkap. Muat ulang halamannya, lalu coba lagi.');
}

/** @throws Problem 400 that names the area of a reason that is none */
export function requireReasonsOf(changed: readonly ReadCell[], reasons: EntryReasons): void {
  for (const { code, name } of changed) {
    const problem = code in reasons ? problemOfReason(reasons[code] ?? '') : null;
    if (problem) throw new Problem('bad-reason', problem, { title: `Alasan untuk ${name} belum dapat dipakai` });
  }
}

/** The same for the same entry with the same reasons. */
export function hashRequest(entered: EnteredTable, reasons: EntryReasons, ...more: string[]): string {
  const sorted = Object.entries(reasons).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([entered, sorted, ...more]))
    .digest('hex');
}

/** The answer to a request whose entry was saved, the first time and each time more. */
export function savedAs(entry: SavedEntry, changed: readonly ReadCell[]): Extract<SaveOutcome, { kind: 'saved' }> {
  const held = entry.held.filter(({ confirmed }) => confirmed === undefined);
  const out = new Set(held.map(({ area }) => area));
  const cells = changed.filter(({ code }) => !out.has(code)).length;
  return { kind: 'saved', importId: entry.id, cells, at: clockOf(entry.savedAt), held };
}

/** The rows of an entry without the figures that stand already. */
export function rowsToSave(entered: EnteredTable, cells: readonly ReadCell[]): EnteredRow[] {
  const wanted = new Set(cells.map(({ code, channel }) => `${channel}.${code}`));
  return rowsOfEntry(entered).flatMap((row) => {
    const figures = { ...nothingTyped };
    for (const channel of typedChannels) {
      if (wanted.has(`${channel}.${row.code}`)) figures[channel] = row.figures[channel];
    }
    return Object.values(figures).every((value) => value === null) ? [] : [{ ...row, figures }];
  });
}

/** "10.32", in western Indonesia. */
export function clockOf(instant: Date): string {
  return formatMinute(localTime(instant, 'WIB').minute);
}

export function unknownCell(code: string): Problem {
  return new Problem('unknown-campaign-or-area', `Wilayah ${code} tidak ada di tabel ini.`);
}

/** Of cells that the check of rows refuses. */
export function notTaken(count: number, first: Refusal): Problem {
  if (first.code === 'day-closed') {
    return new Problem('days-closed', `${first.reason}. ${first.suggestion} Tidak ada yang tersimpan.`);
  }
  const among = `antara lain '${first.value}': ${first.reason}`;
  return new Problem('rows-refused', `${count} sel ditolak, ${among}. Tidak ada yang tersimpan.`);
}
