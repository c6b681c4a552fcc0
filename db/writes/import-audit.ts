import type { Transaction } from '../client';
import { recordAudit } from './audit';

/** What is done to an upload or a manual entry, and by whom; `userId` null: the operator. */
export type Act = { id: number; userId: number | null };

export async function audited(
  transaction: Transaction,
  entry: Act & { campaignId: number; area: number; action: string; detail: Record<string, unknown> },
): Promise<void> {
  const { id, userId, campaignId, area, action, detail } = entry;
  await recordAudit(transaction, { userId, action, campaignId, area, subject: `unggahan ${id}`, detail });
}
