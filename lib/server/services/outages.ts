import { listExtensions } from '../../../db/queries/campaigns';
import {
  addOutage,
  type KnownOutage,
  type OutageStatement,
  outageOfOthers,
  restateOutage,
  unknownOutage,
} from '../../../db/writes/outages';
import { relationOf } from '../../domain/areas';
import { type Campaign, latestEndDay } from '../../domain/campaigns';
import type { Channel } from '../../domain/counts';
import { type IsoDay, laterDay, toDay } from '../../domain/days';
import { findOutageFault, instantsOf, type OutageFault, type OutageSpan, outageLimits } from '../../domain/outages';
import { notFoundProblem, Problem } from '../../domain/problems';
import { localTime } from '../../domain/time-zones';
import { auditedAs, isAllowed } from '../../domain/users';
import { formatDay } from '../../format/days';
import { formatInstant } from '../../format/instants';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { type OutagePage, type OutageView, readOutages } from '../loaders/outages';
import { requireAreaFor, requireCampaign, requireRole } from './require-area';
import { requireWords } from './require-words';

/** The details of an outage; `now` of its span: it begins at this instant and has not ended. */
export type SaidOutage = {
  channel: Channel | null;
  span: OutageSpan | 'now';
  reason: string;
  source: string;
};

/**
 * Notes an outage of an area and all inside it; returns its number.
 * @throws Problem 404 or 403 as `requireAreaFor`, 422 a span that cannot have been, or words that are missing
 */
export async function noteOutage(
  ctx: Context,
  input: SaidOutage & { campaignSlug: string; code: string },
): Promise<number> {
  const { campaign, area } = await requireAreaFor(ctx, { ...input, verb: 'logOutages' });
  const statement = await readStatement(ctx, campaign, input);
  return addOutage(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...{ campaignId: campaign.id, area, statement, userId: auditedAs(ctx.actor) },
  });
}

type Named = { campaignSlug: string; id: number; seen?: number | undefined };

/**
 * Says that an outage is over.
 * @param input.at null: now
 * @throws Problem as `restateOutage` and `noteOutage`, 409 `outage-ended`
 */
export async function endOutage(
  ctx: Context,
  input: Named & { at: { day: IsoDay; minute: number | null } | null },
): Promise<void> {
  const campaign = await requireLogger(ctx, input.campaignSlug);
  const end = input.at ?? localTime(ctx.now, 'WIB');
  const days = await reportDays(ctx, campaign);
  await restate(ctx, campaign, {
    ...input,
    ...{ action: 'end', note: '' },
    change: (known) => {
      if (known.toDay !== null) {
        const when = known.toAt ? formatInstant(known.toAt) : formatDay(toDay(known.toDay));
        throw new Problem('outage-ended', `Gangguan ini sudah selesai ${when}. Koreksi bila waktunya salah.`);
      }
      const span = { ...spanOf(known), toDay: end.day, toMinute: end.minute };
      return { ...statementOf(known), ...stated(requirePossible(ctx, span, days)) };
    },
  });
}

/** Says otherwise what an outage was. @throws Problem as `restateOutage` and `noteOutage` */
export async function correctOutage(
  ctx: Context,
  input: Named & Omit<SaidOutage, 'span'> & { span: OutageSpan; note: string },
): Promise<void> {
  const campaign = await requireLogger(ctx, input.campaignSlug);
  const statement = await readStatement(ctx, campaign, input);
  const note = requireWords('Alasan koreksi', input.note, outageLimits.note);
  await restate(ctx, campaign, { ...input, action: 'correct', note, change: () => statement });
}

/** Says that there was no such outage. @throws Problem as `restateOutage` */
export async function withdrawOutage(ctx: Context, input: Named & { note: string }): Promise<void> {
  const campaign = await requireLogger(ctx, input.campaignSlug);
  const note = requireWords('Alasan penarikan', input.note, outageLimits.note);
  await restate(ctx, campaign, { ...input, action: 'withdraw', note, change: statementOf });
}

