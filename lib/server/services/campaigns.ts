import { listCampaigns } from '../../../db/queries/campaigns';
import {
  type CampaignStep,
  changeCampaign,
  type FirstTargetSet,
  moveCampaign,
  openCampaign,
  settingsProblem,
} from '../../../db/writes/campaigns';
import type { CampaignState } from '../../domain/api-campaigns';
import { type CampaignSettings, findSettingProblems, orderUsed, settingsOf } from '../../domain/campaign-settings';
import type { Campaign } from '../../domain/campaigns';
import { dayInJakarta } from '../../domain/days';
import { Problem } from '../../domain/problems';
import type { ScopeEntry } from '../../domain/scope-changes';
import { auditedAs } from '../../domain/users';
import type { Context } from '../auth/context';
import { requireManager } from '../auth/managers';
import { loadNewestList } from '../loaders/scope';
import { saveScope } from './scope';

export type { CampaignStep, FirstTargetSet };

/** A campaign with the name of its edition. */
type ListedCampaign = Campaign & { edition: string };

/** Settings that are right by themselves, held together. @throws Problem 422 with every field that has to be mended */
function requireFitting(settings: CampaignSettings): CampaignSettings {
  const problems = findSettingProblems(settings);
  if (problems.length > 0) throw settingsProblem(problems);
  return orderUsed(settings);
}

/** @throws Problem 404 */
async function requireCampaign(ctx: Context, slug: string): Promise<ListedCampaign> {
  const campaign = (await listCampaigns(ctx.database)).find((one) => one.slug === slug);
  if (!campaign) throw new Problem('campaign-unknown', `Tidak ada kampanye '${slug.slice(0, 40)}'.`);
  return campaign;
}

/**
 * Opens a campaign with the first version of its targets, which has no figures yet.
 * @param input.copyOf the slug of the campaign that its settings were taken from, for the audit
 * @param input.copyScopeOf the slug of the campaign whose newest list of areas it starts with; null: all areas take part.
 *   Extensions are never copied
 * @throws Problem 403 for all but administrators of the nation, 404 no such campaign to copy, 422 `campaign-settings` with
 *   `problems` by field, among them a list of another edition
 */
export async function addCampaign(
  ctx: Context,
  input: {
    settings: CampaignSettings;
    targetSet: FirstTargetSet;
    copyOf?: string | null;
    copyScopeOf?: string | null;
  },
): Promise<ListedCampaign> {
  requireManager(ctx);
  const { targetSet, copyScopeOf = null, copyOf = copyScopeOf } = input;
  const settings = requireFitting(input.settings);
  const areas = copyScopeOf === null ? null : await readListToCopy(ctx, { slug: copyScopeOf, settings });
  await openCampaign(ctx.database, { settings, targetSet, copyOf }, { id: auditedAs(ctx.actor) });
  if (areas !== null) {
    const { slug: campaignSlug, startDay: fromDay, letter } = settings;
    await saveScope(ctx, { campaignSlug, fromDay, letter, note: `Disalin dari ${copyScopeOf}`, areas, basedOn: null });
  }
  return requireCampaign(ctx, settings.slug);
}

/** The newest list of a campaign. @throws Problem 404, 422 where it has none, or is of another edition */
async function readListToCopy(
  ctx: Context,
  { slug, settings }: { slug: string; settings: CampaignSettings },
): Promise<ScopeEntry[]> {
  const source = await requireCampaign(ctx, slug);
  const refuse = (message: string) => settingsProblem([{ field: 'edition', message }]);
  if (source.edition !== settings.edition) {
    throw refuse(
      `Daftar wilayah ${source.name} memakai edisi ${source.edition}, sedangkan kampanye ini ${settings.edition}. Pilih edisi yang sama, atau buka tanpa menyalin daftarnya.`,
    );
  }
  const entries = await loadNewestList(ctx, source);
  if (entries === null) {
    throw refuse(`${source.name} tidak mempunyai daftar wilayah: semua ikut serta. Buka tanpa menyalin daftarnya.`);
  }
  return entries;
}

/**
 * Changes a campaign. What is left out stays.
 * @param input.version that the caller has seen
 * @param input.basis the letter that orders it, or why
 * @throws Problem as `addCampaign` and `changeCampaign`
 */
export async function editCampaign(
  ctx: Context,
  input: { slug: string; settings: CampaignSettings; version: number; basis: string },
): Promise<ListedCampaign> {
  requireManager(ctx);
  const settings = requireFitting(input.settings);
  const change = { ...input, settings, today: dayInJakarta(ctx.now) };
  await changeCampaign(ctx.database, change, { id: auditedAs(ctx.actor) });
  return requireCampaign(ctx, input.slug);
}

/** Closes a campaign, archives it or opens it again. @throws Problem 403, and as `moveCampaign` */
export async function stepCampaign(
  ctx: Context,
  input: { slug: string; step: CampaignStep; version: number; basis: string },
): Promise<ListedCampaign> {
  requireManager(ctx);
  await moveCampaign(ctx.database, { ...input, now: ctx.now }, { id: auditedAs(ctx.actor) });
  return requireCampaign(ctx, input.slug);
}

/** The same by what a program sends: some of the settings, or a state alone. */
type CampaignPatch = {
  slug: string;
  changes: { [Name in keyof CampaignSettings]?: CampaignSettings[Name] | undefined };
  state: CampaignState | null;
  version: number;
  basis: string;
};

const stepTo = { open: 'reopen', closed: 'close', archived: 'archive' } as const;

/**
 * Edits the settings of a campaign and leaves the rest, or moves it to another state.
 * @throws Problem 400 for a state beside other changes, and as `editCampaign` and `stepCampaign`
 */
export async function patchCampaign(ctx: Context, patch: CampaignPatch): Promise<ListedCampaign> {
  requireManager(ctx);
  const { slug, state, version, basis } = patch;
  const changes = Object.fromEntries(Object.entries(patch.changes).filter(([, value]) => value !== undefined));
  if (state === null) {
    const settings: CampaignSettings = { ...settingsOf(await requireCampaign(ctx, slug)), ...changes };
    return editCampaign(ctx, { slug, settings, version, basis });
  }
  if (Object.keys(changes).length > 0) {
    throw new Problem(
      'body-invalid',
      "Kirim 'state' sendiri, tanpa perubahan lain. Ubah dahulu, lalu pindahkan keadaannya.",
    );
  }
  return stepCampaign(ctx, { slug, step: stepTo[state], version, basis });
}
