import { listExtensions } from '../../../db/queries/campaigns';
import {
  addOutage,
  type KnownOutage,
  type OutageStatement,
  outageOfOthers,
  restateOutage,
} from '../../../db/writes/outages';
import { relationOf } from '../../domain/areas';
import { type Campaign, lastReportableDay } from '../../domain/campaigns';
import type { Channel } from '../../domain/counts';
import { type IsoDay, laterDay, toDay } from '../../domain/days';
import { findOutageFault, instantsOf, type OutageFault, type OutageSpan, outageLimits } from '../../domain/outages';
import { Problem } from '../../domain/problems';
import { localTime } from '../../domain/time-zones';
import { auditedAs, isAllowed } from '../../domain/users';
import { formatDay } from '../../format/days';
import { formatInstant } from '../../format/instants';
import type { Context } from '../auth/context';
import { requireAreaFor, requireCampaign, requireRole } from './require-area';
import { requireWords } from './require-words';

/** What is said of an outage; `now` of its span: it begins at this instant and has not ended. */
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
  return addOutage(ctx.database, ctx.actor.area, {
    ...{ campaignId: campaign.id, area, statement, userId: auditedAs(ctx.actor) },
  });
}

type Named = { campaignSlug: string; id: number; seen?: number };

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

function requireLogger(ctx: Context, campaignSlug: string): Promise<Campaign> {
  requireRole(ctx, 'logOutages');
  return requireCampaign(ctx, campaignSlug);
}

type Restated = Pick<Parameters<typeof restateOutage>[2], 'id' | 'action' | 'note' | 'seen' | 'change'>;

function restate(ctx: Context, campaign: Campaign, { id, action, note, seen, change }: Restated): Promise<void> {
  const { actor } = ctx;
  return restateOutage(ctx.database, actor.area, {
    ...{ campaignId: campaign.id, id, action, note, seen, userId: auditedAs(actor) },
    change: (known) => {
      const relation = relationOf(actor.area, { lo: known.areaLo, hi: known.areaHi });
      if (!isAllowed({ role: actor.role, verb: 'logOutages', relation })) throw outageOfOthers();
      return change(known);
    },
  });
}

type Days = { startDay: IsoDay; lastReportableDay: IsoDay };

async function reportDays(ctx: Context, campaign: Campaign): Promise<Days> {
  const extensions = await listExtensions(ctx.database, campaign.id);
  return { startDay: campaign.startDay, lastReportableDay: lastReportableDay(campaign, extensions) };
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
