import { addScenario, setScenarioListed } from '../../../db/writes/scenarios';
import type { AuthorizedArea } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { Problem } from '../../domain/problems';
import { scenarioLimits } from '../../domain/scenarios';
import { auditedAs } from '../../domain/users';
import type { Assumptions } from '../../domain/what-if';
import { findFaults } from '../../format/what-if-fields';
import type { Context } from '../auth/context';
import { readScenarios, type ScenarioPage } from '../loaders/scenarios';
import { requireAreaFor } from './require-area';
import { requireWords } from './require-words';

type Named = { campaignSlug: string; code: string };

/** The scenarios of an area that the actor sees. @throws Problem 404, and for a day that is none of the campaign */
export async function requireScenarios(ctx: Context, input: Named & { asOf: IsoDay | null }): Promise<ScenarioPage> {
  const found = await readScenarios(ctx, input);
  if (!found) throw new Problem('unknown-campaign-or-area', 'Periksa kampanye dan kode wilayahnya.');
  return found;
}

/** Who may keep scenarios of an area, before anything is read of what they send. @throws Problem as `requireAreaFor` */
export function requireKeeper(ctx: Context, input: Named): Promise<{ campaign: Campaign; area: AuthorizedArea }> {
  return requireAreaFor(ctx, { ...input, verb: 'publish' });
}

/** What is assumed about an area as it stands, where it can be. @throws Problem 422 that says what cannot */
export function requireAssumptions({ progress, start }: ScenarioPage, assumed: Assumptions): Assumptions {
  const faults = findFaults(assumed, { campaign: progress.campaign, asOf: start.asOf });
  const [fault] = Object.values(faults);
  if (fault !== undefined) throw new Problem('scenario-assumption', fault);
  return assumed;
}

/**
 * Keeps a calculation under a name, with the figures that it starts from; returns its number.
 * @param input.asOf the day of those figures; null: the last that was reported
 * @throws Problem as `requireKeeper` and `addScenario`, 422 an assumption that cannot be, or none
 */
export async function keepScenario(
  ctx: Context,
  input: Named & { asOf: IsoDay | null; name: string; assumed: Assumptions },
): Promise<number> {
  const { campaign, area } = await requireKeeper(ctx, input);
  const name = requireWords('Nama skenario', input.name, scenarioLimits.name);
  const found = await requireScenarios(ctx, input);
  const assumed = requireAssumptions(found, input.assumed);
  if (Object.values(assumed).every((one) => one === null)) {
    throw new Problem('scenario-assumption', 'Belum ada yang diandaikan. Isi paling sedikit satu kotak.');
  }
  const place = { campaignId: campaign.id, area };
  return addScenario(ctx.database, place, { name, start: found.start, assumed, userId: auditedAs(ctx.actor) });
}

/** Takes a scenario off the list of its area, or puts it back. @throws Problem as `requireKeeper` and `setScenarioListed` */
export async function changeScenario(ctx: Context, input: Named & { id: number; listed: boolean }): Promise<void> {
  const { campaign, area } = await requireKeeper(ctx, input);
  const { id, listed } = input;
  const place = { campaignId: campaign.id, area };
  await setScenarioListed(ctx.database, place, { id, listed, userId: auditedAs(ctx.actor) });
}
