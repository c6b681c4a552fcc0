// What is due now: recaps are prepared, and mails that wait are sent. Called by the clock (schedule.ts) and by hand.
import { inScope } from '../../../db/client';
import { getLastAuditCheck } from '../../../db/queries/audit-log';
import {
  type DueOffice,
  listNewestRecaps,
  listScheduledOffices,
  listWaitingMails,
  type WaitingMail,
} from '../../../db/queries/recap-schedule';
import { getRecapText } from '../../../db/queries/recaps';
import { alone } from '../../../db/writes/alone';
import { markMail, prepareRecap, takeMail } from '../../../db/writes/recap-schedule';
import { nationCode, rangeOfCode } from '../../domain/areas';
import type { IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { findDue, isMailDue, type MailState, settleMail } from '../../domain/recaps';
import { areaHref, defaultAreaQuery } from '../../format/area-query';
import { formatAreaName } from '../../format/areas';
import { describeAuditCheck } from '../../format/audit-check-words';
import { buildRecapMail, type MailPicture, type MailServer, sendMail } from '../../reports/mail';
import { buildRecap } from '../../reports/recap';
import { renderRecapImage } from '../../reports/recap-image';
import { nameFile } from '../../reports/report';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { type RecapSource, readRecap } from '../loaders/recaps';

export type RecapRun = {
  prepared: { area: string; campaign: string; forDay: IsoDay; asOf: IsoDay }[];
  /** One for each mail that was tried; `reached` and `left` are numbers of addresses. */
  mailed: { area: string; campaign: string; state: MailState; reached: number; left: number }[];
  /** What could not be done for an office, in words without figures and addresses. */
  failed: { area: string; campaign: string; reason: string }[];
};

/** What mails are sent with; `mail` null: none are. */
type Means = { mail: MailServer | null; publicUrl: string };

/**
 * Prepares what is due and sends what waits; null: another process on this database is at it. Each recap is prepared
 * once, however often it is asked for; what fails for one office does not keep the others from theirs.
 */
export function runRecaps(ctx: Context, means: Means): Promise<RecapRun | null> {
  return alone(ctx.database, 'recapSchedule', async () => {
    const run: RecapRun = { prepared: [], mailed: [], failed: [] };
    for (const { office, forDay } of await listDue(ctx)) {
      await guarded(run, { area: office.areaCode, campaign: office.campaignSlug }, async () => {
        const asOf = await prepare(ctx, means, office, forDay);
        if (asOf) run.prepared.push({ area: office.areaCode, campaign: office.campaignSlug, forDay, asOf });
      });
    }
    for (const mail of means.mail ? await listDueMails(ctx) : []) {
      await guarded(run, { area: mail.areaCode, campaign: mail.campaignSlug }, async () => {
        const tried = await send(ctx, means, mail);
        if (tried) run.mailed.push({ area: mail.areaCode, campaign: mail.campaignSlug, ...tried });
      });
    }
    return run;
  });
}

async function guarded(
  run: RecapRun,
  of: { area: string; campaign: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.failed.push({ ...of, reason: explainBriefly(error) });
  }
}

/** An error without what it was about: the message of a failed query repeats the text and the addresses. */
export function explainBriefly(error: unknown): string {
  if (!(error instanceof Error)) return 'galat yang tidak dikenal';
  if (error.message.startsWith('Failed query')) return error.cause ? explainBriefly(error.cause) : 'basis data menolak';
  return error.message.split('\n')[0] ?? error.name;
}

function listDue({ actor, database, now }: Context): Promise<{ office: DueOffice; forDay: IsoDay }[]> {
  return inScope(database, actor.area, async (transaction) => {
    const [offices, prepared] = await Promise.all([
      listScheduledOffices(transaction, now),
      listNewestRecaps(transaction),
    ]);
    return findDue({ now, offices, prepared });
  });
}

async function listDueMails({ actor, database, now }: Context): Promise<WaitingMail[]> {
  const waiting = await inScope(database, actor.area, listWaitingMails);
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

/** Prepares the recap of an office. Returns the day of its figures; null when another process was faster. */
async function prepare(ctx: Context, means: Means, due: DueOffice, forDay: IsoDay): Promise<IsoDay | null> {
  const { database, now } = ctx;
  const area = await requireArea(ctx, due);
  const recap = await readNewest(ctx, due, forDay);
  const { asOf } = recap.progress;
  const { text, fingerprint } = buildRecap(recap);
  const key = { campaignId: due.campaignId, office: due.area, asOf };
  const worded = await inScope(database, area, (transaction) => getRecapText(transaction, area, key));
  const { emails } = due.office.recap;
  const id = await prepareRecap(database, area, {
    officeId: due.officeId,
    campaignId: due.campaignId,
    forDay,
    asOf,
    // The office's own wording, as long as it tells the figures that stand.
    text: worded?.text && worded.fingerprint === fingerprint ? worded.text : text,
    mailTo: emails,
    mail: means.mail !== null && emails.length > 0,
    preparedAt: now,
  });
  return id === null ? null : asOf;
}

/** The figures of the last day that was reported, up to the day that is due: the day that pages show by themselves. */
async function readNewest(ctx: Context, due: DueOffice, forDay: IsoDay): Promise<RecapSource> {
  const recap = await readOn(ctx, due, forDay);
  const { lastReportDay } = recap.progress.headline;
  return lastReportDay && lastReportDay < recap.progress.asOf ? readOn(ctx, due, lastReportDay) : recap;
}

async function readOn(
  ctx: Context,
  of: { campaignSlug: string; areaCode: string },
  asOf: IsoDay,
): Promise<RecapSource> {
  const { campaignSlug, areaCode: code } = of;
  const request = { campaignSlug, code, ...defaultView, asOf };
  const recap = await readRecap(within(ctx, code), request);
  if (!recap) throw new Error(`wilayah ${code} tidak dapat dibaca`);
  return recap;
}

/**
 * The picture of a recap, as long as it would show the figures that its text tells; null otherwise, and where it cannot
 * be drawn: the text goes out alone.
 */
async function drawPicture(ctx: Context, mail: WaitingMail): Promise<MailPicture | null> {
  try {
    const recap = await readOn(ctx, mail, mail.asOf);
    if (buildRecap(recap).text !== mail.text) return null;
    return { fileName: `rekap-${nameFile(recap.progress)}.png`, png: await renderRecapImage(recap) };
  } catch {
    return null;
  }
}

/** Tries to send a mail to those it has not reached; null when another process has taken this attempt. */
async function send(
  ctx: Context,
  { mail: server, publicUrl }: Means,
  mail: WaitingMail,
): Promise<{ state: MailState; reached: number; left: number } | null> {
  if (!server) return null;
  const { database, now } = ctx;
  const area = await requireArea(ctx, mail);
  const { id, attempts, asOf, text, campaignName } = mail;
  if (!(await takeMail(database, area, { id, attempts, now }))) return null;
  const query = { ...defaultAreaQuery, asOf };
  const sheet = areaHref({ campaign: mail.campaignSlug, code: mail.areaCode, query }, 'lembar');
  const letter = buildRecapMail({
    areaName: formatAreaName(area),
    campaignName,
    asOf,
    text,
    sheetUrl: new URL(sheet, publicUrl).href,
    picture: await drawPicture(ctx, mail),
    // The administrators' own recap is that of the nation.
    upkeep: mail.areaCode === nationCode ? describeAuditCheck(await getLastAuditCheck(database)) : null,
  });
  const outcomes = await sendMail(server, letter, mail.left);
  const { state, left, error } = settleMail({ attempts: attempts + 1, outcomes });
  await markMail(database, area, { id, state, left, error });
  return { state, reached: mail.left.length - left.length, left: left.length };
}
