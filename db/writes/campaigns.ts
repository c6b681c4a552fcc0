import { and, desc, eq, sql } from 'drizzle-orm';
import type { CampaignSettings, SettingName, SettingProblem } from '../../lib/domain/campaign-settings';
import { channels, stages } from '../../lib/domain/counts';
import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import type { EarlierTerms, Terms } from '../../lib/domain/plans';
import { Problem } from '../../lib/domain/problems';
import { type Database, overNation, type Transaction } from '../client';
import { getLastChange } from '../queries/campaign-changes';
import { areas, campaigns, editions, progress, targetSets } from '../schema';
import { recordAudit } from './audit';
import type { Actor } from './users';

type CampaignRow = typeof campaigns.$inferSelect;

/** The first version of its targets. */
export type FirstTargetSet = { name: string; letter: string | null; decidedDay: IsoDay | null };

/** Refuses settings, with the fields that the user has to correct. */
export function settingsProblem(problems: readonly SettingProblem[]): Problem {
  return new Problem('campaign-settings', problems.map(({ message }) => message).join(' '), { extra: { problems } });
}

/**
 * Opens a campaign with an empty first version of its targets, which is the default one.
 * @param settings right by themselves and together
 * @throws Problem 422 `campaign-settings`: the slug is taken, the edition is not there or holds no areas
 */
export async function openCampaign(
  database: Database,
  input: { settings: CampaignSettings; targetSet: FirstTargetSet; copyOf: string | null },
  actor: Actor,
): Promise<void> {
  const { settings, targetSet, copyOf } = input;
  await database.transaction(async (transaction) => {
    const { edition, ...same } = settings;
    const editionId = await requireEdition(transaction, edition);
    const [campaign] = await transaction
      .insert(campaigns)
      .values({ ...same, editionId })
      .onConflictDoNothing()
      .returning({ id: campaigns.id });
    if (!campaign) {
      const message = `Alamat '${settings.slug}' sudah dipakai kampanye lain. Pilih alamat lain.`;
      throw settingsProblem([{ field: 'slug', message }]);
    }
    await transaction.insert(targetSets).values({ campaignId: campaign.id, ...targetSet, isDefault: true });
    await recordAudit(transaction, {
      userId: actor.id,
      action: 'campaign.open',
      campaignId: campaign.id,
      area: null,
      subject: settings.slug,
      detail: { version: 1, basis: settings.letter, settings, targetSet, copyOf },
    });
  });
}

async function requireEdition(transaction: Transaction, name: string): Promise<number> {
  const [edition] = await transaction.select({ id: editions.id }).from(editions).where(eq(editions.name, name));
  const refuse = (message: string) => settingsProblem([{ field: 'edition', message }]);
  if (!edition) throw refuse(`Edisi wilayah '${name}' belum dimuat. Pilih edisi yang ada.`);
  const [area] = await transaction.select({ lo: areas.lo }).from(areas).where(eq(areas.editionId, edition.id)).limit(1);
  if (!area)
    throw refuse(`Edisi wilayah '${name}' tidak memuat satu wilayah pun. Pilih edisi lain, atau muat ulang edisinya.`);
  return edition.id;
}

/**
 * Changes the settings of a campaign. Once it has reports, a new end, plan or limit applies from `today` on: what was
 * expected on a past day stays as it was. A change without effect writes nothing, whichever version it was made on.
 * @param input.version that the form was opened with
 * @param input.basis the letter that orders it, or why
 * @returns the version that stands now
 * @throws Problem 404 no such campaign; 409 `campaign-changed` (`by`, `at`, `version`), `campaign-archived`, `campaign-fixed`
 *   for what cannot change any more; 422 `campaign-settings`
 */
