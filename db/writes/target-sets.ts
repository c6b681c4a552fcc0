import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import {
  answersTo,
  countFrom,
  type EarlierTargets,
  listTargetSpans,
  slugOfTargetSet,
  targetSetLimits,
} from '../../lib/domain/target-sets';
import { type Database, inNation, inScope, type NationTransaction, type ScopedTransaction } from '../client';
import { listTargetSets, type TargetSet } from '../queries/target-sets';
import { campaigns, targetSets } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { markHeldAnew } from './held-anew';
import { allowLongStatements, lockCampaign } from './locks';

/** The details of a version. */
export type TargetSetWords = {
  name: string;
  letter: string | null;
  decidedDay: IsoDay | null;
  note: string | null;
};

type Act = { nation: AuthorizedArea; campaignId: number; userId: number | null };

/** Runs work on the versions of a campaign, alone: of two changes at once the second meets the first. @throws Problem 409 */
function onVersions<T>(
  database: Database,
  { nation, campaignId }: Act,
  work: (transaction: ScopedTransaction, known: TargetSet[], earlier: readonly EarlierTargets[]) => Promise<T>,
): Promise<T> {
  return inScope(database, nation, async (transaction) => {
    await allowLongStatements(transaction);
    await lockCampaign(transaction, campaignId);
    await requireOpenCampaign(transaction, campaignId, 'change');
    const [campaign] = await transaction
      .select({ earlier: campaigns.earlierTargets })
      .from(campaigns)
      .where(eq(campaigns.id, campaignId));
    const earlierTargets = campaign?.earlier ?? [];
    const known = await listTargetSets(transaction, { campaign: { id: campaignId, earlierTargets }, area: null });
    return work(transaction, known, earlierTargets);
  });
}

/** @throws Problem 404 */
function requireTargetSet(known: readonly TargetSet[], id: number): TargetSet {
  const found = known.find((one) => one.id === id);
  if (!found) throw new Problem('version-unknown', `Kampanye ini tidak mempunyai versi target nomor ${id}.`);
  return found;
}

/** Refuses a name that a reader, or an address, could not tell from another one's. @throws Problem 409 */
function requireOwnName(known: readonly TargetSet[], name: string): void {
  const other = known.find((one) => answersTo(one, slugOfTargetSet(name)));
  if (!other) return;
  throw new Problem(
    'version-name-taken',
    `Sudah ada versi target '${other.name}' di kampanye ini. Huruf besar, spasi dan tanda baca tidak membedakan nama.`,
  );
}

/**
 * Adds a version, which counts on no day yet: empty, or with all that another one holds. Returns its id.
 * @throws Problem 404 `version-unknown` (the copied one), 409 `version-name-taken`, `versions-full`
 */
export function addTargetSet(
  database: Database,
  input: Act & TargetSetWords & { copyOf: number | null },
): Promise<number> {
  const { campaignId, userId, name, letter, decidedDay, note, copyOf } = input;
  return onVersions(database, input, async (transaction, known) => {
    requireOwnName(known, name);
    const source = copyOf === null ? null : requireTargetSet(known, copyOf);
    if (known.length >= targetSetLimits.atMost) {
      throw new Problem('versions-full', `Sebuah kampanye menampung paling banyak ${targetSetLimits.atMost} versi.`);
    }
    const [added] = await transaction
      .insert(targetSets)
      .values({ campaignId, name, letter, decidedDay, note, createdBy: userId })
      .returning({ id: targetSets.id });
    if (!added) throw new Error('the version was not written');
    if (source) await inNation(transaction, (nation) => copyTargets(nation, { from: source.id, to: added.id }));
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: input.nation.lo, action: 'version.add', subject: name },
      detail: { name, letter, decidedDay, note, copyOf: source?.name ?? null },
    });
    return added.id;
  });
}

/** What stands in one version becomes what a new one states; its sums are the same. */
async function copyTargets(transaction: NationTransaction, { from, to }: { from: number; to: number }): Promise<void> {
  await transaction.execute(sql`
    insert into target_facts (target_set_id, area, part, value)
    select ${to}::integer, area, part, value from (
      select distinct on (area, part) area, part, value from target_facts where target_set_id = ${from}
      order by area, part, id desc
    ) standing where value is not null order by area`);
  await transaction.execute(sql`
    insert into targets (target_set_id, area, total, online, manual, stated, stated_online, stated_manual, parts)
    select ${to}::integer, area, total, online, manual, stated, stated_online, stated_manual, parts
    from targets where target_set_id = ${from}`);
}

/**
 * Edits the details of a version; omitted fields stay.
 * @throws Problem 404 `version-unknown`, 409 `version-changed` (with what stands), `version-name-taken`
 */
