import type { Channel } from './counts';
import { addDays, type IsoDay } from './days';

/** A span of days in which a channel (null: all of them) did not work, for an area and all below it. */
export type Outage = {
  id: number;
  areaLo: number;
  areaHi: number;
  channel: Channel | null;
  fromDay: IsoDay;
  toDay: IsoDay;
  reason: string;
};

/** Whether the channel was down for the area on that day. An outage above an area counts for it; one below does not. */
export function isDown(input: { outages: readonly Outage[]; areaLo: number; channel: Channel; day: IsoDay }): boolean {
  return input.outages.some(
    (one) =>
      one.areaLo <= input.areaLo &&
      input.areaLo <= one.areaHi &&
      (one.channel === null || one.channel === input.channel) &&
      one.fromDay <= input.day &&
      input.day <= one.toDay,
  );
}

/** The last `length` days up to `asOf` on which the channel worked, newest first; none before `startDay`. */
export function workingDays(input: {
  outages: readonly Outage[];
  areaLo: number;
  channel: Channel;
  asOf: IsoDay;
  startDay: IsoDay;
  length: number;
}): IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = input.asOf; day >= input.startDay && days.length < input.length; day = addDays(day, -1)) {
    if (!isDown({ ...input, day })) days.push(day);
  }
  return days;
}

/** The outages that count for an area: those of it and of the areas above it. */
export function listOutagesOf(input: { outages: readonly Outage[]; areaLo: number }): Outage[] {
  return input.outages.filter((one) => one.areaLo <= input.areaLo && input.areaLo <= one.areaHi);
}
