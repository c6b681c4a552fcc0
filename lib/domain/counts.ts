import type { IsoDay } from './days';

/** How the data came in. `unsplit` is what was reported as a total only ("tanpa rincian kanal"). */
export const channels = ['online', 'manual', 'unsplit'] as const;
export type Channel = (typeof channels)[number];

/** terdata (in the field) → masuk server → tervalidasi. Capaian is `recorded` unless the reader chooses another. */
export const stages = ['collected', 'recorded', 'validated'] as const;
export type Stage = (typeof stages)[number];

/** Who collects: what an area states of its workforce. */
export const peopleRoles = ['kader', 'supervisor'] as const;

/** The largest figure a report may state: twice the families of Indonesia, so that a slipped digit is refused. */
export const largestCount = 200_000_000;

/** A cumulative figure a channel; null is "not reported" and never 0. Unit: the campaign's (keluarga, kampung). */
export type ChannelFigures = Record<Channel, number | null>;

export type StageFigures = Record<Stage, ChannelFigures>;

export const noChannelFigures: ChannelFigures = Object.freeze({ online: null, manual: null, unsplit: null });

/** The sum of what is known; null when nothing is. */
export function sumKnown(values: Iterable<number | null>): number | null {
  let sum: number | null = null;
  for (const value of values) if (value !== null) sum = (sum ?? 0) + value;
  return sum;
}

/** The larger of what is known; null when neither is. */
function largerKnown(one: number | null, other: number | null): number | null {
  if (one === null) return other;
  return other === null ? one : Math.max(one, other);
}

/** total = online + manual + unsplit; null when nothing was reported. */
export function totalOf(figures: ChannelFigures): number | null {
  return sumKnown([figures.online, figures.manual, figures.unsplit]);
}

/**
 * A statement of one area, day and stage. `report`: the import that made it (null: the first data). `place`: its place in
 * the ledger; the larger is the later word.
 */
export type Statement = { channel: Channel; value: number; report: number | null; place: number };

/**
 * What of one day's statements stands (rule 11): of each channel the newest, but a total without channels and figures by
 * channel replace each other from one report to the next. Within one report both stand beside each other. 100.000 in all,
 * then 70.000 online and 30.000 manual by another file are 100.000 and not 200.000.
 * `settledStatements` of db/queries/figure-rules.ts says it in SQL, as that file says all rules of this one but those of families
 * found (db/writes/found-expressions.ts); property tests hold them together.
 */
export function settleDay(statements: readonly Statement[]): ChannelFigures {
  const newest = (channel: Channel) =>
    statements
      .filter((one) => one.channel === channel)
      .reduce<Statement | null>((last, one) => (last && last.place > one.place ? last : one), null);
  const online = newest('online');
  const manual = newest('manual');
  const unsplit = newest('unsplit');
  const standing = (one: Statement | null, others: readonly (Statement | null)[]) =>
    one === null || others.some((other) => other && other.report !== one.report && other.place > one.place)
      ? null
      : one.value;
  return {
    online: standing(online, [unsplit]),
    manual: standing(manual, [unsplit]),
    unsplit: standing(unsplit, [online, manual]),
  };
}

/**
 * What an area stands at by its own reports after a day: what it said on it, else what stood before. A day's total without
 * channels replaces the channels of the days before, and the other way round.
 */
export function carryOwn(standing: ChannelFigures, said: ChannelFigures): ChannelFigures {
  const byChannel = said.online !== null || said.manual !== null;
  return {
    online: said.online ?? (said.unsplit === null ? standing.online : null),
    manual: said.manual ?? (said.unsplit === null ? standing.manual : null),
    unsplit: said.unsplit ?? (byChannel ? null : standing.unsplit),
  };
}

/**
 * An area's figure from what it states for itself and the sum of its parts (rule 2 of docs/formulas.md).
 * Online and manual are each the larger of the two; the total is at least the larger of the two totals, and what no
 * channel explains of it is `unsplit`. A province that states 1.100.000 in all over parts with 28.800 online has 28.800
 * online and 1.071.200 without a channel, not 1.128.800.
 */
