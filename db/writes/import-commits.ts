import { eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { type CommitProgress, commitLimits } from '../../lib/domain/uploads';
import { type Database, inScope, overNation } from '../client';
import { importCommits } from '../schema';

/** So long the note of a commit waits for a holder of the import, in milliseconds: the commit itself waits as long as it takes. */
const lockMilliseconds = 2_000;

/**
 * Notes that the commit of an import begins, before its transaction does: that one locks the import, and a note refers to
 * it. Written beside that transaction, so that others can read it; no audit row, for nothing of the import changes.
 * @returns false where there is nothing to note: few figures, an import that waits no more, or one whose commit runs
 */
export async function beginCommit(database: Database, area: AuthorizedArea, importId: number): Promise<boolean> {
  const { quietFigures, silentSeconds } = commitLimits;
  const noted = await inScope(database, area, async (transaction) => {
    await transaction.execute(sql`select set_config('lock_timeout', ${String(lockMilliseconds)}, true)`);
    // What servers left behind that were killed, or lost the database when they would have taken their note away. Of an upload
    // that waits it stays: its page says that saving it was broken off.
    await transaction.execute(sql`
      delete from import_commits c using imports i
      where i.id = c.import_id and c.import_id <> ${importId} and c.heartbeat_at < now() - interval '1 hour'
        and i.status <> 'checked'`);
    return transaction.execute(sql`
      insert into import_commits (import_id, area_lo, area_hi, step, total)
      select i.id, i.area_lo, i.area_hi, 'ledger', f.figures
      from imports i, (select count(*)::integer as figures from import_facts where import_id = ${importId}) f
      where i.id = ${importId} and i.status = 'checked' and f.figures > ${quietFigures}
      on conflict (import_id) do update set step = 'ledger', done = 0, total = excluded.total, started_at = now(), heartbeat_at = now()
        where import_commits.heartbeat_at < now() - make_interval(secs => ${silentSeconds})
      returning import_id`);
  });
  return noted.length > 0;
}

/** Says that a commit goes on, and how far it is. */
export async function recordCommitHeartbeat(
  database: Database,
  area: AuthorizedArea,
  input: CommitProgress & { importId: number },
): Promise<void> {
  const { importId, step, done, total } = input;
  await inScope(database, area, (transaction) =>
    transaction
      .update(importCommits)
      .set({ step, done, total, heartbeatAt: sql`now()` })
      .where(eq(importCommits.importId, importId)),
  );
}

/** Takes the note of a commit away: it has ended, one way or the other. */
export async function endCommit(database: Database, area: AuthorizedArea, importId: number): Promise<void> {
  await inScope(database, area, (transaction) =>
    transaction.delete(importCommits).where(eq(importCommits.importId, importId)),
  );
}

/** A commit in whose middle a server ended. `saved`: all of it; otherwise nothing. */
export type BrokenCommit = { importId: number; campaignSlug: string; saved: boolean };

/** The heartbeat of a note that the operator was told of: silent, and told once. */
const toldHeartbeat = sql`to_timestamp(0)`;

/**
 * Says of what servers that ended left behind of commits which those were, once. The note of one that was not saved stays for the
 * page of its upload, silent from now on. Of a commit that runs, on whatever server, the import is locked: it is none of them.
 * @param owner past all scopes
 */
export function settleBrokenCommits(owner: Database): Promise<BrokenCommit[]> {
  return overNation(owner, async (transaction) => {
    const rows = await transaction.execute<{ import_id: number; slug: string; status: string }>(sql`
      select c.import_id, g.slug, i.status
      from import_commits c join imports i on i.id = c.import_id join campaigns g on g.id = i.campaign_id
      where c.heartbeat_at > ${toldHeartbeat}
      order by c.import_id for update of i skip locked`);
    const ids = rows.map((row) => row.import_id);
    if (ids.length > 0) {
      await transaction.execute(sql`
        delete from import_commits c using imports i
        where i.id = c.import_id and i.status <> 'checked' and i.id = any (${sql.param(ids)}::int[])`);
      await transaction.execute(sql`
        update import_commits set heartbeat_at = ${toldHeartbeat} where import_id = any (${sql.param(ids)}::int[])`);
    }
    return rows.map((row) => ({ importId: row.import_id, campaignSlug: row.slug, saved: row.status === 'committed' }));
  });
}
