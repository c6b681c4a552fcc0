import { kindOfCode } from '../../lib/domain/areas';
import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import { apportion } from './apportion';
import { areaOf, type CountFact, kecamatanOf } from './demo-campaign';
import { type DesaProfile, jabarDayCount, profileJabar } from './jabar-profiles';
import type { Breakdown } from './karawang';
import { between, type Random, seededRandom, shuffled } from './random';
import { type Loss, type Reporter, runningTotals, spreadGains } from './simulate';

/** Published totals of Jawa Barat, Pemutakhiran 2023. The last is 103,97 % of the target; only the percent is published. */
export const jabarTotals = { target: 2_751_533, onDay3: 119_008, onDay12: 961_268, final: 2_860_769 } as const;

const startDay = toDay('2023-07-01');
/** Sundays count less. 0 is Saturday 1 July 2023. */
const rhythm = (day: number) => (day < 3 ? 0.4 * (day + 1) : 1) * (day % 7 === 1 ? 0.6 : 1);

/** Kecamatan that state a figure of their own beside their desa: a total, or each channel; `beyond` is what they add. */
type Statement = { kecamatan: string; beyond: number; split: boolean };
const statedBeyond = [
  { beyond: 41, split: false },
  { beyond: 87, split: false },
  { beyond: 23, split: false },
  { beyond: 19, split: true },
  { beyond: -34, split: false },
  { beyond: -12, split: false },
];
const statesFrom = 4;
const validationDays = new Set([6, 13, 20, 27, 30]);

/** The simulated breakdown of Jawa Barat over all its desa, 1 to 31 July 2023. */
export function simulateJabar(desa: readonly string[]): Breakdown {
  const random = seededRandom('jawa barat 2023');
  const targets = apportion(
    jabarTotals.target,
    desa.map((code) => (kindOfCode(code) === 'kelurahan' ? 2.4 : 1) * between(random, 0.5, 1.6)),
  );
  const profiles = profileJabar(random, desa);
  const statements = chooseStatements(random, desa, profiles);
  const beyond = statements.reduce((sum, statement) => sum + Math.max(0, statement.beyond), 0);
  const losses = chooseLosses(random, desa, profiles);
  for (const { reporter, day } of losses) {
    const profile = profiles[reporter];
    if (profile) profile.reports[day] = true;
  }
  const gains = spreadGains({
    // First the desa's online, then their paper.
    reporters: [
      ...profiles.map((profile, at) => reporter(random, profile, targets[at] ?? 0, 'online')),
      ...profiles.map((profile, at) => reporter(random, profile, targets[at] ?? 0, 'manual')),
    ],
    periods: [
      { from: 0, to: 2, total: jabarTotals.onDay3 },
      // From here on, what kecamatan state beyond their desa is part of the province's figure.
      { from: 3, to: 11, total: jabarTotals.onDay12 - jabarTotals.onDay3 - beyond },
      { from: 12, to: 30, total: jabarTotals.final - jabarTotals.onDay12 },
    ],
    losses,
  });
  const standing = gains.map(runningTotals);
  const online = standing.slice(0, desa.length);
  const manual = standing.slice(desa.length);
  const counts: CountFact[] = [];
  desa.forEach((code, at) => {
    const profile = profiles[at];
    if (profile) counts.push(...reportsOf({ code, profile, online: online[at] ?? [], manual: manual[at] ?? [] }));
  });
  for (const statement of statements) counts.push(...statementsOf({ statement, desa, online, manual }));
  return {
    targets: desa.map((code, at) => ({ area: areaOf(code), total: targets[at] ?? 0, online: null, manual: null })),
    counts,
    workforce: desa.map((code, at) => ({
      area: areaOf(code),
      day: startDay,
      kader: Math.max(1, Math.round((targets[at] ?? 0) / 155)),
      supervisor: 1,
    })),
  };
}

function reporter(random: Random, profile: DesaProfile, target: number, channel: 'online' | 'manual'): Reporter {
  const share = channel === 'manual' ? profile.manualShare : 1 - profile.manualShare;
  return {
    reports: channel === 'manual' ? profile.entries : profile.reports,
    work: Array.from({ length: jabarDayCount }, (_, day) => {
      if (channel === 'online' && profile.outage(day)) return 0;
      const tilt = Math.exp(profile.tilt * (day / jabarDayCount - 0.5));
      return target * share * profile.factor * rhythm(day) * tilt * between(random, 0.7, 1.3);
    }),
  };
}

