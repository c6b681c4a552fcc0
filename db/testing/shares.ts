import { eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { Database } from '../client';
import { loginLimits, shareLinks, snapshots } from '../schema';

/** A frozen sheet of an area with nothing in it, to hang a link on. Returns its id. */
export async function makeTestSnapshot(
  owner: Database,
  input: { campaignId: number; area: AuthorizedArea },
): Promise<number> {
  const { campaignId, area } = input;
  const [row] = await owner
    .insert(snapshots)
    .values({
      campaignId,
      areaCode: area.code,
      areaLo: area.lo,
      areaHi: area.hi,
      asOf: '2021-04-12',
      name: crypto.randomUUID(),
      rowCount: 0,
      content: '{}',
      sha256: '',
      requestKey: crypto.randomUUID(),
    })
    .returning({ id: snapshots.id });
  if (!row) throw new Error('the snapshot was not made');
  return row.id;
}

export async function deleteTestSnapshot(owner: Database, id: number): Promise<void> {
  await owner.update(snapshots).set({ deletedAt: sql`now()` }).where(eq(snapshots.id, id));
}

/** Lets a link's time run out. */
export async function expireShare(owner: Database, id: number): Promise<void> {
  await owner.update(shareLinks).set({ expiresAt: sql`now()` }).where(eq(shareLinks.id, id));
}

/** The row of a link, past row-level security. */
export async function readShareRow(owner: Database, id: number): Promise<typeof shareLinks.$inferSelect | null> {
  const [row] = await owner.select().from(shareLinks).where(eq(shareLinks.id, id));
  return row ?? null;
}

/** Until when an address is out for its guesses; null: it has made none. */
export async function guessesForgottenAt(owner: Database, address: string): Promise<Date | null> {
  const [row] = await owner
    .select({ expire: loginLimits.expire })
    .from(loginLimits)
    .where(eq(loginLimits.key, `share:${address}`));
  return row?.expire ?? null;
}

/** The tables of which a row, written as text with all its columns, holds the words. */
export async function tablesThatHold(owner: Database, words: string): Promise<string[]> {
  const tables = await owner.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  if (tables.length < 20) throw new Error('the tables were not found');
  const found: string[] = [];
  for (const { name } of tables) {
    const table = sql.identifier(name);
    const rows = await owner.execute(sql`select 1 from ${table} where strpos(${table}::text, ${words}) > 0 limit 1`);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
