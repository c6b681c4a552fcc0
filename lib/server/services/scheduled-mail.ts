// What offices have prepared and sent by the hour they set: the run that recaps and reminders share.
import { inScope, type ScopedTransaction } from '../../../db/client';
import type { DueOffice } from '../../../db/queries/scheduled-offices';
import { alone } from '../../../db/writes/alone';
import { type MailKind, markAttempt, takeAttempt } from '../../../db/writes/scheduled-mail';
import { type AuthorizedArea, rangeOfCode } from '../../domain/areas';
import type { IsoDay } from '../../domain/days';
import {
  findDue,
  isMailDue,
  type MailOutcome,
  type MailState,
  type PreparedRecap,
  settleMail,
} from '../../domain/recaps';
import type { MailServer } from '../../reports/mail';
import { authorizeArea, authorizeOwnOffice } from '../auth/areas';
import type { Context } from '../auth/context';
import { explainBriefly } from './explain-briefly';

/** What mails are sent with; `mail` null: none are. */
export type Means = { mail: MailServer | null; publicUrl: string };

type Of = { area: string; campaign: string };

export type ScheduledRun<Made> = {
  prepared: (Of & Made)[];
  /** One for each attempt; `reached` and `left` are numbers of addresses. */
  mailed: (Of & { state: MailState; reached: number; left: number })[];
  /** What could not be done for an office, in words without figures and addresses. */
  failed: (Of & { reason: string })[];
};

/** What was prepared and has not reached everybody. */
type Waiting = {
  id: number;
  areaCode: string;
  campaignSlug: string;
  editionId: number;
  attempts: number;
  triedAt: Date | null;
};

type Due = { office: DueOffice; forDay: IsoDay };

/**
 * An office at work: `ctx` sees no more of the country than it does. `area`: its own in the campaign; `kept`: the one that it, and
 * what was made for it, is kept by, of today.
 */
type Entered = { ctx: Context; area: AuthorizedArea; kept: AuthorizedArea };

/** `mail`: whether what is prepared can be sent. */
export type Preparation = Entered & Due & { mail: boolean };

export type Delivery<Mail> = Entered & { mail: Mail; server: MailServer; publicUrl: string };

/** What is sent: which offices want it, and how one is made and delivered. */
type Errand<Made, Mail extends Waiting> = {
  kind: MailKind;
  listOffices(transaction: ScopedTransaction, now: Date): Promise<DueOffice[]>;
  listPrepared(transaction: ScopedTransaction): Promise<PreparedRecap[]>;
  /** Whether one that is due is made all the same; left out: each is. */
  isWanted?(due: Due, now: Date): boolean;
  /** Keeps one; null when another process was faster. */
  prepare(input: Preparation): Promise<Made | null>;
  listWaiting(transaction: ScopedTransaction): Promise<Mail[]>;
  /** Sends one to those it has not reached: an outcome for each of them. */
  deliver(input: Delivery<Mail>): Promise<MailOutcome[]>;
};

/**
 * Prepares what is due and sends what waits; null: another process on this database is at it. Each is prepared once a day,
 * however often it is asked for; what fails for one office does not keep the others from theirs.
 */
export function runScheduled<Made, Mail extends Waiting>(
  ctx: Context,
  means: Means,
  errand: Errand<Made, Mail>,
): Promise<ScheduledRun<Made> | null> {
  return alone(ctx.database, `${errand.kind}Schedule`, async () => {
    const run: ScheduledRun<Made> = { prepared: [], mailed: [], failed: [] };
    for (const due of await listDue(ctx, errand)) {
      await guarded(run, due.office, async (of) => {
        const made = await errand.prepare({ ...(await enter(ctx, due.office)), mail: means.mail !== null, ...due });
        if (made) run.prepared.push({ ...of, ...made });
      });
    }
    const { mail: server, publicUrl } = means;
    for (const mail of server ? await listDueMails(ctx, errand) : []) {
      await guarded(run, mail, async (of) => {
        const tried = server && (await send(ctx, { errand, server, publicUrl, mail }));
        if (tried) run.mailed.push({ ...of, ...tried });
      });
    }
    return run;
  });
}

async function guarded(
  run: { failed: (Of & { reason: string })[] },
  { areaCode: area, campaignSlug: campaign }: { areaCode: string; campaignSlug: string },
  work: (of: Of) => Promise<void>,
): Promise<void> {
  try {
    await work({ area, campaign });
  } catch (error) {
    run.failed.push({ area, campaign, reason: explainBriefly(error) });
  }
}

async function listDue<Made, Mail extends Waiting>(
  { actor, database, now }: Context,
  { listOffices, listPrepared, isWanted }: Errand<Made, Mail>,
): Promise<Due[]> {
  const due = await inScope(database, actor.area, async (transaction) => {
    const [offices, prepared] = await Promise.all([listOffices(transaction, now), listPrepared(transaction)]);
    return findDue({ now, offices, prepared });
  });
  return isWanted ? due.filter((one) => isWanted(one, now)) : due;
}

async function listDueMails<Made, Mail extends Waiting>(
  { actor, database, now }: Context,
  { listWaiting }: Errand<Made, Mail>,
): Promise<Mail[]> {
  const waiting = await inScope(database, actor.area, listWaiting);
  return waiting.filter((one) => isMailDue({ now, attempts: one.attempts, triedAt: one.triedAt }));
}

/** The same actor, with no more of the country in sight than an office has, and the area of that office. */
async function enter(
  ctx: Context,
  { areaCode: code, editionId }: { areaCode: string; editionId: number },
): Promise<Entered> {
  const own = { ...ctx, actor: { ...ctx.actor, area: { code, ...rangeOfCode(code) } } };
  const area = await authorizeArea(own, { editionId, code, verb: 'office' });
  const kept = area && (await authorizeOwnOffice(own));
  if (!kept) throw new Error(`wilayah ${code} tidak ada dalam edisi kampanye ini`);
  return { ctx: own, area, kept };
}

/** Tries to send one to those it has not reached; null when another process has taken this attempt. */
async function send<Made, Mail extends Waiting>(
  ctx: Context,
  input: { errand: Errand<Made, Mail>; server: MailServer; publicUrl: string; mail: Mail },
): Promise<{ state: MailState; reached: number; left: number } | null> {
  const { errand, server, publicUrl, mail } = input;
  const { kind } = errand;
  const { database, now } = ctx;
  const { id, attempts } = mail;
  const own = await enter(ctx, mail);
  if (!(await takeAttempt(database, own.kept, { kind, id, attempts, now }))) return null;
  const outcomes = await errand.deliver({ ...own, server, publicUrl, mail });
  const { state, left, error } = settleMail({ attempts: attempts + 1, outcomes });
  await markAttempt(database, own.kept, { kind, id, state, left, error });
  return { state, reached: outcomes.length - left.length, left: left.length };
}
