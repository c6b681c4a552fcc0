import { inScope } from '../../../db/client';
import { type Area, listAreasByCode } from '../../../db/queries/areas';
import { getScopeList, listCountedAreas, listScopeVersions } from '../../../db/queries/scope';
import { refuseClosed } from '../../../db/writes/campaign-state';
import { addScopeVersion } from '../../../db/writes/scope';
import type { AreaRef } from '../../domain/area-progress';
import { refOf } from '../../domain/area-rows';
import { codeOfArea } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { notFoundProblem, Problem } from '../../domain/problems';
import {
  buildScopeList,
  type ScopeArea,
  type ScopeList,
  type ScopeVersion,
  versionOn,
  type WorkMode,
} from '../../domain/scope';
import {
  type CountedAreas,
  compareScopes,
  listFallingOut,
  type ScopeChanges,
  type ScopeEntry,
  type ScopeFileRows,
  type ScopePreview,
  type ScopeWish,
  scopeLimits,
} from '../../domain/scope-changes';
import { auditedAs, isAllowed } from '../../domain/users';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';
import { inTurn } from '../../imports/process/turns';
import type { Context } from '../auth/context';
import { type CampaignScope, loadAreaLines, loadCampaignScope } from '../loaders/imports';

/** What a wish changes, made ready to be shown or written. */
type Prepared = {
  place: CampaignScope;
  areas: ScopeArea[] | null;
  after: ScopeList | null;
  before: { version: ScopeVersion | null; list: ScopeList | null };
  until: IsoDay | null;
  newest: number | null;
  changes: ScopeChanges;
  counted: Awaited<ReturnType<typeof listCountedAreas>>;
};

/**
 * What saving a list would change, without saving it: areas added and taken out, and those with figures that would fall
 * outside.
 * @throws Problem as `saveScope`
 */
export async function previewScope(ctx: Context, wish: { campaignSlug: string } & ScopeWish): Promise<ScopePreview> {
  const { before, until, after, changes, counted, place, areas } = await prepare(ctx, wish);
  const falling = listFallingOut(counted, { before: before.list, after });
  const named = nameAreas(ctx, place.campaign);
  const [added, removed, changed] = await Promise.all([
    named(changes.added),
    named(changes.removed),
    named(changes.changed),
  ]);
  return {
    fromDay: wish.fromDay,
    everybody: areas === null,
    listed: areas?.length ?? null,
    before: before.version && { id: before.version.id, fromDay: before.version.fromDay },
    until,
    ...{ added, removed, changed, kept: changes.kept },
    figuresOutside: countAreas(falling.filter((one) => one.figures)),
    targetsOutside: countAreas(falling.filter((one) => one.target)),
  };
}

/**
 * Sets who takes part in a campaign from a day on; the list before stays that of the days before.
 * @param input.basedOn the newest version that the caller has seen; null: there was none. Absent: whatever stands
 * @throws Problem 403 who may not, 404 unknown campaign, 409 changed meanwhile or archived, 422 a list or day that cannot be
 *   used
 */
export async function saveScope(
  ctx: Context,
  input: { campaignSlug: string; basedOn?: number | null } & ScopeWish,
): Promise<{ id: number }> {
  const { place, areas, newest, changes } = await prepare(ctx, input);
  const { campaign, area } = place;
  const { fromDay, letter, note } = input;
  const id = await addScopeVersion(ctx.database, area, {
    version: { campaignId: campaign.id, fromDay, letter, note, userId: auditedAs(ctx.actor), areas },
    basedOn: input.basedOn === undefined ? newest : input.basedOn,
    changes,
    slug: campaign.slug,
  });
  return { id };
}

/**
 * As `previewScope`, and then `saveScope` unless only the preview is wanted: what the API and the command line call.
 * @throws Problem as `saveScope`
 */
