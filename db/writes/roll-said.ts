import { type SQL, sql } from 'drizzle-orm';
import { type Channel, channels, type Stage, stages } from '../../lib/domain/counts';
import type { NationTransaction } from '../client';
import { column, list } from '../queries/statement-parts';
import { saidFound, unsaidFound } from './found-expressions';

/** `said (area, day, said_…)`: what stands in the ledger on exactly the touched days, one row an area and day. */
export async function collectSaid(
  transaction: NationTransaction,
  { campaignId, saysFound }: { campaignId: number; saysFound: boolean },
): Promise<void> {
  const pivot = stages.flatMap((stage) =>
    channels.map(
      (channel) =>
        sql`max(value) filter (where stage = ${sql.raw(`'${stage}'`)} and channel = ${sql.raw(`'${channel}'`)}) as ${column(`said_${stage}_${channel}`)}`,
    ),
  );
  await transaction.execute(sql`
    create temporary table said on commit drop as
    select t.area, t.day, s.*, w.*
    from touched t
    cross join lateral (
      select ${list(pivot)}, ${saysFound ? saidFound : unsaidFound} from (
        -- The newest row of a key stands; a null value withdraws it.
        select distinct on (c.channel, c.stage) c.channel, c.stage, c.value, c.found from counts c
        where c.campaign_id = ${campaignId} and c.area = t.area and c.day = t.day
        order by c.channel, c.stage, c.id desc
      ) standing
    ) s
    cross join lateral (
      select max(value) filter (where role = 'kader') as said_kader, max(value) filter (where role = 'supervisor') as said_supervisor
      from (
        select distinct on (w.role) w.role, w.value from workforce w
        where w.campaign_id = ${campaignId} and w.area = t.area and w.day = t.day order by w.role, w.id desc
      ) standing
    ) w`);
  await transaction.execute(sql`create index on said (day, area)`);
  await transaction.execute(sql`analyze said`);
  for (const stage of stages) await settleContested(transaction, campaignId, stage);
}

/**
 * Of the days of `said` on which a total without channels meets figures by channel, takes out what the later report
 * replaced (`settleDay`, lib/domain/counts.ts). The statements are those of reports that are not undone: what an undo
 * wrote stands where the report stood that it brought back. Such days are few, so the others are left as they are.
 */
async function settleContested(transaction: NationTransaction, campaignId: number, stage: Stage): Promise<void> {
  const said = (channel: Channel) => column(`said_${stage}_${channel}`);
  const of = (channel: Channel, value: string) => sql.raw(`max(${value}) filter (where channel = '${channel}')`);
  const later = (other: Channel, one: Channel) =>
    sql.raw(`coalesce(${other}_at > ${one}_at and ${other}_of is distinct from ${one}_of, false)`);
  const replaced: Record<Channel, SQL> = {
    online: later('unsplit', 'online'),
    manual: later('unsplit', 'manual'),
    unsplit: sql`(${later('online', 'unsplit')} or ${later('manual', 'unsplit')})`,
  };
  const settled = channels.flatMap((channel) =>
    [said(channel), ...(stage === 'recorded' ? [column(`said_found_${channel}`)] : [])].map(
      (column) => sql`${column} = case when not ${replaced[channel]} then s.${column} end`,
    ),
  );
  await transaction.execute(sql`
    update said s set ${list(settled)}
    from (
      select t.area, t.day, k.* from said t
      cross join lateral (
        select ${list(channels.flatMap((channel) => [sql`${of(channel, 'id')} as ${column(`${channel}_at`)}`, sql`${of(channel, 'import_id')} as ${column(`${channel}_of`)}`]))}
        from (${statementsOf({ campaignId, stage: sql.raw(`'${stage}'`), area: sql`t.area`, day: sql`t.day` })}) standing
      ) k
      where t.${said('unsplit')} is not null and (t.${said('online')} is not null or t.${said('manual')} is not null)
    ) k where s.area = k.area and s.day = k.day`);
}

/** The newest statement of each channel by a report that is not undone, of an area, day and stage. */
function statementsOf(key: { campaignId: number; stage: SQL; area: SQL; day: SQL }): SQL {
  return sql`
    select distinct on (c.channel) c.channel, c.import_id,
      -- A figure that another import moved keeps the place of its report.
      min(c.id) over (partition by c.channel, c.import_id) as id
    from counts c
    where c.campaign_id = ${key.campaignId} and c.area = ${key.area} and c.day = ${key.day} and c.stage = ${key.stage}
      and c.undo_of is null and (c.import_id is null
        or exists (select 1 from imports i where i.id = c.import_id and i.status = 'committed'))
    order by c.channel, c.id desc`;
}
