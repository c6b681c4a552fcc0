import { type AreaKind, type AreaLevel, areaLevels } from './areas';
import type { IsoDay } from './days';
import { computeRequiredPacePerKader } from './pace';
import { changePercent } from './target-proposals';

/**
 * What the check before the start looks for, in the order in which it is told. noTarget: the area has no target at all.
 * wholeNotStated: its parts have targets, and it states none itself. partsDiffer: an area states another target than the sum of
 * its parts. withoutTarget: it takes part and has none. targetOutsideScope: it has one and does not take part. farFromLast: far from
 * that of the last campaign. fewKader: more a kader and day than the campaign's limit. withoutKader: nobody said how many
 * there are. openProposals: proposed targets that wait. withoutUser: no account of its office signs in. withoutTelephone:
 * its office has no telephone. ended: the campaign's last day is past and it was not closed.
 */
export const checkKinds = [
  'noTarget',
  'wholeNotStated',
  'partsDiffer',
  'withoutTarget',
  'targetOutsideScope',
  'farFromLast',
  'fewKader',
  'withoutKader',
  'openProposals',
  'withoutUser',
  'withoutTelephone',
  'ended',
] as const;
export type CheckKind = (typeof checkKinds)[number];

/** So many areas of each finding are listed; all are counted. */
export const checkLimits = { page: 10, pdf: 50, table: 1_000 } as const;

/** A finding is known by its kind and the level of its areas; null: it is about the area itself, or about areas of any level. */
export type FindingKey = { kind: CheckKind; level: AreaLevel | null };

/** An area of a finding with the two figures that it is about, in the campaign's unit (kader: persons). Null: none. */
export type FindingRow = {
  area: { code: string; name: string; level: AreaLevel; kind: AreaKind };
  /** The name of the area above it; null: of the nation, or of a province. */
  within: string | null;
  /** Its target; of partsDiffer the stated one. */
  target: number | null;
  /** partsDiffer: the sum of its parts. farFromLast: the last campaign's target. fewKader: kader. */
  against: number | null;
  /** partsDiffer: its parts that take part and have no target. */
  partsWithout: number | null;
};

/** What follows from the two figures of a row; null: nothing does. */
export type RowFigures = {
  /** How far the sum of the parts is above (+) or below (−) the whole, or the target above that of the last campaign or the one that counts. */
  difference: number | null;
  /** The same in percent of the stated target, of the last one, or of the one that counts. */
  percent: number | null;
  /** What the target asks of a kader and day, one decimal. */
  perKader: number | null;
};

/** @param days those that the plan spreads the target over */
export function computeRowFigures(
  kind: CheckKind,
  row: Pick<FindingRow, 'target' | 'against'>,
  days: number,
): RowFigures {
  const { target, against } = row;
  const none = { difference: null, percent: null, perKader: null };
  switch (kind) {
    case 'partsDiffer':
      return { ...none, difference: differenceOf(target, against), percent: changePercent(target, against) };
    case 'farFromLast':
    case 'openProposals':
      return { ...none, difference: differenceOf(against, target), percent: changePercent(against, target) };
    case 'fewKader':
      return { ...none, perKader: computeRequiredPacePerKader({ remaining: target, daysLeft: days, kader: against }) };
    default:
      return none;
  }
}

export type Finding = FindingKey & {
  /** How many areas it is about. */
  count: number;
  /** A digest of all its figures, those of areas that are not listed included: another one is another finding. */
  fingerprint: string;
  /** The first of its areas, the most telling first. */
  rows: FindingRow[];
};

/** What was decided of a finding: done, it was put right; intended, it is meant to be so. */
export const settledAs = ['done', 'intended'] as const;
export type SettledAs = (typeof settledAs)[number];

export type Settlement = FindingKey & {
  as: SettledAs;
  note: string;
  /** The figures that it is about. */
  fingerprint: string;
  by: string | null;
  at: Date;
};

/** The newest word about a finding with certain figures; `as` null: the mark was taken back. */
export type SaidSettlement = Omit<Settlement, 'as'> & { as: SettledAs | null };

