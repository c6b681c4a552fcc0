import { eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import type { NationTransaction, ScopedTransaction } from '../client';
import {
  hasIncrements,
  listLaterDays,
  type Replay,
  replayed,
  replayOf,
  type WaitingImport,
} from '../queries/increments';
import { imports } from '../schema';

/** What of an import bears on the days after its own. */
export async function readWaiting(transaction: ScopedTransaction, importId: number): Promise<WaitingImport> {
  const [found] = await transaction
    .select({ campaignId: imports.campaignId, settings: imports.settings })
    .from(imports)
    .where(eq(imports.id, importId));
  if (!found) throw new Error(`there is no import ${importId}`);
  const { mode, laterStated = null } = found.settings;
  return { importId, campaignId: found.campaignId, daily: mode === 'daily', laterStated };
}

/** Moves the later days of an import that is in the ledger, and adds them to the table `touched`. */
export async function moveLaterDays(transaction: NationTransaction, found: WaitingImport): Promise<void> {
  if (found.daily || (await hasIncrements(transaction, found)))
    await writeMoves(transaction, replayOf(found, 'counted'));
}

/**
 * Writes what moves, and adds its areas and days to the table `touched`. An increment is said anew in the name of its own
 * import; a figure in all that a user had moved is a statement of the import that moves it.
 * @returns how many figures moved
 */
export async function writeMoves(transaction: NationTransaction, replay: Replay): Promise<number> {
  const { importId, campaignId } = replay;
  const moved = await transaction.execute(sql`
    create temporary table moved_days on commit drop as ${replayed(replay, { withFound: true })}`);
  await transaction.execute(sql`
    insert into counts (campaign_id, area, day, channel, stage, value, added, found, added_found, import_id, moved_by)
    select ${campaignId}::integer, area, day, channel, stage, after, added, found_after, added_found,
      case when added is null then ${importId}::integer else import_id end,
      case when added is not null then ${importId}::integer end
    from moved_days order by area, day`);
  await transaction.execute(
    sql`insert into touched select area, day from moved_days except select area, day from touched`,
  );
  await transaction.execute(sql`drop table moved_days`);
  return moved.count;
}

/**
 * Refuses to count increments while nobody has said whether figures in all that were reported of later days hold them.
 * The caller holds the campaign's lock.
 * @throws Problem 409 `later-stated`, with the first of them
 */
export async function requireLaterAnswered(
  transaction: ScopedTransaction,
  area: AuthorizedArea,
  importId: number,
): Promise<void> {
  const found = await readWaiting(transaction, importId);
  if (!found.daily || found.laterStated !== null) return;
  const { asked, days } = await listLaterDays(transaction, {
    ...found,
    editionId: area.editionId,
    limit: namedDays,
    offset: 0,
  });
  if (asked === 0) return;
  throw new Problem(
    'later-stated',
    `${asked} angka hari sesudahnya dilaporkan kumulatif. Jawab dahulu apakah tambahan ini sudah termasuk di dalamnya (laterStated: stays) atau belum, sehingga ikut bertambah (moves).`,
    { extra: { count: asked, days: days.filter(({ after }) => after === null) } },
  );
}

/** So many of the days are named. */
const namedDays = 50;
