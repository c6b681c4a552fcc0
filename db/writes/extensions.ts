import { and, eq, isNull } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import type { Database, Transaction } from '../client';
import { listExtensions } from '../queries/campaigns';
import { extensions } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { lockCampaign } from './locks';

export type NewExtension = { area: AreaRange; decidedDay: IsoDay; endDay: IsoDay; letter: string };

/**
 * Notes a letter that moves the end. The check of what stands is made under the campaign's lock: of two letters at once
 * the second is held against the first.
 * @param input.check throws where the letter may not stand beside those that do
 */
export async function addExtension(
  database: Database,
  input: NewExtension & {
    campaignId: number;
    userId: number | null;
    check: (known: Awaited<ReturnType<typeof listExtensions>>) => void;
  },
): Promise<number> {
  const { campaignId, userId, area, decidedDay, endDay, letter } = input;
  return database.transaction(async (transaction) => {
    await lockCampaign(transaction, campaignId);
    await requireOpenCampaign(transaction, campaignId, 'change');
    input.check(await listExtensions(transaction, campaignId));
    const [added] = await transaction
      .insert(extensions)
      .values({ campaignId, areaLo: area.lo, areaHi: area.hi, decidedDay, endDay, letter, createdBy: userId })
      .returning({ id: extensions.id });
    if (!added) throw new Error('the extension was not written');
    await audited(transaction, {
      ...{ id: added.id, userId, campaignId, area: area.lo, action: 'extension.add' },
      detail: { decidedDay, endDay, letter },
    });
    return added.id;
  });
}

/** Withdraws a letter that was noted by mistake. @throws Problem 404 unknown, 409 withdrawn already */
export async function withdrawExtension(
  database: Database,
  input: { campaignId: number; id: number; userId: number | null; reason: string },
): Promise<void> {
  const { campaignId, id, userId, reason } = input;
  await database.transaction(async (transaction) => {
    await lockCampaign(transaction, campaignId);
    await requireOpenCampaign(transaction, campaignId, 'change');
    const [known] = await transaction
      .select()
      .from(extensions)
      .where(and(eq(extensions.id, id), eq(extensions.campaignId, campaignId)));
    if (!known) throw new Problem('extension-unknown', `Tidak ada perpanjangan nomor ${id} di kampanye ini.`);
    const [done] = await transaction
      .update(extensions)
      .set({ withdrawnAt: new Date(), withdrawnBy: userId, withdrawnReason: reason })
      .where(and(eq(extensions.id, id), isNull(extensions.withdrawnAt)))
      .returning({ id: extensions.id });
    if (!done)
      throw new Problem('extension-withdrawn', `Perpanjangan nomor ${id} sudah ditarik. Tidak ada yang berubah.`);
    const { decidedDay, endDay, letter } = known;
    await audited(transaction, {
      ...{ id, userId, campaignId, area: known.areaLo, action: 'extension.withdraw' },
      detail: { decidedDay, endDay, letter, reason },
    });
  });
}

async function audited(
  transaction: Transaction,
  entry: {
    id: number;
    userId: number | null;
    campaignId: number;
    area: number;
    action: string;
    detail: Record<string, unknown>;
  },
): Promise<void> {
  const { id, ...rest } = entry;
  await recordAudit(transaction, { ...rest, subject: `perpanjangan ${id}` });
}
