import { eq } from 'drizzle-orm';
import type { HeldRow } from '../../lib/domain/held-rows';
import type { ImportStatus } from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { imports } from '../schema';

/** A manual entry that was saved. */
export type SavedEntry = {
  id: number;
  campaignId: number;
  userId: number | null;
  status: ImportStatus;
  /** SHA-256 of all that its request brought. */
  requestHash: string;
  held: HeldRow[];
  savedAt: Date;
};

/** The entry that a request brought; null: none in this scope. */
export async function getEntryOfRequest(
  transaction: ScopedTransaction,
  requestKey: string,
): Promise<SavedEntry | null> {
  const { id, campaignId, userId, status, requestHash, held, createdAt, committedAt } = imports;
  const [found] = await transaction
    .select({ id, campaignId, userId, status, requestHash, held, createdAt, committedAt })
    .from(imports)
    .where(eq(imports.requestKey, requestKey));
  if (!found || found.requestHash === null) return null;
  return { ...found, requestHash: found.requestHash, savedAt: found.committedAt ?? found.createdAt };
}
