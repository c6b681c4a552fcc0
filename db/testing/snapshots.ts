import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { areas, audit, snapshots } from '../schema';

/** Changes a figure of a frozen sheet behind everybody's back, as no part of the app may. */
export async function tamperWithSnapshot(owner: Database, id: number, from: string, to: string): Promise<void> {
  await owner
    .update(snapshots)
    .set({ content: sql`replace(${snapshots.content}, ${from}, ${to})` })
    .where(eq(snapshots.id, id));
}

/** Puts another content in the place of a frozen sheet's, with the hash that fits it. */
export async function replaceSnapshot(owner: Database, id: number, content: string): Promise<void> {
  await owner
    .update(snapshots)
    .set({ content, sha256: sql`encode(sha256(convert_to(${content}, 'UTF8')), 'hex')` })
    .where(eq(snapshots.id, id));
}

/** Takes an area out of all editions, as no part of the app does. */
export async function dropArea(owner: Database, code: string): Promise<void> {
  await owner.delete(areas).where(eq(areas.code, code));
}

/** The audit rows of a campaign, the newest first. */
export async function listAudits(owner: Database, campaignId: number): Promise<(typeof audit.$inferSelect)[]> {
  return owner.select().from(audit).where(eq(audit.campaignId, campaignId)).orderBy(desc(audit.id));
}

/** Reads frozen sheets without saying whose, which row-level security refuses. */
export async function readSnapshotsUnscoped(serving: Database): Promise<unknown> {
  return serving.select({ id: snapshots.id }).from(snapshots);
}
