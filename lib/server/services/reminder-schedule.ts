// The reminders that are due now: kept once a day, and sent. Called by the clock (schedule.ts) and by hand.
import {
  listNewestReminders,
  listRemindingOffices,
  listWaitingReminders,
  type WaitingReminders,
} from '../../../db/queries/reminder-schedule';
import { markLetterSent, prepareReminders } from '../../../db/writes/reminders';
import type { IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import type { MailOutcome } from '../../domain/recaps';
import { buildReminders } from '../../domain/reminders';
import { localTime } from '../../domain/time-zones';
import { formatAreaTitle } from '../../format/areas';
import { describeSilence } from '../../format/call-words';
import { buildReminderMail, sendMail } from '../../reports/mail';
import type { Context } from '../auth/context';
import { readCallList } from '../loaders/call-list';
import { readAreaProgress } from '../loaders/progress';
import { type Delivery, type Means, type Preparation, runScheduled, type ScheduledRun } from './scheduled-mail';

export type ReminderRun = ScheduledRun<{ forDay: IsoDay; silent: number; letters: number }>;

/**
 * Reminds those that have not reported, for each office that asked for it and whose hour has passed today; null: another
 * process on this database is at it. An hour that the server was off over is made up for on the same day and not later.
 */
export function runReminders(ctx: Context, means: Means): Promise<ReminderRun | null> {
  return runScheduled(ctx, means, {
    kind: 'reminder',
    listOffices: listRemindingOffices,
    listPrepared: listNewestReminders,
    // Yesterday's hour is over: a reminder of it would speak of a day that is late anyhow.
    isWanted: ({ office, forDay }, now) => forDay === localTime(now, office.timeZone).day,
    prepare,
    listWaiting: listWaitingReminders,
    deliver,
  });
}

async function prepare({ ctx, kept: by, office, forDay, mail }: Preparation) {
  const { areaCode: code, campaignSlug, officeId, campaignId } = office;
  const progress = await readAreaProgress(ctx, { campaignSlug, code, ...defaultView, asOf: forDay, series: false });
  const found = progress && (await readCallList(ctx, progress));
  if (!found) throw new Error(`wilayah ${code} tidak dapat dibaca`);
  const letters = buildReminders({ calls: found.list.calls, contacts: found.contacts });
  const silent = found.list.calls.length;
  const kept = { officeId, campaignId, forDay, silent, letters, mail, preparedAt: ctx.now };
  const id = await prepareReminders(ctx.database, by, kept);
  return id === null ? null : { forDay, silent, letters: letters.length };
}

async function deliver(delivery: Delivery<WaitingReminders>): Promise<MailOutcome[]> {
  const { ctx, kept, server, publicUrl, mail: waiting } = delivery;
  const { id, office, campaignSlug, campaignName, forDay } = waiting;
  const outcomes: MailOutcome[] = [];
  for (const letter of waiting.letters.filter((one) => waiting.unsent.includes(one.area.code))) {
    const mail = buildReminderMail({
      areaTitle: formatAreaTitle(letter.area),
      ...{ campaignName, forDay, silence: describeSilence(letter), lastReportDay: letter.lastReportDay },
      entryUrl: new URL(`/${campaignSlug}/isi`, publicUrl).href,
      sender: { name: office.letterhead.name, telephone: office.telephone },
    });
    const [outcome] = await sendMail(server, mail, [letter.email]);
    // Two areas may have one address: what was reached is told by the area.
    if (outcome) outcomes.push({ ...outcome, address: letter.area.code });
    if (outcome?.result === 'sent') await markLetterSent(ctx.database, kept, { id, code: letter.area.code });
  }
  return outcomes;
}