export function combineStatedAndParts(input: { stated: ChannelFigures; parts: ChannelFigures }): ChannelFigures {
  const { stated, parts } = input;
  const online = largerKnown(stated.online, parts.online);
  const manual = largerKnown(stated.manual, parts.manual);
  if (stated.unsplit === null && parts.unsplit === null) return { online, manual, unsplit: null };
  const split = (online ?? 0) + (manual ?? 0);
  return { online, manual, unsplit: Math.max(split, totalOf(stated) ?? 0, totalOf(parts) ?? 0) - split };
}

/**
 * Of what an area stands at by its own reports, the families of the list that were found, by channel: what the report says
 * that the figure is of. A report that does not say leaves nothing of the one before it.
 * @param standing, said as in `carryOwn`, with what was found of each
 */
export function carryFound(
  standing: { figures: ChannelFigures; found: ChannelFigures },
  said: { figures: ChannelFigures; found: ChannelFigures },
): ChannelFigures {
  const own = carryOwn(standing.figures, said.figures);
  const of = (channel: Channel) =>
    own[channel] === null ? null : said.figures[channel] === null ? standing.found[channel] : said.found[channel];
  return { online: of('online'), manual: of('manual'), unsplit: of('unsplit') };
}

/**
 * Of an area's recorded figure, the families that were found (docs/formulas.md, 2): those of its own statement where the
 * figure is what it states, else those of its parts where it is their sum. Null: not said of all of the figure. The rest of the
 * figure is newly listed, so that the two always come to it.
 * @param input.parts of each part its total and those found of it
 */
export function combineFound(input: {
  total: number | null;
  stated: { figures: ChannelFigures; found: ChannelFigures };
  parts: readonly { total: number | null; found: number | null }[];
}): number | null {
  const { total, stated, parts } = input;
  if (total === null) return null;
  const own = channels.some((channel) => stated.figures[channel] !== null && stated.found[channel] === null)
    ? null
    : totalOf(stated.found);
  if (own !== null && totalOf(stated.figures) === total) return own;
  const reporting = parts.filter((part) => part.total !== null);
  const known =
    reporting.every(({ found }) => found !== null) && sumKnown(reporting.map((part) => part.total)) === total;
  return known ? sumKnown(reporting.map(({ found }) => found)) : null;
}

/**
 * Whether figures fell: in all, or in a channel. A channel that gave way to a total without channels did not: where some
 * parts report in all what they reported by channel, nothing is lost.
 */
export function fellFrom(before: ChannelFigures, after: ChannelFigures): boolean {
  const total = { before: totalOf(before), after: totalOf(after) };
  if (total.before !== null && total.after !== null && total.after < total.before) return true;
  const lost = (channel: 'online' | 'manual') =>
    Math.max(0, (before[channel] ?? 0) - (after[channel] ?? before[channel] ?? 0));
  return lost('online') + lost('manual') > Math.max(0, (after.unsplit ?? 0) - (before.unsplit ?? 0));
}

/**
 * Whether the parts are larger than the whole, read off an area's figure and what it states: a channel above its own
 * statement, or the total above a statement that speaks of the whole (without a channel, or for both channels).
 */
export function partsExceedWhole(input: { figures: ChannelFigures; stated: ChannelFigures }): boolean {
  const { figures, stated } = input;
  const above = (channel: 'online' | 'manual') =>
    stated.unsplit === null && stated[channel] !== null && (figures[channel] ?? 0) > stated[channel];
  const statesWhole = stated.unsplit !== null || (stated.online !== null && stated.manual !== null);
  return above('online') || above('manual') || (statesWhole && (totalOf(figures) ?? 0) > (totalOf(stated) ?? 0));
}

/** What stands of an area and measure before a day: what an increment of that day is put on. */
export type FigureBefore = {
  /** The newest figure of an earlier day, and its day; null: there is none. */
  day: IsoDay | null;
  value: number | null;
  /** Of `value`, the families that were found; null: not said. */
  found: number | null;
  /** What stands for that very day, and those found of it. */
  same: number | null;
  sameFound: number | null;
  /** The newest earlier day whose figure was stated in all, not by an increment. */
  statedDay: IsoDay | null;
  /** What the area stands at in the other form (rule 11), where that has replaced the measure. */
  otherForm: number | null;
  /** The measure was reported, and a total without channels has ended it since. */
  ended: boolean;
  /** What the areas below it add up to, where the area itself has never stated the stage. */
  ofParts: number | null;
};
