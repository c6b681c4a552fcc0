import {
  type EntryOutcome,
  requireSame,
  type SeenFigures,
  type SentEntry,
  saveEntry,
} from '../../../db/writes/entries';
import { rangeOfCode } from '../../domain/areas';
import { type EnteredTable, sortCells } from '../../domain/entries';
import type { ImportSettings } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import {
  type CellConflict,
  isUnseenTotal,
  type SaveOutcome,
  type SentTable,
  settleCell,
} from '../../domain/typed-figures';
import { auditedAs } from '../../domain/users';
import { stageSlugs } from '../../format/area-query';
import { formatInstantShort } from '../../format/instants';
import { channelLabels, stageLabelOf } from '../../format/words';
import { checkEntry } from '../../imports/check/check-entry';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { type CountGrid, loadCountGrid, loadEntryOfRequest, loadSaidOn, type SaidFigure } from '../loaders/counts';
import { loadClosures, loadImport } from '../loaders/imports';
import { withDayWords } from './closed-days';
import {
  clockOf,
  type ReadCell as EnteredRead,
  type EntryReasons,
  hashRequest,
  notTaken,
  readCells,
  requireReasonsOf,
  requireRequestKey,
  rowsToSave,
  savedAs,
  saveWhileOthersDo,
  unknownCell,
} from './entered-cells';
import { requireScope } from './imports';

/** A changed cell with the total without channels that its row was opened with. */
type ReadCell = EnteredRead & { openedInAll: number | null };

/**
 * Saves what was typed as one manual entry: only cells that say something else than they were opened with. Nothing is
 * written where a cell is wrong, or where another user saved another figure since. A request that is repeated is answered as
 * the first time. Held rows stay out unless a reason comes with them.
 * @throws Problem 404 unknown campaign, area, or a cell of no area of the grid; 403 a role that only reads; 400 a day
 *   outside the campaign, or no request key; 409 a key that brought other figures before, or an entry that was undone
 */
export async function saveTyped(ctx: Context, sent: SentTable): Promise<SaveOutcome> {
  const grid = await requireGrid(ctx, sent);
  requireRequestKey(sent.requestKey);
  refuseUnused(grid, sent);
  const areas = grid.rows.map((row) => row.area);
  const { changed: read, wrong } = readCells(areas, sent.cells);
  if (wrong > 0) return { kind: 'refused', cells: wrong };
  if (read.length === 0) return { kind: 'nothing' };
  const changed = read.map((cell) => ({ ...cell, openedInAll: sent.inAll?.[cell.code] ?? null }));
  const { requestKey, reasons = {} } = sent;
  requireReasonsOf(changed, reasons);
  const entered = enteredIn(grid, changed);
  const request = {
    ...{ campaignId: grid.scope.campaign.id, userId: auditedAs(ctx.actor) },
    ...{ requestKey, requestHash: hashRequest(entered, reasons) },
  };
  const first = await loadEntryOfRequest(ctx, grid.scope, requestKey);
  if (first) return savedAs(requireSame(first, request), changed);
  return saveWhileOthersDo(() => saveCells(ctx, { grid, changed, request, entered, reasons }));
}

async function requireGrid(ctx: Context, sent: SentTable): Promise<CountGrid> {
  const grid = await loadCountGrid(ctx, sent);
  if (!grid) {
    // Says why, where the grid is only missing.
    await requireScope(ctx, { campaignSlug: sent.campaignSlug, under: sent.code });
    throw unknownCell(sent.code);
  }
  if (grid.day === sent.day) return grid;
  throw new Problem('day-outside-campaign', 'Tanggalnya di luar masa kampanye, atau belum tiba. Pilih tanggal lain.');
}

/** @throws Problem 422 for a stage or channel that the campaign does not use */
function refuseUnused({ scope: { campaign }, channels }: CountGrid, { stage, cells }: SentTable): void {
  const tail = 'Muat ulang halamannya untuk melihat yang dipakai.';
  if (!campaign.stages.includes(stage)) {
    throw new Problem('not-used', `Kampanye ini tidak memakai tahap ${stageLabelOf(campaign, stage)}. ${tail}`);
  }
  const other = cells.find(({ channel, text }) => !channels.includes(channel) && text.trim() !== '');
  if (other) throw new Problem('not-used', `Kampanye ini tidak memakai kanal ${channelLabels[other.channel]}. ${tail}`);
}

type Work = {
  grid: CountGrid;
  changed: readonly ReadCell[];
  request: SentEntry;
  entered: EnteredTable;
  reasons: EntryReasons;
};

function enteredIn({ scope, day, stage }: CountGrid, changed: readonly ReadCell[]): EnteredTable {
  const cells = changed.map(({ code, name, channel, value, opened }) => ({ code, name, channel, value, opened }));
  return { area: scope.area.code, day, stage, cells: sortCells(cells) };
}

