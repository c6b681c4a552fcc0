/** A measurement for monitoring, as Prometheus has it: a name, what it means in English, and its values by their labels. */
export type Metric = {
  name: string;
  help: string;
  type: 'counter' | 'gauge';
  samples: readonly { labels?: Record<string, string>; value: number }[];
};

/** A distribution of durations in seconds: how many took at most each bound, their sum and their number. */
export type Distribution = { bounds: readonly number[]; classes: number[]; sum: number; count: number };

export type DistributionMetric = {
  name: string;
  help: string;
  type: 'histogram';
  samples: readonly { labels?: Record<string, string>; value: Distribution }[];
};

export function createDistribution(bounds: readonly number[]): Distribution {
  return { bounds, classes: bounds.map(() => 0), sum: 0, count: 0 };
}

export function addDuration(distribution: Distribution, seconds: number): void {
  const at = distribution.bounds.findIndex((bound) => seconds <= bound);
  if (at >= 0) distribution.classes[at] = (distribution.classes[at] ?? 0) + 1;
  distribution.sum += seconds;
  distribution.count += 1;
}
