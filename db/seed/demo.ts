import { asc, eq, sql } from 'drizzle-orm';
import { levelOfCode, rangeOfCode } from '../../lib/domain/areas';
import { personas } from '../../lib/domain/personas';
import type { Database, NationTransaction, ScopedTransaction } from '../client';
import { overNation } from '../client';
import { getEdition } from '../queries/areas';
import {
  areas,
  campaigns,
  comparisonFigures,
  comparisons,
  extensions,
  outages,
  targetSets,
  users,
  visitPlaces,
  visits,
  visitTasks,
} from '../schema';
import { recordAudit } from '../writes/audit';
import { rebuildCampaign } from '../writes/rebuild';
import { insertScopeVersion } from '../writes/scope';
import { packagedEdition } from './areas';
import { insertInBatches } from './bulk';
import { areaOf, type DemoCampaign, type DemoComparison, type DemoVisit } from './demo-campaign';
import { deriveEdition2020 } from './edition-2020';
import { buildKampungKb } from './kampung-kb';
import { buildMou19Banten } from './mou19-banten';
import { writeDemoOffices } from './offices';
import { buildPk21 } from './pk21';
import { buildPk23Jabar } from './pk23-jabar';
import { buildPk23KaltimKaltara } from './pk23-kaltim-kaltara';
import { buildPk24Karawang } from './pk24-karawang';
import { writeDemoReceipts } from './receipts';
import { buildRumahDataku } from './rumah-dataku';

const grouped = new Intl.NumberFormat('id-ID');

/**
 * Loads the demo's campaigns and people in one transaction: a start that is interrupted leaves nothing of it, and the
 * next one begins anew.
 * @param owner without a limit on statements; past row-level security
 * @param report takes a line for the person who waits, in Indonesian, with counts
 * @param userId the administrator who ordered it; null: the start of an empty installation
 */
export async function loadDemo(
  owner: Database,
  report: (step: string) => void,
  userId: number | null = null,
): Promise<void> {
  const edition = await getEdition(owner, packagedEdition.name);
  if (!edition) throw new Error(`Edisi wilayah ${packagedEdition.name} belum dimuat.`);
  await deriveEdition2020(owner);
  const desa = await listDesaOf(owner, edition.id, ['32']);
  const karawangDesa = desa.filter((code) => code.startsWith('32.15.'));
  const kalimantan = await listDesaOf(owner, edition.id, ['64', '65']);
  const builders = [
    () => buildPk21(karawangDesa),
    () => buildPk23Jabar(desa),
    buildKampungKb,
    buildPk24Karawang,
    () => buildPk23KaltimKaltara(kalimantan),
    buildRumahDataku,
    buildMou19Banten,
  ];
  await overNation(owner, async (transaction) => {
    for (const build of builders) {
      const demo = build();
      const own = demo.edition === undefined ? edition : await getEdition(owner, demo.edition);
      if (!own) throw new Error(`Edisi wilayah ${demo.edition} belum dimuat.`);
      await loadDemoCampaign(transaction, own.id, { demo, report });
    }
    // The first pages are planned by these.
    await transaction.execute(sql`analyze progress, targets, target_sets, campaigns`);
    const people = personas.map(({ email, name, office, role, areaCode }) => {
      const { lo, hi } = rangeOfCode(areaCode);
      return { email, name, office, role, areaCode, areaLo: lo, areaHi: hi };
    });
    await transaction
      .insert(users)
      .values(people)
      // Accounts of a demo that was removed are disabled, and are enabled again.
      .onConflictDoUpdate({ target: users.email, set: { disabledAt: null } });
    const offices = await writeDemoOffices(transaction);
    await recordAudit(transaction, {
      userId,
      action: 'demo.load',
      campaignId: null,
      area: null,
      subject: 'data contoh',
      detail: { personas: personas.length, offices },
    });
  });
}

/** Writes a campaign of the demo and its figures of all levels. Returns its id. */
export async function loadDemoCampaign(
  transaction: NationTransaction,
  editionId: number,
  { demo, report }: { demo: DemoCampaign; report: (step: string) => void },
): Promise<number> {
  const facts = demo.counts.length + demo.workforce.length;
  report(`Contoh ${demo.slug}: menulis ${grouped.format(facts)} angka laporan`);
  const campaignId = await writeCampaign(transaction, editionId, demo);
  report(`Contoh ${demo.slug}: menghitung capaian semua wilayah`);
  await rebuildCampaign(transaction, campaignId, { again: false });
  if (demo.receipts) await writeDemoReceipts(transaction, { campaignId, inside: demo.receipts });
  return campaignId;
}

/** The codes of all desa of some provinces. */
async function listDesaOf(owner: Database, editionId: number, provinces: string[]): Promise<string[]> {
  const rows = await owner
    .select({ code: areas.code })
    .from(areas)
    .where(
      sql`${eq(areas.editionId, editionId)} and ${areas.level} = 4 and left(${areas.code}, 2) = any (${sql.param(provinces)}::text[])`,
    )
    .orderBy(asc(areas.lo));
  return rows.map(({ code }) => code);
}