export async function changeCampaign(
  database: Database,
  input: { slug: string; settings: CampaignSettings; version: number; basis: string; today: IsoDay },
  actor: Actor,
): Promise<number> {
  const { slug, basis, today } = input;
  return overNation(database, async (transaction) => {
    const row = await lockRow(transaction, slug);
    const { edition, ...same } = input.settings;
    const values = { ...same, editionId: await requireEdition(transaction, edition) };
    const changes = listChanges(row, values);
    if (Object.keys(changes).length === 0) return row.version;
    await requireVersion(transaction, row, input.version);
    if (row.archivedAt) {
      throw new Problem('campaign-archived', `${row.name} sudah diarsipkan. Buka kembali sebelum mengubahnya.`);
    }
    const reported = await getLastReport(transaction, row.id);
    await requireChangeable(transaction, row, { changes, values, reported });
    const version = row.version + 1;
    const earlierTerms = reported === null ? [] : keepTerms(row, { now: values, today });
    await transaction
      .update(campaigns)
      .set({ ...values, earlierTerms, version })
      .where(eq(campaigns.id, row.id));
    await recordAudit(transaction, {
      userId: actor.id,
      action: 'campaign.change',
      campaignId: row.id,
      area: null,
      subject: row.slug,
      detail: { version, basis, changes, from: earlierTerms.length > row.earlierTerms.length ? today : null },
    });
    return version;
  });
}

async function lockRow(transaction: Transaction, slug: string): Promise<CampaignRow> {
  const [row] = await transaction.select().from(campaigns).where(eq(campaigns.slug, slug)).for('update');
  if (!row) throw new Problem('campaign-unknown', `Tidak ada kampanye '${slug}'.`);
  return row;
}

async function requireVersion(transaction: Transaction, row: CampaignRow, version: number): Promise<void> {
  if (row.version === version) return;
  const last = await getLastChange(transaction, row.id);
  throw new Problem(
    'campaign-changed',
    `${last?.by ?? 'Orang lain'} mengubahnya setelah halaman ini dibuka. Periksa yang tersimpan sekarang, lalu simpan lagi.`,
    { extra: { by: last?.by ?? null, at: last?.at.toISOString() ?? null, version: row.version } },
  );
}

type Values = Omit<CampaignSettings, 'edition'> & { editionId: number };
type Changes = Partial<Record<keyof Values, { from: unknown; to: unknown }>>;

/** Keys in order: the database keeps them in one of its own. */
function tell(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner === null || typeof inner !== 'object' || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}

function listChanges(row: CampaignRow, values: Values): Changes {
  const changes: Changes = {};
  for (const key of Object.keys(values) as (keyof Values)[]) {
    if (tell(row[key]) !== tell(values[key])) changes[key] = { from: row[key], to: values[key] };
  }
  return changes;
}

/** The nation's rows of the roll-up: what was reported anywhere is in them. */
const ofNation = (campaignId: number) => and(eq(progress.campaignId, campaignId), eq(progress.area, 0));

/** The newest day with a figure; null: nothing was reported yet. */
async function getLastReport(transaction: Transaction, campaignId: number): Promise<IsoDay | null> {
  const [row] = await transaction
    .select({ day: progress.lastReportDay })
    .from(progress)
    .where(ofNation(campaignId))
    .orderBy(desc(progress.day))
    .limit(1);
  return row?.day ? toDay(row.day) : null;
}

async function requireChangeable(
  transaction: Transaction,
  row: CampaignRow,
  input: { changes: Changes; values: Values; reported: IsoDay | null },
): Promise<void> {
  const { changes, values, reported } = input;
  const refuse = (field: SettingName, message: string) =>
    new Problem('campaign-fixed', message, { extra: { problems: [{ field, message }] } });
  // Links to its pages are in messages by now.
  if (changes.slug) throw refuse('slug', 'Alamat kampanye tetap sejak dibuka, sebab tautannya sudah dibagikan.');
  if (changes.editionId && (reported !== null || (await hasTargets(transaction, row.id)))) {
    throw refuse('edition', 'Edisi wilayah tetap sejak ada target atau laporan. Buka kampanye baru dengan edisi lain.');
  }
  if (reported === null) return;
  if (changes.startDay) throw refuse('startDay', 'Tanggal mulai tetap sejak ada laporan.');
  if (values.endDay < reported) {
    throw refuse('endDay', `Sudah ada laporan sampai ${reported}. Selesai tidak dapat lebih awal dari itu.`);
  }
  for (const stage of row.stages.filter((one) => !values.stages.includes(one))) {
    if (
      await isReported(
        transaction,
        row.id,
        channels.map((channel) => `${stage}_${channel}`),
      )
    ) {
      throw refuse('stages', 'Tahap yang dilepas sudah ada laporannya; angkanya akan tersembunyi. Biarkan tahap itu.');
    }
  }
  for (const channel of row.channels.filter((one) => !values.channels.includes(one))) {
    if (
      await isReported(
        transaction,
        row.id,
        stages.map((stage) => `${stage}_${channel}`),
      )
    ) {
      throw refuse(
        'channels',
        'Kanal yang dilepas sudah ada laporannya; angkanya akan tersembunyi. Biarkan kanal itu.',
      );
    }
  }
}