/** All that a desa reports: totals of each stage and channel on its own days. */
function reportsOf(input: {
  code: string;
  profile: DesaProfile;
  online: readonly number[];
  manual: readonly number[];
}): CountFact[] {
  const { code, profile, online, manual } = input;
  const facts: CountFact[] = [];
  let collected = 0;
  for (let day = 0; day < jabarDayCount; day++) {
    const [reports, enters] = [profile.reports[day], profile.entries[day]];
    if (!reports && !enters) continue;
    const add = (stage: CountFact['stage'], channel: CountFact['channel'], value: number) => {
      facts.push({ area: areaOf(code), day: jabarDay(day), stage, channel, value });
    };
    const sent = online[day] ?? 0;
    // What waits on the phones is sent within days; a clean-up of the server takes nothing back in the field.
    collected = Math.max(collected, Math.round(sent * (1 + profile.waitingShare * (1 - day / jabarDayCount))));
    if (reports) {
      add('recorded', 'online', sent);
      add('collected', 'online', collected);
    }
    add('collected', 'manual', onPaper(profile.entries, manual, day));
    if (enters) add('recorded', 'manual', manual[day] ?? 0);
    if (reports && validationDays.has(day)) {
      add('validated', 'online', Math.floor((online[day - 1] ?? 0) * profile.validShare));
      if (profile.entries.indexOf(true) < day) {
        add('validated', 'manual', Math.floor((manual[day - 1] ?? 0) * profile.validShare));
      }
    }
  }
  return facts;
}

/** Forms filled in by a day: those entered, and the share of the next entry that the days since the last one make up. */
function onPaper(entries: readonly boolean[], manual: readonly number[], day: number): number {
  const next = entries.indexOf(true, day);
  if (next < 0 || next === day) return manual[day] ?? 0;
  const last = entries.lastIndexOf(true, day);
  const entered = last < 0 ? 0 : (manual[last] ?? 0);
  return entered + Math.floor((((manual[next] ?? 0) - entered) * (day - last)) / (next - last));
}

function chooseStatements(random: Random, desa: readonly string[], profiles: readonly DesaProfile[]): Statement[] {
  const lively = new Set(desa.filter((_, at) => profiles[at]?.state === 'active').map(kecamatanOf));
  const chosen = shuffled(random, [...lively]).slice(0, statedBeyond.length);
  return chosen.flatMap((kecamatan, at) => {
    const statement = statedBeyond[at];
    return statement ? [{ kecamatan, ...statement }] : [];
  });
}

/** What a kecamatan states, every day from 5 July, over the figures of its desa as they stand. */
function statementsOf(input: {
  statement: Statement;
  desa: readonly string[];
  online: readonly (readonly number[])[];
  manual: readonly (readonly number[])[];
}): CountFact[] {
  const { statement, desa } = input;
  const sum = (rows: readonly (readonly number[])[], day: number) =>
    desa.reduce(
      (total, code, at) => (kecamatanOf(code) === statement.kecamatan ? total + (rows[at]?.[day] ?? 0) : total),
      0,
    );
  const facts: CountFact[] = [];
  for (let day = statesFrom; day < jabarDayCount; day++) {
    const [online, manual] = [sum(input.online, day), sum(input.manual, day)];
    const add = (channel: CountFact['channel'], value: number) => {
      facts.push({ area: areaOf(statement.kecamatan), day: jabarDay(day), stage: 'recorded', channel, value });
    };
    if (statement.split) {
      add('online', online + statement.beyond);
      add('manual', manual);
    } else {
      add('unsplit', Math.max(0, online + manual + statement.beyond));
    }
  }
  return facts;
}

/** Clean-ups of the server: single desa on days of their own, and two whole kecamatan, one of them on the last day. */
function chooseLosses(random: Random, desa: readonly string[], profiles: readonly DesaProfile[]): Loss[] {
  const active = [...desa.keys()].filter((at) => profiles[at]?.state === 'active');
  const losses = new Map<number, Loss>();
  for (const at of shuffled(random, active).slice(0, 40)) {
    losses.set(at, { reporter: at, day: 13 + Math.floor(random() * 18), share: between(random, 0.05, 0.15) });
  }
  const kecamatan = shuffled(random, [...new Set(active.map((at) => kecamatanOf(desa[at] ?? '')))]);
  [22, 30].forEach((day, one) => {
    for (const at of active) {
      if (kecamatanOf(desa[at] ?? '') === kecamatan[one]) losses.set(at, { reporter: at, day, share: 0.3 });
    }
  });
  return [...losses.values()].filter(({ reporter, day }) => !profiles[reporter]?.outage(day));
}

/** The day of the campaign, 0 being 1 July 2023. */
export function jabarDay(day: number): IsoDay {
  return addDays(startDay, day);
}
