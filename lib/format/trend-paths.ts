import type { Corner, TrendPoint } from './trend-model';

/** Where a day and a figure stand in a drawing. */
export type Place = { x: (day: number) => number; y: (value: number) => number };

/** To a tenth: finer than any eye, and a third of the bytes. */
export const round = (value: number) => Math.round(value * 10) / 10;

/** Runs of days with a figure: a day without one is a gap. */
function runsOf<T extends TrendPoint>(points: readonly TrendPoint[], known: (point: TrendPoint) => point is T): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  for (const point of points) {
    if (!known(point)) {
      open = null;
      continue;
    }
    if (open) open.push(point);
    else {
      open = [point];
      runs.push(open);
    }
  }
  return runs;
}

/** A line through the days on which a figure is known. */
export function linePath(points: readonly TrendPoint[], of: 'total' | 'collected', { x, y }: Place): string {
  const known = (point: TrendPoint): point is TrendPoint => point[of] !== null;
  return runsOf(points, known)
    .map((run) => run.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.x)} ${y(point[of] ?? 0)}`).join(''))
    .join('');
}

/** A line through corners; empty without any. */
export function cornerPath(corners: readonly Corner[], { x, y }: Place): string {
  return corners.length === 0 ? '' : `M${corners.map((corner) => `${x(corner.x)} ${y(corner.y)}`).join('L')}`;
}

const channels = ['online', 'manual', 'unsplit'] as const;

/** The channels above one another. */
export function stackPaths(points: readonly TrendPoint[], { x, y }: Place) {
  return channels.map((channel, at) => {
    const known = (point: TrendPoint): point is TrendPoint => point[channel] !== null;
    const ground = (point: TrendPoint) => channels.slice(0, at).reduce((sum, one) => sum + (point[one] ?? 0), 0);
    const path = runsOf(points, known)
      .map((run) => {
        const top = run.map((point) => `${x(point.x)} ${y(ground(point) + (point[channel] ?? 0))}`);
        const bottom = run.toReversed().map((point) => `${x(point.x)} ${y(ground(point))}`);
        return `M${[...top, ...bottom].join('L')}z`;
      })
      .join('');
    return { channel, path };
  });
}

/** The days on which more was collected than recorded, with both figures. */
function listWaiting(points: readonly TrendPoint[]) {
  type Waiting = TrendPoint & { total: number; collected: number };
  const known = (point: TrendPoint): point is Waiting =>
    point.total !== null && point.collected !== null && point.collected >= point.total;
  return runsOf(points, known);
}

/** The space between what is recorded and what is collected: work that no figure shows yet. A day alone is as wide as its bar. */
export function waitingPath(points: readonly TrendPoint[], { x, y }: Place): string {
  return listWaiting(points)
    .map((run) => {
      const [first] = run;
      const alone = first && run.length === 1 ? [-0.3, 0.3].map((by) => ({ ...first, x: first.x + by })) : run;
      const top = alone.map((point) => `${x(point.x)} ${y(point.collected)}`);
      const bottom = alone.toReversed().map((point) => `${x(point.x)} ${y(point.total)}`);
      return `M${[...top, ...bottom].join('L')}z`;
    })
    .join('');
}

/** What each day brought, from 0 up or down. */
export function barsPath(points: readonly TrendPoint[], { x, y }: Place, wide: number): string {
  return points
    .filter((point) => point.gained !== null && point.gained !== 0)
    .map((point) => `M${round(x(point.x) - wide / 2)} ${y(0)}V${y(point.gained ?? 0)}h${wide}V${y(0)}z`)
    .join('');
}
