import { requireSame, saveEntry } from '../../../db/writes/entries';
import { rangeOfCode } from '../../domain/areas';
import { type EnteredTable, sortCells } from '../../domain/entries';
import type { ImportSettings } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { parseReason, proposalLimits } from '../../domain/target-proposals';
import { type SaveOutcome, type SentTargets, settleCell } from '../../domain/typed-figures';
import { auditedAs } from '../../domain/users';
import { checkEntry } from '../../imports/check/check-entry';
import { ownAreaIn, targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { loadEntryOfRequest } from '../loaders/counts';
import { loadTargetGrid, type TargetGrid } from '../loaders/target-grid';
import {
  clockOf,
  hashRequest,
  notTaken,
  type ReadCell,
  readCells,
  requireReasonsOf,
  requireRequestKey,
  rowsToSave,
  savedAs,
  saveWhileOthersDo,
  unknownCell,
} from './entered-cells';
import { requireScope } from './imports';
import { requireVersion } from './require-version';

type Work = {
  sent: SentTargets;
  changed: readonly ReadCell[];
  /** Why the user proposes what they may not set; null: they set it. */
  proposal: string | null;
};

/**
 * Saves targets of a version that were typed as one manual entry, as `saveTyped` does figures: they are checked, held,
 * proposed and undone as those of a file.
 * @throws Problem 404 unknown campaign, area or version, or a cell of no area of the grid; 403 a role that only reads; 400
 *   no request key, no reason for a proposal; 409 as `saveEntry`
 */
export async function saveTypedTargets(ctx: Context, sent: SentTargets): Promise<SaveOutcome> {
  const grid = await requireTargetGrid(ctx, sent);
  requireRequestKey(sent.requestKey);
  const { changed, wrong } = readCells(
    grid.rows.map(({ area }) => area),
    sent.cells,
  );
  if (wrong > 0) return { kind: 'refused', cells: wrong };
  if (changed.length === 0) return { kind: 'nothing' };
  requireReasonsOf(changed, sent.reasons ?? {});
  const work = { sent, changed, proposal: grid.proposes ? requireProposal(sent.proposal) : null };
  return saveWhileOthersDo(async (look) =>
    saveTargets(ctx, look === 1 ? grid : await requireTargetGrid(ctx, sent), work),
  );
}

async function requireTargetGrid(ctx: Context, sent: SentTargets): Promise<TargetGrid> {
  const grid = await loadTargetGrid(ctx, sent);
  if (grid) return grid;
  // Says why, where the grid is only missing.
  await requireScope(ctx, { campaignSlug: sent.campaignSlug, under: sent.code });
  await requireVersion(ctx, { campaignSlug: sent.campaignSlug, wanted: sent.targetSet });
  throw unknownCell(sent.code);
}

function requireProposal(said: string): string {
  const { least, most } = proposalLimits.reason;
  const reason = parseReason(said);
  if (reason !== null) return reason;
  throw new Problem(
    'reason-invalid',
    `Target ini diputuskan tingkat di atas. Tulis alasan usulannya, sedikitnya ${least} huruf tanpa spasi dan paling banyak ${most} karakter.`,
  );
}

async function saveTargets(ctx: Context, grid: TargetGrid, work: Work): Promise<SaveOutcome> {
  const { scope, version } = grid;
  const { sent, changed, proposal } = work;
  const { requestKey, reasons = {} } = sent;
  const entered: EnteredTable = {
    ...{ area: scope.area.code, targetSet: version.id },
    cells: sortCells(changed.map(({ lo: _lo, ...cell }) => cell)),
  };
  const request = {
    ...{ campaignId: scope.campaign.id, userId: auditedAs(ctx.actor), requestKey },
    requestHash: hashRequest(entered, reasons, proposal ?? ''),
  };
  const answer = { proposed: proposal !== null };
  const first = await loadEntryOfRequest(ctx, scope, requestKey);
  if (first) return { ...savedAs(requireSame(first, request), changed), ...answer };
  const stated = new Map(grid.rows.map(({ area, target }) => [area.lo, target.stated]));
  const settled = changed.map((cell) => {
    const now = stated.get(cell.lo) ?? null;
    return { cell, now, to: settleCell({ typed: cell.value, opened: cell.opened, now }) };
  });
  const conflicts = settled.filter(({ to }) => to === 'conflict');
  if (conflicts.length > 0) {
    const shown = conflicts.map(({ cell: { code, name, channel, value }, now }) => ({
      ...{ code, name, channel, typed: value, now, inAll: null, savedAt: null, by: null },
    }));
    return { kind: 'conflict', conflicts: shown };
  }
  const cells = settled.filter(({ to }) => to === 'save').map(({ cell }) => cell);
  if (cells.length === 0) {
    return { kind: 'saved', importId: null, cells: changed.length, at: clockOf(ctx.now), held: [] };
  }
  const { columns, rowCount, warnings, facts } = checkTargets(grid, entered, cells);
  const outcome = await saveEntry(ctx.database, scope.area, {
    ...{
      ...request,
      entered,
      reasons,
      office: await ownAreaIn(ctx, scope.campaign.editionId),
      columns,
      rowCount,
      warnings,
      facts,
    },
    fileName: `ketikan-target-${scope.area.code}-${version.slug}.csv`,
    settings: settingsOf(grid),
    seen: { targetSet: version.id, targets: cells.map(({ lo, opened }) => ({ area: lo, value: opened })) },
    setsTargets: targetScopeOf(ctx.actor),
    ...(proposal !== null && { proposal: { reason: proposal } }),
  });
  return outcome.kind === 'held' ? outcome : { ...savedAs(outcome.entry, changed), ...answer };
}

const settingsOf = ({ scope, version }: TargetGrid): ImportSettings => ({
  ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'unsplit' },
  ...{ under: scope.area.code, targetSet: version.id, columns: {}, rows: {} },
});

/** @throws Problem 409 for a cell that the row of a file would be refused for */
function checkTargets(grid: TargetGrid, entered: EnteredTable, cells: readonly ReadCell[]) {
  const { scope, version } = grid;
  const checked = checkEntry({
    subject: { targetSet: version.id },
    rows: rowsToSave(entered, cells),
    areas: grid.rows.map(({ area }) => ({ ...area, hi: rangeOfCode(area.code).hi })),
    settings: settingsOf(grid),
    ...{ campaign: scope.days, scope: scope.area, closures: [] },
  });
  const [refused] = checked.refused;
  if (refused) throw notTaken(checked.refused.length, refused);
  return checked;
}