/** Refuses who logs no outages, before anything is read of what they send. @throws Problem 403, or 404 without the campaign */
export function requireLogger(ctx: Context, campaignSlug: string): Promise<Campaign> {
  requireRole(ctx, 'logOutages');
  return requireCampaign(ctx, campaignSlug);
}

type Restated = Pick<Parameters<typeof restateOutage>[2], 'id' | 'action' | 'note' | 'seen' | 'change'>;

async function restate(ctx: Context, campaign: Campaign, { id, action, note, seen, change }: Restated): Promise<void> {
  const { actor } = ctx;
  const own = await ownAreaIn(ctx, campaign.editionId);
  return restateOutage(ctx.database, own, {
    ...{ campaignId: campaign.id, id, action, note, seen, userId: auditedAs(actor) },
    change: (known) => {
      const relation = relationOf(own, { lo: known.areaLo, hi: known.areaHi });
      if (!isAllowed({ role: actor.role, verb: 'logOutages', relation })) throw outageOfOthers();
      return change(known);
    },
  });
}

type Days = { startDay: IsoDay; lastReportableDay: IsoDay };

async function reportDays(ctx: Context, campaign: Campaign): Promise<Days> {
  const extensions = await listExtensions(ctx.database, campaign.id);
  return { startDay: campaign.startDay, lastReportableDay: latestEndDay(campaign, extensions) };
}

async function readStatement(ctx: Context, campaign: Campaign, said: SaidOutage): Promise<OutageStatement> {
  const now = localTime(ctx.now, 'WIB');
  const span =
    said.span === 'now' ? { fromDay: now.day, fromMinute: now.minute, toDay: null, toMinute: null } : said.span;
  return {
    channel: said.channel,
    ...stated(requirePossible(ctx, span, await reportDays(ctx, campaign))),
    reason: requireWords('Penyebab', said.reason, outageLimits.reason),
    source: requireWords('Sumber', said.source, { least: 0, most: outageLimits.source }),
  };
}

function stated(span: OutageSpan): Pick<OutageStatement, 'fromDay' | 'toDay' | 'fromAt' | 'toAt'> {
  const { from, until } = instantsOf(span);
  // Midnight ends the day before: an outage until 24.00 does not touch the next.
  const lastDay =
    until && span.toMinute !== null
      ? laterDay(span.fromDay, localTime(new Date(until.getTime() - 1), 'WIB').day)
      : span.toDay;
  return {
    ...{ fromDay: span.fromDay, toDay: lastDay },
    ...{ fromAt: span.fromMinute === null ? null : from, toAt: span.toMinute === null ? null : until },
  };
}

/** What stands of an outage, as it was said. */
function statementOf(known: KnownOutage): OutageStatement {
  const { channel, fromDay, toDay: until, fromAt, toAt, reason, source } = known;
  return {
    channel,
    fromDay: toDay(fromDay),
    toDay: until === null ? null : toDay(until),
    fromAt,
    toAt,
    reason,
    source,
  };
}

function spanOf(known: KnownOutage): OutageSpan {
  return {
    ...{ fromDay: toDay(known.fromDay), fromMinute: known.fromAt && localTime(known.fromAt, 'WIB').minute },
    ...{ toDay: null, toMinute: null },
  };
}

/** @throws Problem 422 */
function requirePossible(ctx: Context, span: OutageSpan, days: Days): OutageSpan {
  const fault = findOutageFault(span, { ...days, now: ctx.now });
  if (fault) throw new Problem('outage-span', describeFault(fault, { ...days, span, now: ctx.now }));
  return span;
}

function describeFault(fault: OutageFault, of: Days & { span: OutageSpan; now: Date }): string {
  switch (fault) {
    case 'endsBeforeItStarts':
      return 'Gangguan selesai sebelum mulai. Periksa hari dan jamnya.';
    case 'inTheFuture':
      return `Gangguan dicatat sampai sekarang, ${formatInstant(of.now)}. Kosongkan akhirnya bila masih berlangsung.`;
    case 'tooLong':
      return `Gangguan paling lama ${outageLimits.days} hari. Periksa tahun dan tanggalnya, atau catat beberapa.`;
    case 'outsideCampaign':
      return `Gangguan di luar masa kampanye, ${formatDay(of.startDay)} sampai ${formatDay(of.lastReportableDay)}.`;
  }
}

