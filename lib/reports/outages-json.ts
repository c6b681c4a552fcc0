import type { OutageAnswer, OutagesAnswer } from '../domain/api-outages';
import type { AreaRef } from '../domain/area-progress';

type Said = Pick<OutageAnswer, 'channel' | 'reason' | 'source' | 'withdrawn'> & {
  fromDay: string;
  toDay: string | null;
  fromAt: Date | null;
  toAt: Date | null;
};

/** What an outage is told from, as lib/server/loaders reads it. */
export type DescribedOutage = Said &
  Pick<OutageAnswer, 'id' | 'seen' | 'daysLost' | 'mayChange'> & {
    area: AreaRef;
    history: readonly (Said & { note: string; createdBy: string | null; createdAt: Date })[];
  };

/** Outages as the API shows them. */
export function buildOutagesAnswer(campaign: string, outages: readonly DescribedOutage[]): OutagesAnswer {
  return { campaign, outages: outages.map(describeOutage) };
}

/** One outage as the API shows it. */
export function describeOutage(one: DescribedOutage): OutageAnswer {
  const { id, seen, daysLost, mayChange, area } = one;
  const { code, name, level, kind } = area;
  return {
    ...{ id, seen, daysLost, mayChange, area: { code, name, level, kind } },
    ...describeSaid(one),
    history: one.history.map((said) => ({
      ...describeSaid(said),
      ...{ note: said.note, by: said.createdBy, at: said.createdAt.toISOString() },
    })),
  };
}

function describeSaid({ channel, fromDay, toDay, fromAt, toAt, reason, source, withdrawn }: Said) {
  const [from, until] = [fromAt?.toISOString() ?? null, toAt?.toISOString() ?? null];
  return { channel, fromDay, toDay, from, until, reason, source, withdrawn };
}
