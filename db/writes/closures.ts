import { type AreaRange, type AuthorizedArea, isInside } from '../../lib/domain/areas';
import { type Closure, closureOf, mayOpen, type SettledHeld } from '../../lib/domain/closures';
import { stages } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { type ClosedFigures, findClosedCounts, findClosedFacts, listClosures } from '../queries/closures';
import { listHeld } from '../queries/progress';
import { closures } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { lockCampaign } from './locks';

type Place = { campaignId: number; area: AuthorizedArea; userId: number | null };

/** Maximum number of held areas that a refused closing names; it counts all. */
const namedHeld = 100;

/**
 * Closes an area up to a day, for an office above it. It holds the campaign's lock, as a commit does: what is being
 * counted is counted before, or finds the days closed.
 * @param own the actor's own area, which holds the area
 * @param input.settle the reason to close held figures too; null: they are refused
 * @throws Problem 409 `days-closed-already`, or `held-inside` with the first of the held areas (`held`)
 */
export async function closeDays(
  database: Database,
  own: AreaRange,
  input: Place & { by: AreaRange & { name: string }; untilDay: IsoDay; settle: string | null },
): Promise<void> {
  const { campaignId, area, by, untilDay, userId } = input;
  await inScope(database, own, async (transaction) => {
    await lockCampaign(transaction, campaignId);
    await requireOpenCampaign(transaction, campaignId, 'change');
    const before = closureOf({ closures: await listClosures(transaction, campaignId), areaLo: area.lo });
    if (before && before.untilDay >= untilDay) throw closedAlready(area, before);
    const settledHeld = await settleHeld(transaction, input);
    await transaction.insert(closures).values({
      ...{ campaignId, areaLo: area.lo, areaHi: area.hi, byLo: by.lo, byHi: by.hi, byName: by.name },
      ...{ untilDay, settledHeld, userId },
    });
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: area.lo, action: 'closure.close', subject: `pengesahan ${area.code}` },
      detail: { untilDay, before: before?.untilDay ?? null, office: by.name, ...(settledHeld && { settledHeld }) },
    });
  });
}

async function settleHeld(
  transaction: ScopedTransaction,
  {
    area,
    campaignId,
    untilDay,
    settle,
  }: Pick<Place, 'area' | 'campaignId'> & { untilDay: IsoDay; settle: string | null },
): Promise<SettledHeld | null> {
  const held = new Map<string, { code: string; name: string }>();
  for (const stage of stages) {
    const place = { area, campaignId, targetSetId: null, stage, asOf: untilDay };
    for (const { code, name } of await listHeld(transaction, { ...place, limit: namedHeld }))
      held.set(code, { code, name });
  }
  if (held.size === 0) return null;
  const areas = [...held.values()];
  if (settle === null) throw heldInside(area, areas);
  return { reason: settle, areas };
}

/**
 * Opens an area again, wholly or from a day on.
 * @param own the actor's own area
 * @param input.untilDay the last day that stays closed; null: none does
 * @throws Problem 409 `not-closed`, or 403 `closed-above` by an office that the actor does not stand above
 */
export async function openDays(
  database: Database,
  own: AreaRange,
  input: Place & { untilDay: IsoDay | null; reason: string },
): Promise<void> {
  const { campaignId, area, untilDay, userId, reason } = input;
  await inScope(database, own, async (transaction) => {
    await lockCampaign(transaction, campaignId);
    await requireOpenCampaign(transaction, campaignId, 'change');
    const all = await listClosures(transaction, campaignId);
    const closing = all.filter(
      (one) => isInside(area, { lo: one.areaLo, hi: one.areaHi }) && (untilDay === null || one.untilDay > untilDay),
    );
    if (closing.length === 0) throw notClosed(area);
    const foreign = closing.find((one) => !mayOpen(one, own) || one.areaLo !== area.lo || one.areaHi !== area.hi);
    if (foreign) throw closedAbove(area, foreign);
    for (const { areaLo, areaHi, byLo, byHi, byName } of closing) {
      await transaction
        .insert(closures)
        .values({ campaignId, areaLo, areaHi, byLo, byHi, byName, untilDay, reason, userId });
    }
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: area.lo, action: 'closure.open', subject: `pengesahan ${area.code}` },
      detail: { untilDay, before: closureOf({ closures: closing, areaLo: area.lo })?.untilDay ?? null, reason },
    });
  });
}

/**
 * Holds a commit to the days that are open. The caller holds the campaign's lock.
 * @throws Problem 409 `days-closed`
 */
export async function refuseClosedPlan(
  transaction: ScopedTransaction,
  plan: { campaignId: number; importId: number },
): Promise<void> {
  const found = await findClosedFacts(transaction, plan);
  if (found) throw daysClosed(found, true);
}

/** The same for what an undo would take back. @throws Problem 409 `days-closed` */
export async function refuseClosedUndo(
  transaction: ScopedTransaction,
  counted: { campaignId: number; importId: number },
): Promise<void> {
  const found = await findClosedCounts(transaction, counted);
  if (found) throw daysClosed(found, false);
}

/** @param waits whether the upload still waits, so that comparing it again leaves those rows out */
function daysClosed({ count, area, day, byName, untilDay }: ClosedFigures, waits: boolean): Problem {
  const andThen = waits
    ? 'Atau bandingkan lagi: barisnya lalu ditolak, dan yang lain dapat disimpan.'
    : 'Sampai itu unggahan ini tidak dapat dibatalkan.';
  return new Problem(
    'days-closed',
    `${count} angka untuk hari yang sudah disahkan, antara lain ${area.name} tanggal ${day} (disahkan ${byName} sampai ${untilDay}). Minta ${byName} membukanya lagi. ${andThen}`,
    { extra: { count, area, day, by: byName, until: untilDay, waits } },
  );
}

function closedAlready({ name }: AuthorizedArea, { untilDay, byName }: Closure): Problem {
  return new Problem(
    'days-closed-already',
    `${name} sudah disahkan ${byName} sampai ${untilDay}. Pilih hari sesudahnya.`,
    {
      extra: { until: untilDay, by: byName },
    },
  );
}

function heldInside(area: AuthorizedArea, areas: readonly { code: string; name: string }[]): Problem {
  const named = areas.slice(0, 5).map(({ name }) => name);
  const more = areas.length > named.length ? ` dan ${areas.length - named.length} lainnya` : '';
  return new Problem(
    'held-inside',
    `${area.name} belum disahkan: masih ada angka janggal di ${named.join(', ')}${more}. Perbaiki atau batalkan dahulu, atau sahkan juga dengan menulis alasannya.`,
    { extra: { held: areas } },
  );
}

function notClosed({ name }: AuthorizedArea): Problem {
  return new Problem('not-closed', `Tidak ada hari yang disahkan untuk ${name} pada rentang itu.`);
}

function closedAbove({ name }: AuthorizedArea, { byName, untilDay }: Closure): Problem {
  return new Problem(
    'closed-above',
    `${name} disahkan oleh ${byName} sampai ${untilDay}. Minta ${byName} membukanya.`,
    {
      extra: { by: byName, until: untilDay },
    },
  );
}
