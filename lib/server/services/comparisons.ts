import { listAreasByCode } from '../../../db/queries/areas';
import { refuseClosed } from '../../../db/writes/campaign-state';
import { addComparison, setComparisonWithdrawn, unknownComparison } from '../../../db/writes/comparisons';
import { isInside } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import { isOurOwn } from '../../domain/comparison-sources';
import { comparisonLimits } from '../../domain/comparisons';
import { earlierDay, type IsoDay } from '../../domain/days';
import { describeRefusal, type Refusal } from '../../domain/imports';
import { notFoundProblem, Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { type ComparisonDetail, type ComparisonList, readComparison, readComparisons } from '../loaders/comparisons';
import type { CampaignScope } from '../loaders/imports';
import { levelOf, readComparisonFile } from './comparison-file';
import { requireScope } from './imports';
import { requireCampaign, requireRole } from './require-area';
import { requireWords } from './require-words';

/** Whose figures they are, and when the source showed them. */
export type SaidSource = { source: string; day: IsoDay; hour: string | null };

type Place = { campaignSlug: string; code: string };
type Named = { campaignSlug: string; id: number };

/** What was kept: the number of the set, how many figures, and the rows of a file that were not taken. */
export type KeptComparison = { id: number; figures: number; refused: Refusal[] };

/** Refuses a role that enters no figures, before anything is read of what it sends. @throws Problem 403, 404 without the campaign */
export function requireEnteringRole(ctx: Context, campaignSlug: string): Promise<Campaign> {
  requireRole(ctx, 'import');
  return requireCampaign(ctx, campaignSlug);
}

/** Refuses who enters no figures there, before anything is read of what they send. @throws Problem 403, 404, 409 a campaign that is closed */
export async function requireComparer(ctx: Context, { campaignSlug, code }: Place): Promise<CampaignScope> {
  requireRole(ctx, 'import');
  const scope = await requireScope(ctx, { campaignSlug, under: code });
  refuseClosed(scope.campaign, 'report');
  return scope;
}

/**
 * Keeps what another source shows of an area and of areas inside it. Nothing of ours changes.
 * @throws Problem as `requireComparer`, 404 an area outside it, 422 a name of our own, a day that cannot be, no figure
 */
export async function recordComparison(
  ctx: Context,
  input: Place & SaidSource & { figures: readonly { code: string; total: number }[] },
): Promise<KeptComparison> {
  const scope = await requireComparer(ctx, input);
  const said = readSource(scope, input);
  const areas = await findAreas(ctx, scope, input.figures);
  const figures = input.figures.map(({ code, total }) => ({ area: areas.get(code) ?? 0, total }));
  return keep(ctx, scope, { ...said, fileName: '', figures, refused: [] });
}

/**
 * As `recordComparison`, with the figures of a file (CSV, XLSX).
 * @param input.acceptPartial whether the rows that are read are kept where others are refused
 * @throws Problem as `readComparisonFile`; 409 rows that are refused
 */
export async function uploadComparison(
  ctx: Context,
  input: Place & SaidSource & { fileName: string; bytes: Uint8Array; acceptPartial: boolean },
): Promise<KeptComparison> {
  const scope = await requireComparer(ctx, input);
  const said = readSource(scope, input);
  const { fileName, bytes, acceptPartial } = input;
  const { figures, refused } = await readComparisonFile(ctx, scope, { fileName, bytes, day: said.day });
  if (refused.length > 0 && !(acceptPartial && figures.length > 0)) throw refusedRows(refused, figures.length);
  return keep(ctx, scope, { ...said, fileName, figures, refused });
}

/** Takes a set back: its figures count no more, and what stood before them does. @throws Problem as `setComparisonWithdrawn` */
export function withdrawComparison(ctx: Context, named: Named): Promise<void> {
  return setWithdrawn(ctx, named, true);
}

/** Gives a set back that was taken back. @throws Problem as `setComparisonWithdrawn` */
export function restoreComparison(ctx: Context, named: Named): Promise<void> {
  return setWithdrawn(ctx, named, false);
}

async function setWithdrawn(ctx: Context, named: Named, withdrawn: boolean): Promise<void> {
  requireRole(ctx, 'import');
  const { campaign, set } = await requireComparison(ctx, named);
  refuseClosed(campaign, 'report');
  await setComparisonWithdrawn(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...{ campaignId: campaign.id, id: set.id, userId: auditedAs(ctx.actor), withdrawn },
  });
}

