import { inArray, type SQL, sql } from 'drizzle-orm';
import { personas } from '../../lib/domain/personas';
import { type Database, overNation, type Transaction } from '../client';
import { advisoryLocks } from '../client-locks';
import { listDemoCampaigns } from '../queries/demo';
import { apiTokens, offices, sessions, users } from '../schema';
import { requireOtherAdministrator } from '../writes/administrators';
import { recordAudit } from '../writes/audit';
import { demoOffices } from './offices';

/** Whether this connection carries out the orders about the demo; the lock lasts as long as the connection. */
export async function holdDemoOrders(database: Database): Promise<boolean> {
  const [row] = await database.execute<{ held: boolean }>(
    sql`select pg_try_advisory_lock(${advisoryLocks.demoOrders}) as held`,
  );
  return row?.held ?? false;
}

/** No account has it. */
const nobody = 0;

/**
 * Removes the demo in one transaction: its campaigns with all that belongs to them, the offices that no user has changed, and
 * its users, whose accounts are disabled. The audit keeps its rows.
 * @param owner without a limit on statements; past row-level security, and may delete from the ledgers
 * @throws Problem 409 `last-administrator` where only the demo's administrator could sign in
 */
export async function removeDemo(owner: Database, userId: number | null): Promise<void> {
  await overNation(owner, async (transaction) => {
    await requireOtherAdministrator(transaction, nobody);
    const found = await listDemoCampaigns(transaction);
    const ids = found.map(({ id }) => id);
    const emails = personas.map(({ email }) => email);
    if (ids.length > 0) {
      await transaction
        .update(offices)
        .set({ recapCampaignId: null, recapMinute: null })
        .where(inArray(offices.recapCampaignId, ids));
      await transaction
        .update(offices)
        .set({ reminderCampaignId: null, reminderMinute: null })
        .where(inArray(offices.reminderCampaignId, ids));
      const which = sql.join(
        ids.map((id) => sql`${id}::int`),
        sql`, `,
      );
      await purge(transaction, { table: 'campaigns', where: sql`id in (${which})`, path: [] });
      await purgeUnreferred(transaction, which);
    }
    await transaction.delete(offices).where(
      sql`${offices.version} = 1 and ${offices.updatedBy} is null and ${inArray(
        offices.areaCode,
        demoOffices.map(({ areaCode }) => areaCode),
      )} and not exists (select 1 from recaps r where r.office_id = ${offices.id})
        and not exists (select 1 from reminders r where r.office_id = ${offices.id})`,
    );
    const people = sql`(select id from users where ${inArray(users.email, emails)})`;
    await transaction
      .update(sessions)
      .set({ endedAt: sql`now()` })
      .where(sql`user_id in ${people} and ended_at is null`);
    await transaction
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(sql`user_id in ${people} and revoked_at is null`);
    await transaction.update(users).set({ disabledAt: sql`now()` }).where(inArray(users.email, emails));
    await recordAudit(transaction, {
      userId,
      action: 'demo.remove',
      campaignId: null,
      area: null,
      subject: 'data contoh',
      detail: { campaigns: found.map(({ slug }) => slug) },
    });
  });
}

/** Tables of roll-ups name their campaign without a foreign key, which each of their many rows would be held to. */
async function purgeUnreferred(transaction: Transaction, which: SQL): Promise<void> {
  const tables = await transaction.execute<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'campaign_id' and t.table_type = 'BASE TABLE'
      and c.table_name <> 'audit'
    order by 1`);
  for (const { name } of tables) {
    await transaction.execute(sql`delete from ${sql.identifier(name)} where campaign_id in (${which})`);
  }
}

type Reference = { child: string; column: string; parentColumn: string };

/**
 * Deletes rows and, before them, all that refers to them, by the foreign keys as the database has them: a table that is
 * added later is found too. Of a circle each table is emptied where the way first meets it.
 */
async function purge(
  transaction: Transaction,
  { table, where, path }: { table: string; where: SQL; path: readonly string[] },
): Promise<void> {
  const references = await transaction.execute<Reference>(sql`
    select c.conrelid::regclass::text as child, a.attname as column, p.attname as "parentColumn"
    from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_attribute p on p.attrelid = c.confrelid and p.attnum = c.confkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass and cardinality(c.conkey) = 1
    order by 1, 2`);
  for (const { child, column, parentColumn } of references) {
    if (child === table || path.includes(child)) continue;
    const inside = sql`${sql.identifier(column)} in (
      select ${sql.identifier(parentColumn)} from ${sql.identifier(table)} where ${where})`;
    await purge(transaction, { table: child, where: inside, path: [...path, table] });
  }
  await transaction.execute(sql`delete from ${sql.identifier(table)} where ${where}`);
}
