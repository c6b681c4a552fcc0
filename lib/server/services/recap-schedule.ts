// What is due now: recaps are prepared, and mails that wait are sent. Called by the clock (schedule.ts) and by hand.
import { inScope } from '../../../db/client';
import { getLastAuditCheck } from '../../../db/queries/audit-log';
import { keepConfirmed } from '../../../db/queries/recap-recipients';
import {
  listNewestRecaps,
  listScheduledOffices,
  listWaitingMails,
  type WaitingMail,
} from '../../../db/queries/recap-schedule';
import { prepareRecap } from '../../../db/writes/recap-schedule';
import { nationCode } from '../../domain/areas';
import type { IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import type { MailOutcome } from '../../domain/recaps';
import { areaHref, defaultAreaQuery } from '../../format/area-query';
import { formatAreaName } from '../../format/areas';
import { describeAuditCheck } from '../../format/audit-check-words';
import { buildRecapMail, type MailPicture, sendMail } from '../../reports/mail';
import { buildRecap } from '../../reports/recap';
import { renderRecapImage } from '../../reports/recap-image';
import { nameFile } from '../../reports/report';
import type { Context } from '../auth/context';
import { type RecapSource, readRecap, readRecapText } from '../loaders/recaps';
import { type Delivery, type Means, type Preparation, runScheduled, type ScheduledRun } from './scheduled-mail';

export type RecapRun = ScheduledRun<{ forDay: IsoDay; asOf: IsoDay }>;

/** Prepares the recaps that are due and sends those that wait; null: another process on this database is at it. */
export function runRecaps(ctx: Context, means: Means): Promise<RecapRun | null> {
  return runScheduled(ctx, means, {
    kind: 'recap',
    listOffices: listScheduledOffices,
    listPrepared: listNewestRecaps,
    prepare,
    listWaiting: listWaitingMails,
    deliver,
  });
}

/** Prepares the recap of an office; null when another process was faster. `asOf` is the day of its figures. */
async function prepare({ ctx, area, kept, office: due, forDay, mail }: Preparation) {
  const recap = await readNewest(ctx, due, forDay);
  const { asOf } = recap.progress;
  const { text, fingerprint } = buildRecap(recap);
  const key = { campaignId: due.campaignId, office: area, asOf };
  const [worded, emails] = await Promise.all([
    readRecapText(ctx, area, key),
    inScope(ctx.database, kept, (transaction) => keepConfirmed(transaction, kept, due.office.recap.emails)),
  ]);
  const id = await prepareRecap(ctx.database, kept, {
    officeId: due.officeId,
    campaignId: due.campaignId,
    forDay,
    asOf,
    // The office's own wording, as long as it tells the figures that stand.
    text: worded?.text && worded.fingerprint === fingerprint ? worded.text : text,
    mailTo: emails,
    mail: mail && emails.length > 0,
    preparedAt: ctx.now,
  });
  return id === null ? null : { forDay, asOf };
}

type Of = { campaignSlug: string; areaCode: string };

/** The figures of the last day that was reported, up to the day that is due: the day that pages show by themselves. */
async function readNewest(ctx: Context, of: Of, forDay: IsoDay): Promise<RecapSource> {
  const recap = await readOn(ctx, of, forDay);
  const { lastReportDay } = recap.progress.headline;
  return lastReportDay && lastReportDay < recap.progress.asOf ? readOn(ctx, of, lastReportDay) : recap;
}

async function readOn(ctx: Context, { campaignSlug, areaCode: code }: Of, asOf: IsoDay): Promise<RecapSource> {
  const recap = await readRecap(ctx, { campaignSlug, code, ...defaultView, asOf });
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

async function deliver({ ctx, area, kept, server, publicUrl, mail }: Delivery<WaitingMail>): Promise<MailOutcome[]> {
  const { asOf, text, campaignName, campaignSlug: campaign, areaCode: code } = mail;
  const sheet = areaHref({ campaign, code, query: { ...defaultAreaQuery, asOf } }, 'lembar');
  const letter = buildRecapMail({
    areaName: formatAreaName(area),
    campaignName,
    asOf,
    text,
    sheetUrl: new URL(sheet, publicUrl).href,
    picture: await drawPicture(ctx, mail),
    // The administrators' own recap is that of the nation.
    upkeep: code === nationCode ? describeAuditCheck(await getLastAuditCheck(ctx.database)) : null,
  });
  // Who was taken off since it was prepared has none, and is not waited for.
  const wanted = await inScope(ctx.database, kept, (transaction) => keepConfirmed(transaction, kept, mail.left));
  return sendMail(server, letter, wanted);
}