export async function changeScope(
  ctx: Context,
  input: Parameters<typeof saveScope>[1] & { dryRun: boolean },
): Promise<{ saved: boolean; version: number | null; preview: ScopePreview }> {
  const preview = await previewScope(ctx, input);
  if (input.dryRun) return { saved: false, version: null, preview };
  const { id } = await saveScope(ctx, input);
  return { saved: true, version: id, preview };
}

/** Refuses who may not say who takes part, before what they send is read. @throws Problem 403, 404 */
export async function requireScopeManager(ctx: Context, campaignSlug: string): Promise<void> {
  await requireManaged(ctx, campaignSlug);
}

/**
 * The areas that a file lists, read by the stages of the importer in a process with limits. Nothing is saved.
 * @param input.mode the way of working of rows that do not say
 * @throws Problem 403, 404 as `saveScope`, and for a file that cannot be read
 */
export async function readScopeFile(
  ctx: Context,
  input: { campaignSlug: string; fileName: string; bytes: Uint8Array; mode: WorkMode },
): Promise<ScopeFileRows> {
  const place = await requireManaged(ctx, input.campaignSlug);
  const { bytes, fileName, mode } = input;
  const outcome = await inTurn('request', async (run) =>
    run('scope', {
      ...{ bytes, fileName, mode, days: place.days },
      scope: { lo: place.area.lo, hi: place.area.hi },
      areas: await loadAreaLines(ctx, place),
    }),
  );
  if (!outcome.ok) throw new Problem(outcome.problem);
  return outcome.checked;
}

/**
 * The list that stands on a day with some areas listed and others not: those that were offered are listed where they are
 * ticked, and all others stay as they are. Nothing is saved.
 * @throws Problem 403, 404 as `saveScope`
 */
export async function tickScope(
  ctx: Context,
  input: { campaignSlug: string; fromDay: IsoDay; offered: readonly string[]; ticked: readonly ScopeEntry[] },
): Promise<ScopeEntry[]> {
  const { campaign, area } = await requireManaged(ctx, input.campaignSlug);
  const standing = await inScope(ctx.database, area, async (transaction) => {
    const version = versionOn(await listScopeVersions(transaction, campaign.id), input.fromDay);
    return version && !version.everybody ? await getScopeList(transaction, version.id) : null;
  });
  const offered = new Set([...input.offered, ...input.ticked.map(({ code }) => code)]);
  const kept = (standing?.areas ?? []).map(({ lo, mode }) => ({ code: codeOfArea(lo), mode }));
  return [...kept.filter(({ code }) => !offered.has(code)), ...input.ticked];
}

async function prepare(ctx: Context, wish: { campaignSlug: string } & ScopeWish): Promise<Prepared> {
  const place = await requireManaged(ctx, wish.campaignSlug);
  const { campaign, area, days } = place;
  refuseClosed(campaign, 'change');
  requireWords(wish);
  const lastDay = days.latestEnd ?? days.lastReportableDay;
  if (wish.fromDay < days.startDay || wish.fromDay > lastDay) {
    throw new Problem(
      'scope-day',
      `${formatDay(wish.fromDay)} di luar masa kampanye. Pilih hari dari ${formatDay(days.startDay)} sampai ${formatDay(lastDay)}.`,
    );
  }
  const areas = wish.areas === null ? null : await findListed(ctx, campaign, wish.areas);
  const after = areas && buildScopeList(areas);
  return inScope(ctx.database, area, async (transaction) => {
    const versions = await listScopeVersions(transaction, campaign.id);
    const version = versionOn(versions, wish.fromDay);
    const list = version && !version.everybody ? await getScopeList(transaction, version.id) : null;
    const counted = await listCountedAreas(transaction, { campaignId: campaign.id, editionId: campaign.editionId });
    const changes = compareScopes(list, after);
    const [until = null] = versions
      .map((one) => one.fromDay)
      .filter((day) => day > wish.fromDay)
      .sort();
    return {
      place,
      areas,
      after,
      until,
      before: { version, list },
      newest: versions.at(-1)?.id ?? null,
      changes,
      counted,
    };
  });
}

