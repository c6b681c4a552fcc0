// The reminders that are due now: kept once a day, and sent. Called by the clock (schedule.ts) and by hand.
import { inScope } from '../../../db/client';
import {
  listNewestReminders,
  listRemindingOffices,
  listWaitingReminders,
  type RemindingOffice,
  type WaitingReminders,
} from '../../../db/queries/reminder-schedule';
import { alone } from '../../../db/writes/alone';
import { markLetterSent, markReminders, prepareReminders, takeReminders } from '../../../db/writes/reminders';
import { rangeOfCode } from '../../domain/areas';
import type { IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { findDue, isMailDue, type MailOutcome, type MailState, settleMail } from '../../domain/recaps';
import { buildReminders } from '../../domain/reminders';
import { localTime } from '../../domain/time-zones';
import { formatAreaTitle } from '../../format/areas';
import { describeSilence } from '../../format/call-words';
import { buildReminderMail, type MailServer, sendMail } from '../../reports/mail';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCallList } from '../loaders/call-list';
import { readAreaProgress } from '../loaders/progress';
import { explainBriefly } from './recap-schedule';

export type ReminderRun = {
  prepared: { area: string; campaign: string; forDay: IsoDay; silent: number; letters: number }[];
  mailed: { area: string; campaign: string; state: MailState; reached: number; left: number }[];
  failed: { area: string; campaign: string; reason: string }[];
};

type Means = { mail: MailServer | null; publicUrl: string };

/**
 * Reminds those that have not reported, for each office that asked for it and whose hour has passed today; null: another
 * process on this database is at it. Each area once a day, however often it is asked for; what fails for one office does not
 * keep the others from theirs. An hour that the server was off over is made up for on the same day and not later.
 */
export function runReminders(ctx: Context, means: Means): Promise<ReminderRun | null> {
  return alone(ctx.database, 'reminderSchedule', async () => {
    const run: ReminderRun = { prepared: [], mailed: [], failed: [] };
    for (const due of await listDue(ctx)) {
      await guarded(run, { area: due.areaCode, campaign: due.campaignSlug }, async () => {
        const made = await prepare(ctx, means, due);
        if (made) run.prepared.push({ area: due.areaCode, campaign: due.campaignSlug, ...made });
      });
    }
    for (const waiting of means.mail ? await listDueMails(ctx) : []) {
      await guarded(run, { area: waiting.areaCode, campaign: waiting.campaignSlug }, async () => {
        const tried = await send(ctx, means, waiting);
        if (tried) run.mailed.push({ area: waiting.areaCode, campaign: waiting.campaignSlug, ...tried });
      });
    }
    return run;
  });
}

async function guarded(
  run: ReminderRun,
  of: { area: string; campaign: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.failed.push({ ...of, reason: explainBriefly(error) });
  }
}

async function listDue({ actor, database, now }: Context): Promise<RemindingOffice[]> {
  const found = await inScope(database, actor.area, async (transaction) => {
    const [offices, prepared] = await Promise.all([
      listRemindingOffices(transaction, now),
      listNewestReminders(transaction),
    ]);
    return findDue({ now, offices, prepared });
  });
  // Yesterday's hour is over: a reminder of it would speak of a day that is late anyhow.
  return found
    .filter(({ office, forDay }) => forDay === localTime(now, office.timeZone).day)
    .map(({ office }) => office);
}

async function listDueMails({ actor, database, now }: Context): Promise<WaitingReminders[]> {
  const waiting = await inScope(database, actor.area, listWaitingReminders);
  return waiting.filter((one) => isMailDue({ now, ...one }));
}

/** The same actor, with no more of the country in sight than an office has. */
function within(ctx: Context, areaCode: string): Context {
  return { ...ctx, actor: { ...ctx.actor, area: { code: areaCode, ...rangeOfCode(areaCode) } } };
}

async function requireArea(ctx: Context, input: { areaCode: string; editionId: number }) {
  const { areaCode: code, editionId } = input;
  const area = await authorizeArea(within(ctx, code), { editionId, code, verb: 'office' });
  if (!area) throw new Error(`wilayah ${code} tidak ada dalam edisi kampanye ini`);
  return area;
}

async function prepare(ctx: Context, means: Means, due: RemindingOffice) {
  const { areaCode: code, campaignSlug, officeId, campaignId, timeZone } = due;
  const area = await requireArea(ctx, due);
  const own = within(ctx, code);
  const forDay = localTime(ctx.now, timeZone).day;
  const progress = await readAreaProgress(own, { campaignSlug, code, ...defaultView, asOf: forDay, series: false });
  const found = progress && (await readCallList(own, progress));
  if (!found) throw new Error(`wilayah ${code} tidak dapat dibaca`);
  const letters = buildReminders({ calls: found.list.calls, contacts: found.contacts });
  const silent = found.list.calls.length;
  const kept = { officeId, campaignId, forDay, silent, letters, mail: means.mail !== null, preparedAt: ctx.now };
  const id = await prepareReminders(ctx.database, area, kept);
  return id === null ? null : { forDay, silent, letters: letters.length };
}

/** Tries to send the letters that have not arrived; null when another process has taken this attempt. */
async function send(ctx: Context, { mail: server, publicUrl }: Means, waiting: WaitingReminders) {
  if (!server) return null;
  const { database, now } = ctx;
  const { id, attempts, office, campaignSlug, campaignName, forDay } = waiting;
  const area = await requireArea(ctx, waiting);
  if (!(await takeReminders(database, area, { id, attempts, now }))) return null;
  const left = waiting.letters.filter((one) => waiting.unsent.includes(one.area.code));
  const outcomes: MailOutcome[] = [];
  for (const letter of left) {
    const mail = buildReminderMail({
      areaTitle: formatAreaTitle(letter.area),
      ...{ campaignName, forDay, silence: describeSilence(letter), lastReportDay: letter.lastReportDay },
      entryUrl: new URL(`/${campaignSlug}/isi`, publicUrl).href,
      sender: { name: office.letterhead.name, telephone: office.telephone },
    });
    const [outcome] = await sendMail(server, mail, [letter.email]);
    // Two areas may have one address: what was reached is told by the area.
    if (outcome) outcomes.push({ ...outcome, address: letter.area.code });
    if (outcome?.result === 'sent') await markLetterSent(database, area, { id, code: letter.area.code });
  }
  const { state, left: unsent, error } = settleMail({ attempts: attempts + 1, outcomes });
  await markReminders(database, area, { id, state, unsent, error });
  return { state, reached: left.length - unsent.length, left: unsent.length };
}
