import { addTargetSet, changeTargetSet, countTargetSet, type TargetSetWords } from '../../../db/writes/target-sets';
import type { AuthorizedArea } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { isInSpan } from '../../domain/figure-view';
import { notFoundProblem, Problem } from '../../domain/problems';
import { slugOfTargetSet, targetSetLimits } from '../../domain/target-sets';
import { auditedAs } from '../../domain/users';
import { formatDay } from '../../format/days';
import { authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { keepsVersions, readTargetSets, type TargetSetPage } from '../loaders/target-sets';
import { requireCampaign } from './require-area';
import { requireVersion } from './require-version';
import { requireWords } from './require-words';

/**
 * Refuses who keeps no versions, before anything is read of what they send: a version concerns the whole campaign, so
 * those alone may who set the target of the nation.
 * @throws Problem 403
 */
export function requireKeeper(ctx: Context): void {
  if (keepsVersions(ctx)) return;
  throw new Problem(
    'versions-not-yours',
    'Versi target ditambah, diubah dan dipilih administrator nasional. Target wilayah di dalam sebuah versi diisi pusat dan provinsi.',
  );
}

async function requireKept(
  ctx: Context,
  campaignSlug: string,
): Promise<{ campaign: Campaign; nation: AuthorizedArea }> {
  requireKeeper(ctx);
  const campaign = await requireCampaign(ctx, campaignSlug);
  const nation = await authorizeOwnArea(ctx, campaign.editionId, 'setTargets');
  if (!nation) throw notFoundProblem();
  return { campaign, nation };
}

/** The versions that the actor sees, with the target of an area in each. @throws Problem 404 */
export async function requireTargetSets(
  ctx: Context,
  input: { campaignSlug: string; code: string | null },
): Promise<TargetSetPage> {
  const page = await readTargetSets(ctx, input);
  if (!page) throw notFoundProblem();
  return page;
}

type Said = { name?: string | undefined; letter?: string | null | undefined } & {
  decidedDay?: IsoDay | null | undefined;
  note?: string | null | undefined;
};

/** @throws Problem 422 for words that are missing or too long */
function readWords({ name, letter, decidedDay, note }: Said): Partial<TargetSetWords> {
  const optional = (named: string, text: string | null, most: number) =>
    text === null || text.trim() === '' ? null : requireWords(named, text, { least: 1, most });
  const words: Partial<TargetSetWords> = {};
  if (name !== undefined) {
    words.name = requireWords('Nama versi', name, { least: 1, most: targetSetLimits.name });
    if (slugOfTargetSet(words.name) === '') {
      throw new Problem('words-invalid', 'Nama versi memuat huruf atau angka, sebab menjadi bagian dari alamat.');
    }
  }
  if (letter !== undefined) words.letter = optional('Surat', letter, targetSetLimits.letter);
  if (note !== undefined) words.note = optional('Catatan', note, targetSetLimits.note);
  if (decidedDay !== undefined) words.decidedDay = decidedDay;
  return words;
}

/**
 * Adds a version of the targets, which counts on no day yet: empty, or a copy of another one. Returns its id.
 * @param input.copyOf id or slug of the version that it copies; null: none
 * @throws Problem 403, 404, 409 `version-name-taken`, 422 words that are missing or too long
 */
export async function addVersion(
  ctx: Context,
  input: { campaignSlug: string; name: string; copyOf: string | number | null } & Omit<Said, 'name'>,
): Promise<number> {
  const { campaign, nation } = await requireKept(ctx, input.campaignSlug);
  const words = readWords(input);
  const copyOf = input.copyOf === null ? null : await requireVersion(ctx, { ...input, wanted: input.copyOf });
  return addTargetSet(ctx.database, {
    ...{ nation, campaignId: campaign.id, userId: auditedAs(ctx.actor), copyOf },
    ...{ name: words.name ?? '', letter: null, decidedDay: null, note: null },
    ...words,
  });
}

type Patch = { version?: number | undefined } & Said & {
    counts?: { from: IsoDay; insteadOf?: number | undefined } | undefined;
  };

/**
 * Edits the details of a version, or makes it the one that counts, from the body of an API request.
 * @throws Problem 400 for both at once or neither, and as `changeVersion` and `chooseVersion`
 */
export async function patchVersion(
  ctx: Context,
  { campaignSlug, targetSet, version, counts, ...words }: { campaignSlug: string; targetSet: string } & Patch,
): Promise<void> {
  const says = Object.values(words).some((value) => value !== undefined);
  if (counts ? says : !says) {
    throw new Problem('body-invalid', "Kirim kata-kata yang diubah, atau 'counts' sendiri.");
  }
  if (counts) {
    const choice = { fromDay: counts.from, seen: counts.insteadOf ?? null };
    return chooseVersion(ctx, { campaignSlug, targetSet, ...choice });
  }
  if (version === undefined) throw new Problem('body-invalid', "Kolom 'version' belum ada: perubahan yang Anda lihat.");
  return changeVersion(ctx, { campaignSlug, targetSet, version, ...words });
}

/**
 * Changes name, letter, day or note of a version; what is left out stays.
 * @param input.version that the caller has seen
 * @throws Problem as `addVersion`, and 409 `version-changed`
 */
export async function changeVersion(
  ctx: Context,
  input: { campaignSlug: string; targetSet: string | number; version: number } & Said,
): Promise<void> {
  const { campaign, nation } = await requireKept(ctx, input.campaignSlug);
  const changes = readWords(input);
  await changeTargetSet(ctx.database, {
    ...{ nation, campaignId: campaign.id, userId: auditedAs(ctx.actor), version: input.version, changes },
    id: await requireVersion(ctx, { ...input, wanted: input.targetSet }),
  });
}

/**
 * Makes a version the one that counts, from a day of the campaign on.
 * @param input.seen id of the version that the caller saw as the one that counts; null: not said
 * @throws Problem as `addVersion`, 422 `version-day` outside the campaign, 409 `version-changed`, `version-counts`
 */
export async function chooseVersion(
  ctx: Context,
  input: { campaignSlug: string; targetSet: string | number; fromDay: IsoDay; seen: number | null },
): Promise<void> {
  const { campaign, nation } = await requireKept(ctx, input.campaignSlug);
  const { lastDay, campaign: found } = await requireTargetSets(ctx, { ...input, code: null });
  const { startDay } = found;
  if (!isInSpan(input.fromDay, { startDay, lastReportableDay: lastDay })) {
    throw new Problem(
      'version-day',
      `${formatDay(input.fromDay)} di luar kampanye. Pilih hari dari ${formatDay(startDay)} sampai ${formatDay(lastDay)}.`,
    );
  }
  await countTargetSet(ctx.database, {
    ...{ nation, campaignId: campaign.id, userId: auditedAs(ctx.actor), startDay },
    ...{ fromDay: input.fromDay, seen: input.seen },
    id: await requireVersion(ctx, { ...input, wanted: input.targetSet }),
  });
}