/** The campaign and the whole of its edition, for an actor who may edit the list: it is the campaign's, from one letter. */
async function requireManaged(ctx: Context, campaignSlug: string): Promise<CampaignScope> {
  if (!isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' })) {
    throw new Problem(
      'scope-not-yours',
      'Daftar lokus satu kampanye ditetapkan administrator nasional. Kirim usulan perubahan kepadanya.',
    );
  }
  const place = await loadCampaignScope(ctx, { campaignSlug, under: null, verb: 'manage' });
  if (!place) throw notFoundProblem();
  return place;
}

function requireWords({ letter, note }: ScopeWish): void {
  for (const [what, text, most] of [
    ['Surat', letter, scopeLimits.letter],
    ['Catatan', note, scopeLimits.note],
  ] as const) {
    const length = text?.length ?? 0;
    if (length > most)
      throw new Problem('scope-too-long', `${what}: ${formatCount(length)} karakter, paling banyak ${most}.`);
  }
}

/** @throws Problem 422 for an empty list, an area that there is not, and one that is listed twice */
async function findListed(ctx: Context, campaign: Campaign, entries: readonly ScopeEntry[]): Promise<ScopeArea[]> {
  if (entries.length === 0)
    throw new Problem('scope-empty', 'Pilih paling sedikit satu wilayah, atau semua wilayah (sensus).');
  if (entries.length > scopeLimits.areas)
    throw new Problem(
      'scope-too-long',
      `Daftar ini memuat ${formatCount(entries.length)} wilayah, paling banyak ${formatCount(scopeLimits.areas)}.`,
    );
  const codes = new Set<string>();
  const twice = entries.filter(({ code }) => codes.has(code) || !codes.add(code)).map(({ code }) => code);
  if (twice.length > 0)
    throw new Problem('scope-area-twice', `${nameCodes(twice)} didaftar lebih dari sekali. Hapus salah satunya.`);
  const known = new Map<string, Area>();
  for (let at = 0; at < entries.length; at += lookedUpAtOnce) {
    const wanted = entries.slice(at, at + lookedUpAtOnce).map(({ code }) => code);
    for (const area of await listAreasByCode(ctx.database, campaign.editionId, wanted)) known.set(area.code, area);
  }
  const unknown = entries.filter(({ code }) => (known.get(code)?.level ?? 0) === 0).map(({ code }) => code);
  if (unknown.length > 0) {
    throw new Problem(
      'scope-area-unknown',
      `${nameCodes(unknown)} bukan kode wilayah di bawah Indonesia dalam edisi kampanye ini. Perbaiki kodenya.`,
      { extra: { codes: unknown.slice(0, scopeLimits.named) } },
    );
  }
  return entries.flatMap(({ code, mode }) => {
    const area = known.get(code);
    return area ? [{ lo: area.lo, hi: area.hi, mode }] : [];
  });
}

const lookedUpAtOnce = 5_000;
const mostCodes = 5;

function nameCodes(codes: readonly string[]): string {
  const first = codes.slice(0, mostCodes).join(', ');
  return codes.length > mostCodes ? `${first}, dan ${formatCount(codes.length - mostCodes)} lainnya` : first;
}

function nameAreas(ctx: Context, { editionId }: Campaign): (los: readonly number[]) => Promise<CountedAreas> {
  return async (los) => {
    const codes = [...los]
      .sort((one, other) => one - other)
      .slice(0, scopeLimits.named)
      .map(codeOfArea);
    const areas = await listAreasByCode(ctx.database, editionId, codes);
    areas.sort((one, other) => one.lo - other.lo);
    return { count: los.length, first: areas.map(refOf) };
  };
}

function countAreas(areas: readonly AreaRef[]): CountedAreas {
  return { count: areas.length, first: areas.slice(0, scopeLimits.named).map(refOf) };
}