/** The sets that the actor sees. @throws Problem 404 without such a campaign or area, or outside the actor's own */
export async function requireComparisons(
  ctx: Context,
  input: { campaignSlug: string; code: string | null },
): Promise<ComparisonList> {
  const list = await readComparisons(ctx, input);
  if (!list) throw notFoundProblem();
  return list;
}

/** One of them with its figures. @throws Problem 404 */
export async function requireComparison(ctx: Context, named: Named): Promise<ComparisonDetail> {
  const found = await readComparison(ctx, named);
  if (!found) throw unknownComparison();
  return found;
}

function readSource({ campaign, days }: CampaignScope, said: SaidSource): SaidSource {
  const source = requireWords('Nama sumber', said.source, comparisonLimits.source);
  if (isOurOwn(source, campaign))
    throw new Problem(
      'comparison-source',
      `'${source}' adalah nama angka kita sendiri. Tulis nama sumber yang lain, misalnya Portal pusat.`,
    );
  const last = earlierDay(days.lastReportableDay, days.today);
  if (said.day < days.startDay || said.day > last)
    throw new Problem(
      'comparison-day',
      said.day > days.today
        ? `${formatDay(said.day)} belum tiba; hari ini ${formatDay(days.today)}. Periksa tanggalnya.`
        : `${formatDay(said.day)} di luar masa kampanye. Pilih ${formatDay(days.startDay)} sampai ${formatDay(last)}.`,
    );
  return { source, day: said.day, hour: said.hour };
}

const lookedUpAtOnce = 5_000;

/** The `lo` of each area, by code. @throws Problem 404 an area that is not in `scope`, 422 one that is written twice */
async function findAreas(
  ctx: Context,
  { campaign, area }: CampaignScope,
  figures: readonly { code: string }[],
): Promise<Map<string, number>> {
  const known = new Map<string, number>();
  for (let at = 0; at < figures.length; at += lookedUpAtOnce) {
    const codes = figures.slice(at, at + lookedUpAtOnce).map(({ code }) => code);
    const found = await listAreasByCode(ctx.database, campaign.editionId, codes);
    for (const one of found) if (isInside(one, area)) known.set(one.code, one.lo);
  }
  const unknown = figures.find(({ code }) => !known.has(code));
  if (unknown)
    throw new Problem(
      'unknown-campaign-or-area',
      `Tidak ada wilayah '${unknown.code.slice(0, 20)}' di ${area.name} (${area.code}).`,
    );
  const seen = new Set<string>();
  const twice = figures.find(({ code }) => seen.has(code) || !seen.add(code));
  if (twice) throw new Problem('words-invalid', `Wilayah ${twice.code} ditulis dua kali. Hapus salah satunya.`);
  return known;
}

async function keep(
  ctx: Context,
  { campaign, area }: CampaignScope,
  kept: SaidSource & { fileName: string; figures: { area: number; total: number }[]; refused: Refusal[] },
): Promise<KeptComparison> {
  const { source, day, hour, fileName, figures, refused } = kept;
  if (figures.length === 0)
    throw new Problem(
      'comparison-empty',
      'Tidak ada angka yang diisi. Isi sedikitnya satu wilayah; yang kosong tidak disimpan.',
    );
  if (figures.length > comparisonLimits.figures)
    throw new Problem(
      'words-invalid',
      `Paling banyak ${formatCount(comparisonLimits.figures)} angka sekali simpan; ini ${formatCount(figures.length)}. Kirim per provinsi.`,
    );
  const id = await addComparison(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...{ campaignId: campaign.id, area: { lo: area.lo, hi: area.hi }, userId: auditedAs(ctx.actor) },
    statement: {
      ...{ source, day, hour, fileName },
      figures: figures.map((one) => ({ ...one, level: levelOf(one.area) })),
    },
  });
  return { id, figures: figures.length, refused };
}

/** So many refused rows are named. */
const namedRows = 5;

function refusedRows(refused: readonly Refusal[], read: number): Problem {
  const named = refused.slice(0, namedRows).map(describeRefusal).join(' ');
  const more = refused.length > namedRows ? ` Dan ${formatCount(refused.length - namedRows)} baris lainnya.` : '';
  const next =
    read === 0
      ? 'Perbaiki filenya, lalu kirim lagi.'
      : `${formatCount(read)} wilayah terbaca: perbaiki filenya, atau pilih untuk menyimpan yang terbaca saja.`;
  return new Problem('comparison-partial', `${formatCount(refused.length)} baris ditolak. ${named}${more} ${next}`, {
    extra: { refused: refused.slice(0, 100) },
  });
}
