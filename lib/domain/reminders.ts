import type { AreaKind, AreaLevel } from './areas';
import type { Call } from './call-list';
import type { IsoDay } from './days';
import type { MailState } from './recaps';

/** A letter to the office of an area that has not reported. */
export type Reminder = {
  area: { code: string; name: string; level: AreaLevel; kind: AreaKind };
  /** Where it goes. */
  email: string;
  kind: Call['kind'];
  days: number;
  lastReportDay: IsoDay | null;
};

/** What became of the last reminders of an office, as its page tells it. */
export type SentReminders = {
  campaign: { slug: string; name: string };
  forDay: IsoDay;
  /** Areas without a report, and how many of them had an address. */
  silent: number;
  letters: number;
  unsent: number;
  state: MailState;
  error: string | null;
};

/** The letters that go out: to each area on the list whose office has an address, the longest silence first. */
export function buildReminders(input: {
  calls: readonly Call[];
  /** By the code of the area that is called; '': the office has no address. */
  contacts: ReadonlyMap<string, { email: string }>;
}): Reminder[] {
  return input.calls.flatMap(({ area, kind, days, lastReportDay }): Reminder[] => {
    const email = input.contacts.get(area.code)?.email ?? '';
    if (email === '') return [];
    const { code, name, level, kind: areaKind } = area;
    return [{ area: { code, name, level, kind: areaKind }, email, kind, days, lastReportDay }];
  });
}
