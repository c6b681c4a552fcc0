import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import { apportion } from './apportion';
import { areaOf, type CountFact, type DemoCampaign } from './demo-campaign';
import { between, seededRandom } from './random';

/** What is published about Pemutakhiran 2024 in Karawang: the totals of 15 desa of 5 kecamatan, and three of the desa. */
const pk24Totals = { target: 54_615, on10September: 50_068, on11September: 50_268 } as const;
const firstDay = toDay('2024-08-01');
const published = new Map([
  ['32.15.26.1002', 3_332],
  ['32.15.26.2008', 3_256],
  ['32.15.26.2005', 3_190],
]);
/** Which the other twelve are is made up. */
const simulatedLokus = [
  ...['32.15.01.1005', '32.15.01.1007', '32.15.01.1012', '32.15.03.2001', '32.15.03.2003', '32.15.03.2006'],
  ...['32.15.05.2005', '32.15.05.2007', '32.15.05.2016', '32.15.29.2003', '32.15.29.2005', '32.15.29.2007'],
];

/** How much of the figure of 10 September stood at the end of earlier days (made up), in percent. */
const course: [day: IsoDay, percent: number][] = [
  [toDay('2024-08-05'), 4],
  [toDay('2024-08-12'), 16],
  [toDay('2024-08-19'), 33],
  [toDay('2024-08-26'), 55],
  [toDay('2024-09-02'), 78],
  [toDay('2024-09-06'), 90],
  [toDay('2024-09-09'), 98],
];

/** Pemutakhiran 2024 in Karawang, whose other 25 kecamatan and 294 desa do not take part. */
export function buildPk24Karawang(): DemoCampaign {
  const random = seededRandom('pk24-karawang');
  const lokus = [...published.keys(), ...simulatedLokus];
  const others = (total: number, weights: readonly number[]) => {
    const rest = total - [...published.values()].reduce((sum, one) => sum + one, 0);
    return [...published.values(), ...apportion(rest, weights)];
  };
  const weights = simulatedLokus.map(() => between(random, 0.8, 1.2));
  const tenth = others(pk24Totals.on10September, weights);
  // The desa that are published stand at the same on both days: of what day theirs are was not said.
  const gained = apportion(
    pk24Totals.on11September - pk24Totals.on10September,
    lokus.map((code, at) => (published.has(code) ? 0 : (tenth[at] ?? 0))),
  );
  const targets = apportion(
    pk24Totals.target,
    tenth.map((total) => total * between(random, 0.97, 1.03)),
  );
  const fact = (at: number, day: IsoDay, value: number): CountFact => ({
    ...{ area: areaOf(lokus[at] ?? ''), day, stage: 'recorded', channel: 'online', value },
  });
  return {
    slug: 'pk24-karawang',
    name: 'Pemutakhiran Pendataan Keluarga 2024, Karawang',
    unit: 'keluarga',
    startDay: firstDay,
    endDay: toDay('2024-09-30'),
    plannedOnlinePercent: null,
    source:
      'Angka terbit (DPPKB Karawang, September 2024): target 54.615 di 15 desa/kelurahan pada 5 dari 30 kecamatan; ' +
      '50.068 pada 10 September (91,67 %) dan 50.268 pada 11 September 2024 (92,04 %); ' +
      'Adiarsa Timur 3.332, Tegalsawah 3.256, dan Margasari 3.190 (harinya tidak terbit, di sini 10 dan 11 September).',
    simulated:
      'Dua belas dari 15 lokus, target setiap desa, dan capaian sebelum 10 September adalah simulasi. ' +
      'Yang bukan simulasi hanya lokus Adiarsa Timur, Tegalsawah, dan Margasari. ' +
      'Awal 1 Agustus dan akhir 30 September 2024 adalah anggapan.',
    extensions: [],
    outages: [],
    scope: {
      fromDay: firstDay,
      letter: null,
      note: '15 dari 309 desa/kelurahan; dua belas di antaranya simulasi.',
      areas: lokus.map((code) => ({ code, mode: 'smartphone' })),
    },
    targetSets: [
      {
        name: 'Target',
        letter: null,
        decidedDay: null,
        facts: lokus.map((code, at) => ({ area: areaOf(code), total: targets[at] ?? 0, online: null, manual: null })),
      },
    ],
    counts: lokus.flatMap((_, at) => [
      ...course.map(([day, percent]) => fact(at, day, Math.round(((tenth[at] ?? 0) * percent) / 100))),
      fact(at, toDay('2024-09-10'), tenth[at] ?? 0),
      fact(at, addDays(toDay('2024-09-10'), 1), (tenth[at] ?? 0) + (gained[at] ?? 0)),
    ]),
    workforce: [],
  };
}