export function changeTargetSet(
  database: Database,
  input: Act & { id: number; version: number; changes: Partial<TargetSetWords> },
): Promise<void> {
  const { campaignId, userId, id, changes } = input;
  return onVersions(database, input, async (transaction, known) => {
    const before = requireTargetSet(known, id);
    if (before.version !== input.version) throw changedMeanwhile(before);
    const names = ['name', 'letter', 'decidedDay', 'note'] as const;
    const changed = names.filter((name) => changes[name] !== undefined && changes[name] !== before[name]);
    if (changed.length === 0) return;
    if (changes.name !== undefined) {
      requireOwnName(
        known.filter((one) => one.id !== id),
        changes.name,
      );
    }
    await transaction
      .update(targetSets)
      .set({ ...changes, slug: before.slug, version: before.version + 1 })
      .where(and(eq(targetSets.id, id), eq(targetSets.campaignId, campaignId)));
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: input.nation.lo, action: 'version.change', subject: before.name },
      detail: {
        changes: Object.fromEntries(changed.map((name) => [name, { from: before[name], to: changes[name] ?? null }])),
      },
    });
  });
}

function changedMeanwhile({ name, letter, decidedDay, note, version }: TargetSet): Problem {
  const now = [name, letter, note].filter((text) => text !== null).join('; ');
  return new Problem(
    'version-changed',
    `Versi ini diubah orang lain sesudah Anda membukanya. Yang berlaku sekarang: ${now}. Buka lagi halamannya, lalu ubah yang masih perlu.`,
    { extra: { now: { name, letter, decidedDay, note, version } } },
  );
}

/**
 * Makes a version the one that counts from a day on; what counted on the days before it stays. What the held figures are
 * measured by changes with it. Chosen again, the version that counts now begins on another day.
 * @param input.seen the version that the caller saw as the one that counts; another one that does by now is 409
 * @throws Problem 404 `version-unknown`, 409 `version-changed`, `version-counts`
 */
export function countTargetSet(
  database: Database,
  input: Act & { id: number; fromDay: IsoDay; startDay: IsoDay; seen: number | null },
): Promise<void> {
  const { campaignId, userId, id, fromDay, startDay, seen } = input;
  return onVersions(database, input, async (transaction, known, earlier) => {
    const chosen = requireTargetSet(known, id);
    const current = known.find(({ isDefault }) => isDefault);
    if (seen !== null && current && current.id !== seen) {
      const was = known.find((one) => one.id === seen)?.name ?? 'lain';
      throw new Problem(
        'version-changed',
        `Sejak halaman dibuka, versi yang berlaku diganti orang lain dari ${was} menjadi ${current.name}. Periksa, lalu pilih lagi.`,
        { extra: { seen, now: current.id } },
      );
    }
    const after = countFrom({ earlier, current: current?.id ?? id, chosen: id, fromDay, startDay });
    if (current?.id === id && JSON.stringify(after) === JSON.stringify(earlier)) {
      throw new Problem(
        'version-counts',
        `Target ${chosen.name} memang berlaku mulai hari itu. Tidak ada yang berubah.`,
      );
    }
    if (current && current.id !== id) {
      await transaction.update(targetSets).set({ isDefault: false }).where(eq(targetSets.id, current.id));
    }
    await transaction.update(targetSets).set({ isDefault: true }).where(eq(targetSets.id, id));
    await transaction.update(campaigns).set({ earlierTargets: after }).where(eq(campaigns.id, campaignId));
    if (current && current.id !== id) {
      const areas = differingTargets(current.id, id);
      await inNation(transaction, (nation) => markHeldAnew(nation, { campaignId, areas }));
    }
    const say = (spans: readonly EarlierTargets[], last: number) => describeSpans(known, spans, last);
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: input.nation.lo, action: 'version.set', subject: chosen.name },
      detail: {
        fromDay,
        before: { counts: current ? say(earlier, current.id) : null },
        after: { counts: say(after, id) },
      },
    });
  });
}

/** The areas whose figures two versions measure by different targets. */
const differingTargets = (one: number, other: number) => sql`
  select coalesce(a.area, b.area) as area
  from (select * from targets where target_set_id = ${one}) a
  full join (select * from targets where target_set_id = ${other}) b on b.area = a.area
  where a.total is distinct from b.total or a.stated is distinct from b.stated`;

/** "Portal, DIPA mulai 2023-07-18", for the audit. */
function describeSpans(known: readonly TargetSet[], earlier: readonly EarlierTargets[], last: number): string {
  return listTargetSpans(earlier, last)
    .map(({ targetSet, fromDay }) => {
      const name = known.find(({ id }) => id === targetSet)?.name ?? String(targetSet);
      return fromDay === null ? name : `${name} mulai ${fromDay}`;
    })
    .join(', ');
}
