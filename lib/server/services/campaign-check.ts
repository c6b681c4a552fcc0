import { settleFinding } from '../../../db/writes/campaign-check';
import { checkLimits, parseFindingKey, type SettledAs } from '../../domain/campaign-check';
import { notFoundProblem, Problem } from '../../domain/problems';
import { findTargetSet } from '../../domain/target-sets';
import { auditedAs } from '../../domain/users';
import { formatAreaTitle } from '../../format/areas';
import { buildCheckSheets } from '../../reports/campaign-check';
import type { Context } from '../auth/context';
import { type CampaignCheck, readCampaignCheck } from '../loaders/campaign-check';
import { readOffice } from '../loaders/offices';
import type { FileKind } from './area-sheets';
import { requireAreaFor, requireCampaign, requireRole } from './require-area';
import { unknownVersion } from './require-version';
import { requireWords } from './require-words';
import { type MadeFile, renderSheets } from './sheets';

/** Of which area and version of the targets (null: the default one) a check is. */
type Place = { campaignSlug: string; code: string | null; targetSet?: string | null | undefined };

const noteLength = { least: 3, most: 500 } as const;

/** The check of an area. @throws Problem 404, also for a version that there is not */
export async function requireCampaignCheck(ctx: Context, place: Place & { limit?: number }): Promise<CampaignCheck> {
  const check = await readCampaignCheck(ctx, place);
  if (!check) throw notFoundProblem();
  const { targetSet: wanted = null } = place;
  if (wanted === null || findTargetSet(check.targetSets, wanted)) return check;
  throw unknownVersion(wanted);
}

/** Refuses who settles nothing, before anything is read of what they send. @throws Problem 403, or 404 without the campaign */
export async function requireSettler(ctx: Context, campaignSlug: string): Promise<void> {
  requireRole(ctx, 'import');
  await requireCampaign(ctx, campaignSlug);
}

/**
 * Marks a finding of an area's check as settled, or takes the mark back (`as` null).
 * @param input.seen the digest of its figures as the caller saw it
 * @throws Problem 404 or 403 as `requireAreaFor`, 404 `finding-unknown`, 409 `finding-changed`, `campaign-archived`, 422 without a note
 */
export async function settleCheckFinding(
  ctx: Context,
  input: Place & { finding: string; seen: string; as: SettledAs | null; note: string },
): Promise<void> {
  const { campaignSlug, targetSet } = input;
  const code = input.code ?? ctx.actor.area.code;
  const { campaign, area } = await requireAreaFor(ctx, { campaignSlug, code, verb: 'import' });
  const note = input.as === null ? input.note.trim() : requireWords('Catatan', input.note, noteLength);
  const key = parseFindingKey(input.finding);
  const { findings } = await requireCampaignCheck(ctx, { campaignSlug, code, targetSet, limit: 1 });
  const finding = key && findings.find(({ kind, level }) => kind === key.kind && level === key.level);
  if (!finding) {
    throw new Problem(
      'finding-unknown',
      `Temuan '${input.finding.slice(0, 40)}' tidak ada lagi dalam pemeriksaan ${formatAreaTitle(area)}. Muat ulang halamannya.`,
    );
  }
  if (finding.fingerprint !== input.seen) {
    throw new Problem(
      'finding-changed',
      'Angkanya berubah sejak Anda membukanya. Muat ulang halamannya, lihat yang sekarang, lalu tandai lagi.',
    );
  }
  await settleFinding(ctx.database, {
    ...{ campaignId: campaign.id, area, userId: auditedAs(ctx.actor), finding, as: input.as, note },
  });
}

/** The check of an area as a sheet. @throws Problem 404 */
export async function makeCheckFile(
  ctx: Context,
  place: Place,
  wish: { kind: FileKind; signal?: AbortSignal },
): Promise<MadeFile> {
  const check = await requireCampaignCheck(ctx, {
    ...place,
    limit: wish.kind.format === 'pdf' ? checkLimits.pdf : checkLimits.table,
  });
  const office = await readOffice(ctx, check.campaign.editionId);
  const sheets = buildCheckSheets(check, { office, madeAt: ctx.now });
  return renderSheets(sheets, wish, { author: office.letterhead.name, madeAt: ctx.now });
}
