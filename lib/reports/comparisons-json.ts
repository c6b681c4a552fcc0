import type { ComparisonAnswer, ComparisonsAnswer } from '../domain/api-comparisons';
import type { AreaRef } from '../domain/area-progress';
import type { IsoDay } from '../domain/days';

/** What a set is told from, as lib/server/loaders reads it. */
type DescribedSet = {
  id: number;
  area: AreaRef;
  source: string;
  day: IsoDay;
  hour: string | null;
  figures: number;
  withdrawnAt: Date | null;
  mayChange: boolean;
  createdBy: string | null;
  createdAt: Date;
};

/** Sets of figures of other sources as the API shows them. */
export function buildComparisonsAnswer(list: {
  campaign: { slug: string };
  area: AreaRef;
  sets: readonly DescribedSet[];
  truncated: boolean;
}): ComparisonsAnswer {
  const { campaign, area, sets, truncated } = list;
  return {
    ...{ campaign: campaign.slug, area: describeArea(area), truncated },
    comparisons: sets.map((set) => ({ ...describeSet(set), figures: set.figures })),
  };
}

/** One of them, with its figures. */
export function buildComparisonAnswer(found: {
  set: DescribedSet;
  figures: readonly { area: AreaRef; total: number; takesPart: boolean }[];
}): ComparisonAnswer {
  return {
    ...describeSet(found.set),
    figures: found.figures.map(({ area, ...one }) => ({ area: describeArea(area), ...one })),
  };
}

function describeSet({ id, area, source, day, hour, withdrawnAt, mayChange, createdBy, createdAt }: DescribedSet) {
  return {
    ...{ id, area: describeArea(area), source, day, hour, withdrawn: withdrawnAt !== null, mayChange },
    ...{ by: createdBy, at: createdAt.toISOString() },
  };
}

const describeArea = ({ code, name, level, kind }: AreaRef): AreaRef => ({ code, name, level, kind });
