import type { TargetSetsAnswer } from '../domain/api-target-sets';
import type { AreaRef } from '../domain/area-progress';
import type { TargetSpan } from '../domain/target-sets';
import type { Target } from '../domain/targets';

/** What versions are told from, as lib/server/loaders reads them. */
export type DescribedTargetSets = {
  campaign: { slug: string };
  area: AreaRef;
  versions: readonly {
    id: number;
    slug: string;
    name: string;
    letter: string | null;
    decidedDay: string | null;
    note: string | null;
    version: number;
    createdBy: string | null;
    createdAt: Date;
    countsToday: boolean;
    spans: readonly TargetSpan[];
  }[];
  /** The area's target in each version is that of the first row. */
  rows: readonly { targets: ReadonlyMap<number, Target> }[];
};

/** The versions of a campaign's targets, as the API shows them. */
export function buildTargetSetsAnswer({ campaign, area, versions, rows }: DescribedTargetSets): TargetSetsAnswer {
  return {
    campaign: campaign.slug,
    area: { code: area.code, name: area.name, level: area.level, kind: area.kind },
    targetSets: versions.map(({ id, slug, name, letter, decidedDay, note, version, countsToday, ...one }) => ({
      ...{ id, slug, name, letter, decidedDay, note, version, countsToday },
      by: one.createdBy,
      at: one.createdAt.toISOString(),
      counts: one.spans.map(({ fromDay, untilDay }) => ({ from: fromDay, until: untilDay })),
      target: rows[0]?.targets.get(id) ?? null,
    })),
  };
}
