import { sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { addDays, daysBetween, type IsoDay, toDay } from '../../lib/domain/days';
import { type Database, type NationTransaction, overNation } from '../client';
import { areaAtStep, stepsAbove } from '../queries/area-steps';
import { campaigns, targetSets } from '../schema';
import { rollUpTargets } from '../writes/targets';

/** The campaign that `npm run bench` measures on: 61 days reported, of the 75 that it has. */
export const nationalCampaign = {
  slug: 'nasional',
  name: 'Uji beban nasional',
  startDay: toDay('2021-04-01'),
  lastReportDay: toDay('2021-05-31'),
  endDay: toDay('2021-06-14'),
} as const;

/**
 * Makes a campaign in which every desa reported online and manual, recorded, on every day: for the whole nation some
 * 10.2 million facts in the ledger, in the order in which days come in. By plain SQL, for minutes instead of hours, and
 * in one transaction: what `progress` and `targets` hold is what the writes would have made (a test compares it).
 * @param owner a connection as the database's owner, without a limit on statements
 * @param options.inside only the desa in this range
 */
export async function loadNationalCampaign(
  owner: Database,
  options: { editionId: number; inside: AreaRange; lastReportDay: IsoDay; report: (step: string) => void },
): Promise<void> {
  const { slug, name, startDay, endDay } = nationalCampaign;
  await overNation(owner, async (transaction) => {
    const [campaign] = await transaction
      .insert(campaigns)
      .values({
        ...{ slug, name, startDay, endDay, editionId: options.editionId },
        unit: 'keluarga',
        plannedOnlinePercent: 70,
        source: 'Angka buatan untuk pengukuran',
        simulated: 'Semua angka buatan',
      })
      .returning({ id: campaigns.id });
    if (!campaign) throw new Error('the campaign was not made');
    await transaction.execute(sql`
      create temporary table pace on commit drop as
      -- Sizes and speeds that differ from desa to desa and are the same at each making.
      select lo as area, 100 + abs(hashint8(lo)) % 400 as target, 55 + abs(hashint8(lo * 7 + 1)) % 50 as percent
      from areas where edition_id = ${options.editionId} and level = 4 and lo between ${options.inside.lo} and ${options.inside.hi}`);
    options.report('Membuat target');
    await makeTargets(transaction, campaign.id);
    const restore = await withoutConstraints(transaction, ['counts', 'progress']);
    const dayCount = daysBetween(startDay, options.lastReportDay) + 1;
    for (let at = 0; at < dayCount; at += 1) {
      if (at % 10 === 0) options.report(`Membuat hari ${at + 1} dari ${dayCount}`);
      await makeDay(transaction, campaign.id, addDays(startDay, at));
    }
    options.report('Membuat indeks');
    await restore();
  });
  options.report('Memeriksa statistik');
  await owner.execute(sql`vacuum (freeze, analyze) counts, progress, target_facts, targets`);
}

async function makeTargets(transaction: NationTransaction, campaignId: number): Promise<void> {
  const [set] = await transaction
    .insert(targetSets)
    .values({ campaignId, name: 'Target', isDefault: true })
    .returning({ id: targetSets.id });
  if (!set) throw new Error('the target set was not made');
  await transaction.execute(sql`
    insert into target_facts (target_set_id, area, part, value)
    select ${set.id}::integer, area, 'total', target from pace order by area`);
  await transaction.execute(sql`create temporary table touched_targets on commit drop as select area from pace`);
  await rollUpTargets(transaction, set.id);
}

/** Rows are added ten times as fast where no index and no key is kept meanwhile. Returns what brings them back. */
async function withoutConstraints(transaction: NationTransaction, tables: string[]): Promise<() => Promise<void>> {
  await transaction.execute(sql`set local maintenance_work_mem = '512MB'`);
  const constraints = await transaction.execute<{ table: string; name: string; definition: string }>(sql`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype in ('p', 'f') and conrelid::regclass::text = any (${sql.param(tables)}::text[])
    order by contype desc`);
  const change = (table: string, action: string) => transaction.execute(sql.raw(`alter table "${table}" ${action}`));
  for (const { table, name } of constraints) await change(table, `drop constraint "${name}"`);
  return async () => {
    for (const { table, name, definition } of constraints)
      await change(table, `add constraint "${name}" ${definition}`);
  };
}

/** The ledger and `progress` of one day. */
async function makeDay(transaction: NationTransaction, campaignId: number, day: IsoDay): Promise<void> {
  const { startDay, lastReportDay } = nationalCampaign;
  const done = daysBetween(startDay, day) + 1;
  const all = daysBetween(startDay, lastReportDay) + 1;
  const stands = (share: number) =>
    sql`(target::bigint * percent * ${sql.raw(String(share))} * ${sql.raw(String(done))} / ${sql.raw(String(100 * 100 * all))})`;
  await transaction.execute(sql`
    create temporary table of_day on commit drop as
    select area, ${stands(70)} as online, ${stands(30)} as manual from pace`);
  await transaction.execute(sql`
    insert into counts (campaign_id, area, day, channel, stage, value)
    select ${campaignId}::integer, area, ${day}::date, said.channel, 'recorded', said.value
    from of_day, lateral (values ('online'::channel, online), ('manual', manual)) said (channel, value)
    order by area, said.channel`);
  await transaction.execute(sql`
    insert into progress (campaign_id, area, day, last_report_day, reported_recorded, recorded_online, recorded_manual,
      own_recorded_online, own_recorded_manual, said_recorded_online, said_recorded_manual)
    select ${campaignId}::integer, area, ${day}::date, ${day}::date, true, online, manual, online, manual, online, manual
    from of_day order by area`);
  await transaction.execute(sql`
    insert into progress (campaign_id, area, day, last_report_day, reported_recorded, recorded_online, recorded_manual)
    select ${campaignId}::integer, ${areaAtStep(sql`area`)}, ${day}::date, ${day}::date, true, sum(online), sum(manual)
    from of_day, ${stepsAbove}
    group by ${areaAtStep(sql`area`)} order by 2`);
  await transaction.execute(sql`drop table of_day`);
}

/**
 * Takes back what came in after the last day of the making, imports and all, and tidies up, so that each measurement
 * finds the same tables. Only the owner can: the ledger is append-only for everybody who serves.
 */
export async function forgetLaterDays(owner: Database, campaignId: number): Promise<void> {
  const later = sql`campaign_id = ${campaignId} and day > ${nationalCampaign.lastReportDay}`;
  await owner.transaction(async (transaction) => {
    await transaction.execute(sql`delete from counts where ${later}`);
    await transaction.execute(sql`delete from progress where ${later}`);
    await transaction.execute(sql`delete from uploads where campaign_id = ${campaignId}`);
    const facts = sql`import_id in (select id from imports where campaign_id = ${campaignId})`;
    for (const table of ['import_facts', 'import_rows']) {
      await transaction.execute(sql`delete from ${sql.raw(table)} where ${facts}`);
    }
    // Not deleted: for each, ten million rows of the ledger would be looked through for what it undid or moved.
    await transaction.execute(sql`update imports set status = 'discarded' where campaign_id = ${campaignId}`);
  });
  await owner.execute(
    sql`vacuum (freeze, analyze) counts, progress, area_changes, uploads, upload_parts, imports, import_facts, import_rows`,
  );
  await owner.execute(sql`checkpoint`);
}