/** Writes a campaign and its ledgers, oldest report first, as they would have come in. Returns its id. */
async function writeCampaign(transaction: ScopedTransaction, editionId: number, demo: DemoCampaign): Promise<number> {
  const { slug, name, unit, startDay, endDay, plannedOnlinePercent, source, simulated } = demo;
  const [campaign] = await transaction
    .insert(campaigns)
    .values({
      slug,
      name,
      unit,
      startDay,
      endDay,
      editionId,
      plannedOnlinePercent,
      source,
      simulated,
      ...demo.settings,
    })
    .returning({ id: campaigns.id });
  if (!campaign) throw new Error(`Kampanye ${slug} tidak tertulis.`);
  const campaignId = campaign.id;
  for (const { lo, hi, ...extension } of demo.extensions) {
    await transaction.insert(extensions).values({ campaignId, areaLo: lo, areaHi: hi, ...extension });
  }
  for (const { lo, hi, ...outage } of demo.outages) {
    await transaction.insert(outages).values({ campaignId, areaLo: lo, areaHi: hi, ...outage });
  }
  await writeTargets(transaction, campaignId, demo);
  if (demo.scope) await writeDemoScope(transaction, campaignId, demo.scope);
  const byDay = [...demo.counts].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  await insertInBatches(
    transaction,
    byDay,
    (column) => sql`
      insert into counts (campaign_id, area, day, channel, stage, value)
      select ${campaignId}::int, area, day, channel::channel, stage::stage, value from unnest(
        ${column((fact) => fact.area)}::bigint[], ${column((fact) => fact.day)}::text[]::date[],
        ${column((fact) => fact.channel)}::text[], ${column((fact) => fact.stage)}::text[],
        ${column((fact) => fact.value)}::bigint[]) fact (area, day, channel, stage, value)`,
  );
  await insertInBatches(
    transaction,
    demo.workforce,
    (column) => sql`
      insert into workforce (campaign_id, area, day, role, value)
      select ${campaignId}::int, fact.area, fact.day, said.role, said.value from unnest(
        ${column((fact) => fact.area)}::bigint[], ${column((fact) => fact.day)}::text[]::date[],
        ${column((fact) => fact.kader)}::bigint[], ${column((fact) => fact.supervisor)}::bigint[]
      ) fact (area, day, kader, supervisor),
      lateral (values ('kader'::people, fact.kader), ('supervisor', fact.supervisor)) said (role, value)`,
  );
  for (const visit of demo.visits ?? []) await writeVisit(transaction, campaignId, visit);
  for (const comparison of demo.comparisons ?? []) await writeComparison(transaction, campaignId, comparison);
  // Nothing knows yet how large these tables have become, and the roll-up is planned by that.
  await transaction.execute(sql`analyze counts, workforce, target_facts`);
  return campaignId;
}

async function writeVisit(
  transaction: ScopedTransaction,
  campaignId: number,
  { lo, hi, places, tasks, recordedAt, ...said }: DemoVisit,
): Promise<void> {
  const area = { areaLo: lo, areaHi: hi };
  const [visit] = await transaction
    .insert(visits)
    .values({ ...said, ...area, campaignId, createdAt: recordedAt })
    .returning({ id: visits.id });
  if (!visit) throw new Error('the visit was not written');
  await transaction
    .insert(visitPlaces)
    .values(places.map(({ lo, hi, ...place }) => ({ ...place, areaLo: lo, areaHi: hi, visitId: visit.id })));
  await transaction.insert(visitTasks).values(tasks.map((task) => ({ ...task, ...area, visitId: visit.id })));
}

async function writeComparison(
  transaction: ScopedTransaction,
  campaignId: number,
  { lo, hi, figures, recordedAt, ...said }: DemoComparison,
): Promise<void> {
  const [set] = await transaction
    .insert(comparisons)
    .values({ ...said, campaignId, areaLo: lo, areaHi: hi, createdAt: recordedAt })
    .returning({ id: comparisons.id });
  if (!set) throw new Error('the comparison was not written');
  await transaction.insert(comparisonFigures).values(
    figures.map(({ code, total }) => ({
      ...{ comparisonId: set.id, area: areaOf(code), total },
      level: levelOfCode(code) ?? 0,
    })),
  );
}

async function writeDemoScope(
  transaction: ScopedTransaction,
  campaignId: number,
  { fromDay, letter, note, areas }: NonNullable<DemoCampaign['scope']>,
): Promise<void> {
  const listed = areas.map(({ code, mode }) => ({ ...rangeOfCode(code), mode }));
  await insertScopeVersion(transaction, { campaignId, fromDay, letter, note, userId: null, areas: listed });
}

async function writeTargets(transaction: ScopedTransaction, campaignId: number, demo: DemoCampaign): Promise<void> {
  for (const [at, { facts, ...set }] of demo.targetSets.entries()) {
    const [row] = await transaction
      .insert(targetSets)
      .values({ campaignId, ...set, isDefault: at === 0 })
      .returning({ id: targetSets.id });
    if (!row) throw new Error(`Versi target ${set.name} tidak tertulis.`);
    await insertInBatches(
      transaction,
      facts,
      (column) => sql`
        insert into target_facts (target_set_id, area, part, value)
        select ${row.id}::int, fact.area, said.part, said.value from unnest(
          ${column((fact) => fact.area)}::bigint[], ${column((fact) => fact.total)}::bigint[],
          ${column((fact) => fact.online)}::bigint[], ${column((fact) => fact.manual)}::bigint[]
        ) fact (area, total, online, manual),
        lateral (values ('total'::target_part, fact.total), ('online', fact.online), ('manual', fact.manual)) said (part, value)
        where said.value is not null`,
    );
  }
}
