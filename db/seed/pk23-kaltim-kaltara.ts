import { addDays, toDay } from '../../lib/domain/days';
import { pk23Course } from '../../lib/domain/plan-courses';
import { apportion } from './apportion';
import { areaOf, type CountFact, type DemoCampaign, kecamatanOf } from './demo-campaign';
import { between, type Random, seededRandom, shuffled } from './random';

/** What is published: 265 desa/kelurahan of 79 kecamatan of both provinces take part. */
const kaltimKaltaraLokus = { desa: 265, kecamatan: 79 } as const;

/** Pemutakhiran 2023 over the nation, in percent of its target (published). */
const course = pk23Course.points.map(({ day, percent }) => ({ day: addDays(toDay('2023-07-01'), day - 1), percent }));

/**
 * Pemutakhiran 2023 in Kalimantan Timur and Kalimantan Utara, in those desa alone that take part.
 * @param desa all desa of both provinces
 */
export function buildPk23KaltimKaltara(desa: readonly string[]): DemoCampaign {
  const random = seededRandom('pk23-kaltim-kaltara');
  const lokus = chooseLokus(random, desa);
  // A kecamatan has signal or has not; there all work on paper.
  const noSignal = new Set([...new Set(lokus.map(kecamatanOf))].filter(() => random() < 0.2));
  const worksOnPaper = (code: string) => noSignal.has(kecamatanOf(code));
  const targets = lokus.map(() => Math.round(between(random, 90, 620)));
  return {
    slug: 'pk23-kaltim-kaltara',
    name: 'Pemutakhiran Pendataan Keluarga 2023, Kaltim dan Kaltara',
    unit: 'keluarga',
    startDay: toDay('2023-07-01'),
    endDay: toDay('2023-07-31'),
    plannedOnlinePercent: null,
    source:
      'Terbit: 265 desa/kelurahan di 79 kecamatan Kalimantan Timur dan Kalimantan Utara ikut serta, dan wilayah tanpa ' +
      'sinyal memakai formulir (Perwakilan BKKBN, 2023). Jalannya mengikuti capaian nasional yang terbit: 7,74 % pada ' +
      '3 Juli, 38,01 % pada 12 Juli, 63,07 % pada 18 Juli, dan 100,25 % pada akhir.',
    simulated:
      'Desa dan kecamatan mana yang ikut, mana yang tanpa sinyal, semua target, dan semua capaian adalah simulasi.',
    extensions: [],
    outages: [],
    scope: {
      fromDay: toDay('2023-07-01'),
      letter: null,
      note: '265 desa/kelurahan di 79 kecamatan; yang mana adalah simulasi.',
      areas: lokus.map((code) => ({ code, mode: worksOnPaper(code) ? 'formulir' : 'smartphone' })),
    },
    targetSets: [
      {
        name: 'Target',
        letter: null,
        decidedDay: null,
        facts: lokus.map((code, at) => ({ area: areaOf(code), total: targets[at] ?? 0, online: null, manual: null })),
      },
    ],
    counts: countsOf(random, lokus, targets, worksOnPaper),
    workforce: [],
  };
}

/** One desa of each of 79 kecamatan, and others of these until there are 265. */
function chooseLokus(random: Random, desa: readonly string[]): string[] {
  const kecamatan = shuffled(random, [...new Set(desa.map(kecamatanOf))]).slice(0, kaltimKaltaraLokus.kecamatan);
  const chosen = new Set(kecamatan);
  const first = new Set<string>();
  const [firsts, others]: [string[], string[]] = [[], []];
  for (const code of shuffled(
    random,
    desa.filter((one) => chosen.has(kecamatanOf(one))),
  )) {
    const isFirst = !first.has(kecamatanOf(code));
    first.add(kecamatanOf(code));
    (isFirst ? firsts : others).push(code);
  }
  return [...firsts, ...others.slice(0, kaltimKaltaraLokus.desa - firsts.length)].sort();
}

/** Each day the parts make the published share of the whole target. */
function countsOf(
  random: Random,
  lokus: readonly string[],
  targets: readonly number[],
  worksOnPaper: (code: string) => boolean,
): CountFact[] {
  const whole = targets.reduce((sum, one) => sum + one, 0);
  const pace = lokus.map((code) => between(random, 0.85, 1.1) * (worksOnPaper(code) ? 0.8 : 1));
  let standing = targets.map(() => 0);
  let before = 0;
  return course.flatMap(({ day, percent }) => {
    const total = Math.round((whole * percent) / 100);
    const gained = apportion(
      total - before,
      targets.map((target, at) => target * (pace[at] ?? 1)),
    );
    standing = standing.map((value, at) => value + (gained[at] ?? 0));
    before = total;
    return lokus.map((code, at): CountFact => {
      const channel = worksOnPaper(code) ? 'manual' : 'online';
      return { area: areaOf(code), day, stage: 'recorded', channel, value: standing[at] ?? 0 };
    });
  });
}
