import {
  type Channel,
  type ChannelFigures,
  channels,
  noChannelFigures,
  type Stage,
  sumKnown,
} from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import { readPackagedAreas } from './areas';
import type { CountFact } from './demo-campaign';

/** The codes of all desa below an area of the packaged edition. */
export async function listDesa(under: string): Promise<string[]> {
  const areas = await readPackagedAreas();
  return areas.flatMap(({ code }) => (code.length === 13 && code.startsWith(`${under}.`) ? [code] : []));
}

/** The last report of each area up to a day, of one stage and channel. */
export function standingOf(
  counts: readonly CountFact[],
  stage: Stage,
  channel: Channel,
  day: IsoDay,
): Map<number, CountFact> {
  const standing = new Map<number, CountFact>();
  for (const fact of counts) {
    if (fact.stage !== stage || fact.channel !== channel || fact.day > day) continue;
    const earlier = standing.get(fact.area);
    if (!earlier || earlier.day <= fact.day) standing.set(fact.area, fact);
  }
  return standing;
}

/** What each area stands at by its own reports. */
export function standingFigures(counts: readonly CountFact[], stage: Stage, day: IsoDay): Map<number, ChannelFigures> {
  const figures = new Map<number, ChannelFigures>();
  for (const channel of channels) {
    for (const [area, fact] of standingOf(counts, stage, channel, day)) {
      figures.set(area, { ...(figures.get(area) ?? noChannelFigures), [channel]: fact.value });
    }
  }
  return figures;
}

/** Channel by channel; null where no part has reported. */
export function sumFigures(parts: readonly ChannelFigures[]): ChannelFigures {
  return {
    online: sumKnown(parts.map((part) => part.online)),
    manual: sumKnown(parts.map((part) => part.manual)),
    unsplit: sumKnown(parts.map((part) => part.unsplit)),
  };
}
