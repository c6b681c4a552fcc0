import { type OfficeChange, saveOffice } from '../../../db/writes/offices';
import type { ColumnKey } from '../../domain/columns';
import { notFoundProblem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import { readLogo } from '../../reports/logo';
import type { Context } from '../auth/context';
import { loadCampaignScope } from '../loaders/imports';
import { loadOfficeSettings, type OfficeSettings } from '../loaders/offices';

export type { OfficeChange, OfficeSettings };

/**
 * The office of an area (null: the actor's own), for an actor who may change it.
 * @throws Problem 404: there is no such area, or the actor may not change its office
 */
export async function requireOffice(ctx: Context, areaCode: string | null): Promise<OfficeSettings> {
  const found = await loadOfficeSettings(ctx, areaCode);
  if (!found) throw notFoundProblem();
  return found;
}

/**
 * Changes what an office prints, signs with and sends.
 * @param input.version that the form was opened with
 * @returns the office as it stands then
 * @throws Problem as `requireOffice` and `saveOffice`
 */
export async function changeOffice(
  ctx: Context,
  input: { areaCode: string | null; change: OfficeChange; version: number },
): Promise<OfficeSettings> {
  const { area, office } = await requireOffice(ctx, input.areaCode);
  const { change, version } = input;
  await saveOffice(ctx.database, area, { change, version, before: office, userId: auditedAs(ctx.actor) });
  return requireOffice(ctx, input.areaCode);
}

/**
 * Takes the picture that an office prints on top, or takes it away (null). It overwrites nothing that anybody has typed:
 * it goes on top of whatever stands.
 * @throws Problem as `requireOffice` and `saveOffice`, and 422 for what is no logo
 */
export async function changeLogo(
  ctx: Context,
  { areaCode, picture }: { areaCode: string | null; picture: Uint8Array | null },
): Promise<void> {
  const { area, office } = await requireOffice(ctx, areaCode);
  const change: OfficeChange = { logo: picture && (await readLogo(picture)) };
  const { version } = office;
  await saveOffice(ctx.database, area, { change, version, before: office, userId: auditedAs(ctx.actor) });
}

/**
 * Keeps the columns of a sheet for the actor's own office.
 * @param input.version of the office as the sheet showed it
 * @throws Problem 404 to an actor who may not change the office, and as `saveOffice`
 */
export async function keepColumns(
  ctx: Context,
  input: { campaignSlug: string; columns: readonly ColumnKey[] | null; version: number },
): Promise<void> {
  const scope = await loadCampaignScope(ctx, { campaignSlug: input.campaignSlug, under: null, verb: 'office' });
  if (!scope) throw notFoundProblem();
  const { area, office: before } = await requireOffice(ctx, null);
  const { columns, version } = input;
  await saveOffice(ctx.database, area, { change: { columns }, version, before, userId: auditedAs(ctx.actor) });
}