async function isReported(transaction: Transaction, campaignId: number, columns: string[]): Promise<boolean> {
  const known = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const [row] = await transaction
    .select({ day: progress.day })
    .from(progress)
    .where(and(ofNation(campaignId), sql`num_nonnulls(${known}) > 0`))
    .limit(1);
  return row !== undefined;
}

async function hasTargets(transaction: Transaction, campaignId: number): Promise<boolean> {
  const [row] = await transaction.execute(
    sql`select 1 from target_facts f join target_sets s on s.id = f.target_set_id where s.campaign_id = ${campaignId} limit 1`,
  );
  return row !== undefined;
}

const termsOf = ({ endDay, plan, onTrackFrom, atRiskFrom }: Terms): Terms => ({
  endDay,
  plan,
  onTrackFrom,
  atRiskFrom,
});

/** The terms that held before, with the last day for which they do. Of several changes on one day the last one stands for it. */
function keepTerms(row: CampaignRow, { now, today }: { now: Terms; today: IsoDay }): EarlierTerms[] {
  const before = termsOf({ ...row, endDay: toDay(row.endDay) });
  const untilDay = addDays(today, -1);
  const { earlierTerms } = row;
  const changed = tell(before) !== tell(termsOf(now));
  // Before it began nothing was expected, so nothing has to be kept.
  const begun = untilDay >= row.startDay && (earlierTerms.at(-1)?.untilDay ?? '') < untilDay;
  return changed && begun ? [...earlierTerms, { ...before, untilDay }] : earlierTerms;
}

/** Steps of a campaign: `close` ends its reports, `archive` ends all changes, `reopen` takes both back. */
export type CampaignStep = 'close' | 'archive' | 'reopen';

/**
 * Closes a campaign, archives it or opens it again, with its audit row.
 * @throws Problem 404 no such campaign; 409 `campaign-changed`, and `campaign-state` where it stands so already
 */
export async function moveCampaign(
  database: Database,
  input: { slug: string; step: CampaignStep; version: number; basis: string; now: Date },
  actor: Actor,
): Promise<number> {
  const { slug, step, basis, now } = input;
  return database.transaction(async (transaction) => {
    const row = await lockRow(transaction, slug);
    await requireVersion(transaction, row, input.version);
    const standing = describeStanding(row, step);
    if (standing) throw new Problem('campaign-state', standing);
    const state = {
      close: { closedAt: now },
      archive: { closedAt: row.closedAt ?? now, archivedAt: now },
      reopen: { closedAt: null, archivedAt: null },
    }[step];
    const version = row.version + 1;
    await transaction
      .update(campaigns)
      .set({ ...state, version })
      .where(eq(campaigns.id, row.id));
    await recordAudit(transaction, {
      userId: actor.id,
      action: `campaign.${step}`,
      campaignId: row.id,
      area: null,
      subject: slug,
      detail: { version, basis },
    });
    return version;
  });
}

/** Why a step has no effect; null: it has one. */
function describeStanding(row: CampaignRow, step: CampaignStep): string | null {
  if (row.archivedAt && step !== 'reopen') return `${row.name} sudah diarsipkan.`;
  if (row.closedAt && step === 'close') return `${row.name} sudah ditutup.`;
  return row.closedAt === null && step === 'reopen' ? `${row.name} memang sedang dibuka.` : null;
}

/**
 * Turns links without sign-in on or off for a campaign. Off stops those that are out at once; on lets them work again,
 * but for those that were revoked or have expired. Returns whether that changed anything.
 * @throws Problem 404 when there is no such campaign
 */
export async function setSharing(
  database: Database,
  input: { slug: string; sharing: boolean },
  actor: Actor,
): Promise<boolean> {
  const { slug, sharing } = input;
  return database.transaction(async (transaction) => {
    const campaign = await lockRow(transaction, slug);
    if (campaign.sharing === sharing) return false;
    await transaction.update(campaigns).set({ sharing }).where(eq(campaigns.id, campaign.id));
    await recordAudit(transaction, {
      userId: actor.id,
      action: 'campaign.sharing',
      campaignId: campaign.id,
      area: null,
      subject: slug,
      detail: { sharing },
    });
    return true;
  });
}