/** The outages that the actor sees. @throws Problem 404 without such a campaign, or without the actor's area in it */
export async function requireOutages(ctx: Context, input: { campaignSlug: string }): Promise<OutagePage> {
  const page = await readOutages(ctx, input);
  if (!page) throw notFoundProblem();
  return page;
}

/** One of them. @throws Problem 404 */
export async function requireOutage(ctx: Context, input: { campaignSlug: string; id: number }): Promise<OutageView> {
  const found = (await requireOutages(ctx, input)).outages.find(({ id }) => id === input.id);
  if (!found) throw unknownOutage();
  return found;
}

type Moment = { day: IsoDay; minute: number | null };
/** What a program or the command line says of an outage; `until` null: it has not ended. */
export type SpokenOutage = {
  channel: 'online' | 'manual' | null;
  from: Moment | 'now';
  until: Moment | 'now' | null;
  reason: string;
  source: string;
};

const momentOf = (ctx: Context, said: Moment | 'now'): Moment => (said === 'now' ? localTime(ctx.now, 'WIB') : said);

function spokenSpan(ctx: Context, { from, until }: Pick<SpokenOutage, 'from' | 'until'>): OutageSpan {
  const begin = momentOf(ctx, from);
  const end = until && momentOf(ctx, until);
  return { fromDay: begin.day, fromMinute: begin.minute, toDay: end?.day ?? null, toMinute: end?.minute ?? null };
}

/** Notes an outage as a program says it. @throws Problem as `noteOutage` */
export function noteSpokenOutage(
  ctx: Context,
  input: SpokenOutage & { campaignSlug: string; code: string },
): Promise<number> {
  return noteOutage(ctx, { ...input, span: spokenSpan(ctx, input) });
}

type Change = Omit<SpokenOutage, 'from'> & { from: Moment; withdrawn: true; note: string };

/**
 * Ends an outage (`until` alone), withdraws it (`withdrawn`), or corrects its details; the rest stays.
 * @throws Problem as `endOutage`, `withdrawOutage` and `correctOutage`; 422 where nothing is said
 */
export async function changeSpokenOutage(
  ctx: Context,
  input: Named & { [Field in keyof Change]?: Change[Field] | undefined },
): Promise<void> {
  const { campaignSlug, id, withdrawn, note = '', seen: known, ...said } = input;
  const named = { campaignSlug, id, ...(known !== undefined && { seen: known }) };
  const { channel, from, until, reason, source } = said;
  const spoken = [channel, from, reason, source].some((one) => one !== undefined);
  if (withdrawn) return withdrawOutage(ctx, { ...named, note });
  if (!spoken && until && note === '') return endOutage(ctx, { ...named, at: until === 'now' ? null : until });
  if (!spoken && until === undefined)
    throw new Problem('words-invalid', 'Tidak ada yang diubah. Tulis until untuk mengakhiri, atau yang dikoreksi.');
  const stands = await requireOutage(ctx, named);
  const begin = { day: stands.fromDay, minute: stands.fromAt && localTime(stands.fromAt, 'WIB').minute };
  await correctOutage(ctx, {
    // What is corrected is put on what stands: where that changes meanwhile, the correction is refused.
    ...{ ...named, seen: known ?? stands.seen, note },
    channel: channel === undefined ? stands.channel : channel,
    reason: reason ?? stands.reason,
    source: source ?? stands.source,
    span: spokenSpan(ctx, { from: from ?? begin, until: until === undefined ? endOf(stands) : until }),
  });
}

function endOf({ toDay: day, toAt }: OutageView): Moment | null {
  return toAt ? localTime(toAt, 'WIB') : day === null ? null : { day, minute: null };
}
