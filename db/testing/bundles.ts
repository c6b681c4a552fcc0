import { eq, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { audit, bundles } from '../schema';

type BundleRow = typeof bundles.$inferSelect;

/** All rows, past row-level security, the oldest first. */
export function readBundleRows(owner: Database): Promise<BundleRow[]> {
  return owner.select().from(bundles).orderBy(bundles.id);
}

export async function removeBundles(owner: Database): Promise<void> {
  await owner.delete(bundles);
}

/** Lets the server that makes a bundle have stopped so many seconds ago. */
export async function silenceBundle(owner: Database, id: number, seconds: number): Promise<void> {
  await owner
    .update(bundles)
    .set({ heartbeatAt: sql`now() - make_interval(secs => ${seconds})` })
    .where(eq(bundles.id, id));
}

/** What the audit says of bundles, the oldest first. */
export async function readBundleAudit(owner: Database): Promise<string[]> {
  const rows = await owner
    .select({ action: audit.action, subject: audit.subject })
    .from(audit)
    .where(sql`${audit.action} like 'bundle.%'`)
    .orderBy(audit.id);
  return rows.map(({ action, subject }) => `${action} ${subject}`);
}

/** Lets storing a file fail as it does where the disk is full, as long as it is `full`. */
export async function fillDisk(owner: Database, full: boolean): Promise<void> {
  await owner.execute(sql`drop trigger if exists disk_full on bundles`);
  if (!full) return;
  await owner.execute(sql`
    create or replace function disk_full() returns trigger language plpgsql as $$
    begin
      if new.content is not null then
        raise exception 'could not extend file: No space left on device' using errcode = '53100';
      end if;
      return new;
    end $$`);
  await owner.execute(sql`create trigger disk_full before update on bundles for each row execute function disk_full()`);
}
