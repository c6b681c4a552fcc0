import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import { apportion } from './apportion';
import { areaOf, type CountFact, kecamatanOf, type TargetFact, type WorkforceFact } from './demo-campaign';
import { between, type Random, seededRandom, shuffled } from './random';
import { type Reporter, runningTotals, spreadGains } from './simulate';

/** What is published about Karawang on 12 April 2021, and what the simulation adds up to. */
export const karawangTotals = {
  target: 734_768,
  recordedOnline: 28_800,
  kader: 4_561,
  /** Simulated: terdata dengan ponsel tetapi belum terkirim. */
  notSent: 13_200,
  /** Simulated: formulir kertas, 30 % dari semua yang terdata. */
  collectedManual: 18_000,
} as const;

const startDay = toDay('2021-04-01');
const dayCount = 12;
/** 8 and 9 April. */
export const outageDays = [7, 8] as const;

/** 2.400 a day over the last seven days that worked (4-7 and 10-12 April), so 12.000 on the three days before. */
const onlinePeriods = [
  { from: 0, to: 2, total: 12_000 },
  { from: 3, to: 6, total: 9_600 },
  { from: 7, to: 8, total: 0 },
  { from: 9, to: 11, total: 7_200 },
];
const wholeSpan = (total: number) => [{ from: 0, to: dayCount - 1, total }];

/** Klari and Rawamerta have not reported at all. */
const silentKecamatan = new Set(['32.15.05', '32.15.18']);
/** Cilamaya Kulon, Tegalwaru and Cibuaya: the last report is of this day (0 is 1 April). */
const lastReport = new Map([
  ['32.15.23', 10],
  ['32.15.28', 8],
  ['32.15.11', 10],
]);
const onlineRhythm = [0.75, 1.1, 1.2, 1.1, 0.9, 1.05, 0.85, 0, 0, 0.8, 1.15, 1.1];
const fieldRhythm = [0.7, 1, 1.1, 0.9, 1, 1.1, 1, 1.2, 1.2, 0.9, 0.7, 1];

export type Breakdown = { targets: TargetFact[]; counts: CountFact[]; workforce: WorkforceFact[] };

/** The simulated breakdown of Karawang over its desa, 1 to 12 April 2021. */
export function simulateKarawang(desa: readonly string[]): Breakdown {
  const random = seededRandom('karawang');
  const kecamatan = [...new Set(desa.map(kecamatanOf))];
  const size = new Map(kecamatan.map((code) => [code, between(random, 0.7, 1.6)]));
  const targets = apportion(
    karawangTotals.target,
    desa.map((code) => (size.get(kecamatanOf(code)) ?? 1) * between(random, 0.6, 1.5)),
  );
  const kader = apportion(karawangTotals.kader, targets);
  const rates = kecamatanRates(random, kecamatan);
  const paperShares = new Map(kecamatan.map((code) => [code, between(random, 0.15, 0.5)]));
  const reports = desa.map((code) => reportDays(random, kecamatanOf(code)));
  const reporters = (work: (code: string, at: number, day: number) => number): Reporter[] =>
    desa.map((code, at) => ({
      reports: reports[at] ?? [],
      work: Array.from({ length: dayCount }, (_, day) => work(code, at, day) * between(random, 0.7, 1.3)),
    }));
  const pace = (code: string, at: number) => (targets[at] ?? 0) * (rates.get(kecamatanOf(code)) ?? 0);
  const recorded = spreadGains({
    reporters: reporters((code, at, day) => pace(code, at) * (onlineRhythm[day] ?? 0)),
    periods: onlinePeriods,
  }).map(runningTotals);
  const notSent = spreadGains({
    reporters: reporters((code, at, day) => pace(code, at) * (outageDays.some((down) => down === day) ? 4 : 0.8)),
    periods: wholeSpan(karawangTotals.notSent),
  }).map(runningTotals);
  const onPaper = spreadGains({
    reporters: reporters(
      (code, at, day) => pace(code, at) * (paperShares.get(kecamatanOf(code)) ?? 0) * (fieldRhythm[day] ?? 0),
    ),
    periods: wholeSpan(karawangTotals.collectedManual),
  }).map(runningTotals);

  const counts: CountFact[] = [];
  desa.forEach((code, at) => {
    for (let day = 0; day < dayCount; day++) {
      if (!reports[at]?.[day]) continue;
      const sent = recorded[at]?.[day] ?? 0;
      const report = { area: areaOf(code), day: addDays(startDay, day) };
      counts.push(
        { ...report, stage: 'collected', channel: 'online', value: sent + (notSent[at]?.[day] ?? 0) },
        { ...report, stage: 'collected', channel: 'manual', value: onPaper[at]?.[day] ?? 0 },
        { ...report, stage: 'recorded', channel: 'online', value: sent },
      );
    }
  });
  return {
    targets: desa.map((code, at) => ({ area: areaOf(code), total: targets[at] ?? 0, online: null, manual: null })),
    counts,
    workforce: desa.map((code, at) => ({ area: areaOf(code), day: startDay, kader: kader[at] ?? 0, supervisor: 1 })),
  };
}

/** From 0,8 to some 9 % of the target, few near the top: uneven as kecamatan are. */
function kecamatanRates(random: Random, kecamatan: readonly string[]): Map<string, number> {
  const reporting = kecamatan.filter((code) => !silentKecamatan.has(code));
  const last = Math.max(1, reporting.length - 1);
  return new Map(shuffled(random, reporting).map((code, at) => [code, 0.8 + 8.2 * (at / last) ** 1.4]));
}

/** Most desa report on most days; a few never do. */
function reportDays(random: Random, kecamatan: string): boolean[] {
  const diligence = random() < 0.03 ? 0 : between(random, 0.75, 1);
  const until = silentKecamatan.has(kecamatan) ? -1 : (lastReport.get(kecamatan) ?? dayCount - 1);
  return Array.from({ length: dayCount }, (_, day) => random() < diligence && day <= until);
}

/** The day of the campaign, 0 being 1 April 2021. */
export function karawangDay(day: number): IsoDay {
  return addDays(startDay, day);
}