/** A finding with what was decided of it. `stands` false: its figures have changed since, and it is open again. */
export type CheckedFinding = Finding & { settled: (Settlement & { stands: boolean }) | null };

/**
 * Puts what was decided beside the findings, in the order of the check: what was said of the very figures, as those of
 * another version of the targets, or else what was said last.
 * @param said the newest first
 */
export function settleFindings(findings: readonly Finding[], said: readonly SaidSettlement[]): CheckedFinding[] {
  const placeOf = ({ kind, level }: FindingKey) => checkKinds.indexOf(kind) * 10 + (level ?? 0);
  return findings
    .map((finding) => {
      const ofKey = said.filter((one) => one.kind === finding.kind && one.level === finding.level);
      const newest = ofKey.find(({ fingerprint }) => fingerprint === finding.fingerprint) ?? ofKey[0];
      if (!newest || newest.as === null) return { ...finding, settled: null };
      const stands = newest.fingerprint === finding.fingerprint;
      return { ...finding, settled: { ...newest, as: newest.as, stands } };
    })
    .sort((one, other) => placeOf(one) - placeOf(other));
}

/** Whether a finding waits to be settled. */
export function isOpen({ settled }: Pick<CheckedFinding, 'settled'>): boolean {
  return !settled?.stands;
}

/** The name of a finding in forms, the API and commands: "partsDiffer-2", "ended". */
export function formatFindingKey({ kind, level }: FindingKey): string {
  return level === null ? kind : `${kind}-${level}`;
}

export function parseFindingKey(text: string): FindingKey | null {
  const [name, digit, ...rest] = text.split('-');
  const kind = checkKinds.find((one) => one === name);
  const level = areaLevels.find((one) => String(one) === digit);
  if (!kind || rest.length > 0) return null;
  if (digit === undefined) return { kind, level: null };
  return level === undefined ? null : { kind, level };
}

/**
 * Whether a target asks more of a kader and day than the campaign's limit: target > kader × limit × days. Karawang, 734.768 for
 * 4.561 kader in 61 days is 2,6 a day and few for a limit of 2, not of 10. Null kader, or none (0), is not known here: false.
 * @param input.days those that the plan spreads the target over; 0: none, and nothing can be said
 */
export function hasFewKader(input: { target: number; kader: number | null; limit: number; days: number }): boolean {
  const { target, kader, limit, days } = input;
  return kader !== null && kader > 0 && days > 0 && target > kader * limit * days;
}

/**
 * Whether a target is far from that of the last campaign: more than double, or less than half. 302.000 may become 604.000 or
 * 151.000, not 604.001. From 0 any target is far.
 */
export function isFarFromLast(last: number, now: number): boolean {
  return now > last * 2 || now * 2 < last;
}

/** The sum of the targets of a level beside that of the whole. */
export type LevelSum = {
  level: AreaLevel;
  /** Areas of it that take part, and how many of them have a target. */
  areas: number;
  known: number;
  /** Of all of them, those that do not take part and have one included; null: none has. */
  sum: number | null;
};

/** What the sum of a level is above (+) or below (−) the target of the whole; null: one of the two is missing. */
export function differenceOf(whole: number | null, sum: number | null): number | null {
  return whole === null || sum === null ? null : sum - whole;
}

/** The targets of two campaigns, over the areas that both have. */
export type LastComparison = {
  slug: string;
  name: string;
  startDay: IsoDay;
  /** By level: how many areas with a target now have one there, their sums, and how many cannot be compared. */
  levels: { level: AreaLevel; compared: number; now: number; last: number; notCompared: number }[];
};

/** A campaign as the choice of the last one looks at it. */
type Earlier = { id: number; unit: string; startDay: IsoDay };

/** The last campaign before another: of the same unit, the one that began last before it; null: there is none. */
export function lastCampaignBefore<One extends Earlier>(campaign: Earlier, all: readonly One[]): One | null {
  const earlier = all.filter((one) => one.id !== campaign.id && one.unit === campaign.unit);
  return earlier
    .filter(({ startDay }) => startDay < campaign.startDay)
    .reduce<One | null>((last, one) => (last === null || one.startDay > last.startDay ? one : last), null);
}
