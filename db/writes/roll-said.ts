import { sql } from 'drizzle-orm';
import { type Channel, channels, type Stage, stages } from '../../lib/domain/counts';
import type { NationTransaction } from '../client';
import { settledStatements } from '../queries/figure-rules';
import { column, list, text } from '../queries/statement-parts';
import { countsNow } from '../queries/undo-rule';
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
  const settled = channels.flatMap((channel) =>
    [said(channel), ...(stage === 'recorded' ? [column(`said_found_${channel}`)] : [])].map(
      (name) => sql`${name} = case when not ${column(channel)} then s.${name} end`,
    ),
  );
  const statements = settledStatements({
    asked: sql`b.campaign_id = ${campaignId} and b.area = t.area and b.day = t.day and b.stage = ${text(stage)}`,
    counting: countsNow('b'),
  });
  await transaction.execute(sql`
    update said s set ${list(settled)}
    from (
      select t.area, t.day, k.* from said t
      cross join lateral (
        select ${list(channels.map((channel) => sql`coalesce(bool_or(replaced) filter (where channel = ${text(channel)}), false) as ${column(channel)}`))}
        from (${statements}) standing
      ) k
      where t.${said('unsplit')} is not null and (t.${said('online')} is not null or t.${said('manual')} is not null)
    ) k where s.area = k.area and s.day = k.day`);
}
