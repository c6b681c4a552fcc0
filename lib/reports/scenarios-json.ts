import type { ScenariosAnswer } from '../domain/api-scenarios';
import type { AreaProgress } from '../domain/area-progress';
import type { Scenario } from '../domain/scenarios';
import { type Assumptions, computeWhatFollows, type StartingPoint } from '../domain/what-if';
import { describeWhatFollows } from '../format/what-if-words';

/** A calculation about an area, and the scenarios that were kept of it, as the API shows them. */
export function buildScenariosAnswer(
  found: { progress: AreaProgress; start: StartingPoint; scenarios: readonly Scenario[] },
  assumed: Assumptions,
): ScenariosAnswer {
  const { progress, start, scenarios } = found;
  const { campaign, area, stage } = progress;
  const tell = (of: { start: StartingPoint; assumed: Assumptions }) => {
    const follows = computeWhatFollows(campaign, of.start, of.assumed);
    return { ...of, follows, says: describeWhatFollows({ campaign, area, stage, follows, ...of }) };
  };
  const { code, name, level, kind } = area;
  return {
    ...{ campaign: campaign.slug, area: { code, name, level, kind }, ...tell({ start, assumed }) },
    scenarios: scenarios.map((one) => ({
      ...{ id: one.id, name: one.name, ...tell({ start: one.start, assumed: one.assumed }) },
      ...{ by: one.createdBy, at: one.createdAt.toISOString() },
    })),
  };
}