async function saveCells(ctx: Context, work: Work): Promise<SaveOutcome> {
  const { changed } = work;
  const now = await readNow(ctx, work);
  const settled = changed.map((cell) => {
    const stands = now.get(keyOf(cell.lo, cell.channel)) ?? null;
    const inAll = now.get(keyOf(cell.lo, 'unsplit')) ?? null;
    const unseen = isUnseenTotal({ opened: cell.openedInAll, now: inAll?.value ?? null }) ? inAll : null;
    const alone = settleCell({ typed: cell.value, opened: cell.opened, now: stands?.value ?? null });
    return { cell, stands, unseen, to: alone !== 'stands' && unseen ? 'conflict' : alone };
  });
  const conflicts = settled.filter(({ to }) => to === 'conflict');
  if (conflicts.length > 0) {
    return {
      kind: 'conflict',
      conflicts: conflicts.map(({ cell, stands, unseen }) => toConflict(cell, stands, unseen)),
    };
  }
  const cells = settled.filter(({ to }) => to === 'save').map(({ cell }) => cell);
  // All stands already: an earlier try of ours went through under another key, and only its answer was lost.
  if (cells.length === 0) {
    const importId = await ownImport(ctx, settled[0]?.stands?.importId ?? null);
    return { kind: 'saved', importId, cells: changed.length, at: clockOf(ctx.now), held: [] };
  }
  const outcome = await enterCells(ctx, { ...work, cells, now });
  return outcome.kind === 'held' ? outcome : savedAs(outcome.entry, changed);
}

async function readNow(ctx: Context, { grid, changed }: Work): Promise<Map<string, SaidFigure>> {
  const areas = [...new Set(changed.map(({ lo }) => lo))];
  const said = await loadSaidOn(ctx, grid.scope, { areas, day: grid.day, stage: grid.stage });
  return new Map(said.map((one) => [keyOf(one.area, one.channel), one]));
}

const keyOf = (area: number, channel: string) => `${area} ${channel}`;

/** The upload of a figure, where the user can see it. */
async function ownImport(ctx: Context, id: number | null): Promise<number | null> {
  return id !== null && (await loadImport(ctx, { id, verb: 'import' })) ? id : null;
}

function toConflict(cell: ReadCell, stands: SaidFigure | null, unseen: SaidFigure | null): CellConflict {
  const { code, name, channel } = cell;
  const meanwhile = unseen ?? stands;
  return {
    code,
    name,
    channel,
    typed: cell.value,
    now: stands?.value ?? null,
    inAll: unseen?.value ?? null,
    savedAt: meanwhile?.savedAt ? formatInstantShort(meanwhile.savedAt) : null,
    by: meanwhile?.userName ?? null,
  };
}

/** Checks the cells as rows of a file are checked, and saves them as one entry. @throws Problem as `saveEntry`, 409 refused cells */
async function enterCells(
  ctx: Context,
  work: Work & { cells: readonly ReadCell[]; now: ReadonlyMap<string, SaidFigure> },
): Promise<EntryOutcome> {
  const { grid, request, entered, reasons, cells, now } = work;
  const { scope, day, stage } = grid;
  const settings: ImportSettings = {
    ...{ asOf: day, mode: 'cumulative', stage, channel: 'unsplit' },
    ...{ under: scope.area.code, columns: {}, rows: {} },
  };
  const areas = grid.rows.map(({ area }) => ({ ...area, hi: rangeOfCode(area.code).hi }));
  const rows = rowsToSave(entered, cells);
  const closures = await loadClosures(ctx, scope);
  const checked = checkEntry({
    subject: { day, stage },
    rows,
    areas,
    settings,
    campaign: scope.days,
    scope: scope.area,
    closures,
  });
  const [refused] = checked.refused;
  if (refused) throw notTaken(checked.refused.length, refused);
  const { columns, rowCount, warnings, facts } = checked;
  const seen: SeenFigures = {
    day,
    stage,
    figures: cells.flatMap(({ lo, channel, opened }) => [
      { area: lo, channel, value: opened },
      { area: lo, channel: 'unsplit' as const, value: now.get(keyOf(lo, 'unsplit'))?.value ?? null },
    ]),
  };
  const fileName = `ketikan-${scope.area.code}-${day}-${stageSlugs[stage]}.csv`;
  const office = await ownAreaIn(ctx, scope.campaign.editionId);
  return withDayWords(
    saveEntry(ctx.database, scope.area, {
      ...{ ...request, entered, reasons, office, fileName, settings, columns, rowCount, warnings, facts, seen },
    }),
  );
}
