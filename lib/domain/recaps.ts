import { addDays, type IsoDay } from './days';
import { localTime, type TimeZone } from './time-zones';

/** none: nobody to send to, or no mail server is configured. waiting: not sent yet, and tried again. */
export const mailStates = ['none', 'waiting', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

export const recapLimits = {
  /**
   * Characters of a text message. WhatsApp's own interface for programs takes 4,096; the app takes more, but a text that
   * may have to go either way is kept to what both take.
   */
  text: 4096,
  /**
   * Characters of a wa.me address with the text in it, percent-encoded. It is the first line of a request, of which web
   * servers commonly take 8 kB: what goes beyond may be refused before WhatsApp ever sees it.
   */
  url: 8000,
} as const;

/** A recap as a user worded it, for an office, an area and a day. */
export type RecapText = {
  /** Empty: put back, so that the generated text stands. */
  text: string;
  /** Of the figures that it was worded from. */
  fingerprint: string;
  version: number;
  updatedAt: Date;
  /** Who worded it; null: the operator. */
  updatedBy: string | null;
};

/**
 * A text as a form sends it: line ends as browsers send them made plain, without control characters and lone halves of
 * characters, no empty lines around.
 */
export function cleanRecapText(sent: string): string {
  return sent
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}|\p{Cs}/gu, '')
    .trim();
}

/** What keeps a text from being saved; null: nothing. */
export function checkRecapText(text: string): 'empty' | 'tooLong' | null {
  if (text === '') return 'empty';
  return text.length > recapLimits.text ? 'tooLong' : null;
}

/** Why a text was not kept, for the form that it came from. */
export type RecapRefusal = {
  title: string;
  detail: string;
  /** What was typed. */
  text: string;
  /** What another user left there meanwhile; null: nobody did. An empty text: the automatic one was put back. */
  standing: { text: string; version: number } | null;
};

/** An office that has its recap prepared, and what decides whether one is due. */
export type ScheduledOffice = {
  officeId: number;
  campaignId: number;
  timeZone: TimeZone;
  /** Minutes after midnight in its own zone. */
  minute: number;
  /** When its settings were last changed: a day before that is not made up for. */
  setAt: Date;
  startDay: IsoDay;
  /** The office's own last day, extensions counted. */
  endDay: IsoDay;
  /** When a figure of its area last changed; null: never. */
  changedAt: Date | null;
};

/** The newest recap that was prepared for an office and campaign. */
export type PreparedRecap = { officeId: number; campaignId: number; forDay: IsoDay; preparedAt: Date };

/**
 * The recaps that are due: for each office the last hour that has passed, today's or yesterday's, unless one stands for
 * that day or a later one. Of several hours that were missed only the last counts, and yesterday's only where the office
 * has not changed its settings since. Before a campaign begins nothing is due; after its end only when figures have
 * changed since the last recap, so that late entries are still told and nothing is told twice.
 * @param prepared the newest of each office and campaign
 */
export function findDue<Office extends ScheduledOffice>(input: {
  now: Date;
  offices: readonly Office[];
  prepared: readonly PreparedRecap[];
}): { office: Office; forDay: IsoDay }[] {
  return input.offices.flatMap((office) => {
    const local = localTime(input.now, office.timeZone);
    const missed = local.minute < office.minute;
    const forDay = missed ? addDays(local.day, -1) : local.day;
    if (forDay < office.startDay) return [];
    if (missed && !stoodAt(office, forDay)) return [];
    const last = input.prepared.find((one) => one.officeId === office.officeId && one.campaignId === office.campaignId);
    if (last && last.forDay >= forDay) return [];
    if (forDay > office.endDay && !hasNews(office, last)) return [];
    return [{ office, forDay }];
  });
}

/** Whether the office's settings were the same already when its hour struck on that day. */
function stoodAt(office: ScheduledOffice, forDay: IsoDay): boolean {
  const set = localTime(office.setAt, office.timeZone);
  return set.day < forDay || (set.day === forDay && set.minute <= office.minute);
}

function hasNews(office: ScheduledOffice, last: PreparedRecap | undefined): boolean {
  return office.changedAt !== null && (last === undefined || office.changedAt > last.preparedAt);
}

/** So many minutes after an attempt that failed the next one follows; after the last of them none does. */
const mailWaits = [1, 5, 15, 60] as const;

/** How often a recap is tried to be sent. */
export const mailAttempts = mailWaits.length + 1;

/**
 * Whether a mail that waits is to be tried now. One whose last attempt never ended, for its process died, waits as long
 * as after any other.
 */
export function isMailDue(input: { now: Date; attempts: number; triedAt: Date | null }): boolean {
  const { now, attempts, triedAt } = input;
  if (triedAt === null) return true;
  const wait = mailWaits[Math.min(attempts, mailWaits.length) - 1] ?? 0;
  return now.getTime() - triedAt.getTime() >= wait * 60_000;
}

/**
 * What became of an attempt to send to one address. `refused`: for good, it does not help to try again; `later`: it may
 * work another time. `reason`: for people, one line.
 */
export type MailOutcome = { address: string } & ({ result: 'sent' } | { result: 'refused' | 'later'; reason: string });

/**
 * Where a mail stands after an attempt: whom it has not reached, and why. It is tried again as long as one of them may
 * still be reached.
 * @param attempts this one counted
 */
export function settleMail(input: { attempts: number; outcomes: readonly MailOutcome[] }): {
  state: MailState;
  left: string[];
  error: string | null;
} {
  const missed = input.outcomes.filter((one) => one.result !== 'sent');
  if (missed.length === 0) return { state: 'sent', left: [], error: null };
  const hope = input.attempts < mailAttempts && missed.some((one) => one.result === 'later');
  return {
    state: hope ? 'waiting' : 'failed',
    left: missed.map((one) => one.address),
    error: [...new Set(missed.map((one) => one.reason))].join('; '),
  };
}

/** A recap that was prepared by itself, as its office is told of it. */
export type OfficeRecap = {
  id: number;
  areaCode: string;
  campaign: { slug: string; name: string };
  /** The day for which it was due. */
  forDay: IsoDay;
  /** The day of its figures. */
  asOf: IsoDay;
  preparedAt: Date;
  /** The zone that the office keeps now. */
  timeZone: TimeZone;
  seen: boolean;
  mail: {
    state: MailState;
    to: string[];
    /** Whom it has not reached. */
    left: string[];
    error: string | null;
  };
};
