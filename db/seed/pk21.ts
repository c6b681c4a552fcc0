import { nationCode, rangeOfCode } from '../../lib/domain/areas';
import type { Channel, Stage } from '../../lib/domain/counts';
import { toDay } from '../../lib/domain/days';
import { areaOf, type CountFact, type DemoCampaign, type TargetFact } from './demo-campaign';
import { derivedEdition } from './edition-2020';
import { karawangDay, karawangTotals, outageDays, simulateKarawang } from './karawang';
import { simulatePortal } from './portal';

const target = (code: string, total: number, split?: { online: number; manual: number }): TargetFact => ({
  area: areaOf(code),
  total,
  online: split?.online ?? null,
  manual: split?.manual ?? null,
});

/** A published figure; none says by which channel it came, so it is `unsplit`. */
const published = (
  code: string,
  day: string,
  stage: Stage,
  value: number,
  channel: Channel = 'unsplit',
): CountFact => ({
  area: areaOf(code),
  day: toDay(day),
  stage,
  channel,
  value,
});

/** Kecamatan of Kota Pekalongan at the end of May 2021: target and achieved. They do not add up to what the city states. */
const pekalongan = [
  ['33.75.01', 26_151, 21_222],
  ['33.75.02', 18_334, 17_988],
  ['33.75.03', 19_577, 19_541],
  ['33.75.04', 16_959, 16_214],
] as const;

const publishedTargets: TargetFact[] = [
  target('32', 14_000_000),
  target('32.15', karawangTotals.target),
  target('33.13', 302_000),
  target('33.75', 81_280),
  ...pekalongan.map(([code, total]) => target(code, total)),
  target('33.06', 248_059),
  target('34.04', 321_558, { online: 298_551, manual: 23_007 }),
  target('82.72', 25_186),
];

const publishedCounts: CountFact[] = [
  published('32', '2021-04-12', 'recorded', 1_100_000),
  published('33.13', '2021-04-21', 'recorded', 75_000),
  // Field work was on plan, said the paper, without a figure, and sending failed: this one is simulated.
  published('33.13', '2021-04-21', 'collected', 104_000, 'online'),
  // Field work by form, then all of it done while little more than half was entered: two stages, two figures.
  published('82.72', '2021-05-28', 'collected', 23_002),
  published('82.72', '2021-06-04', 'collected', 25_186),
  published('82.72', '2021-06-04', 'recorded', 14_090),
  published('33.75', '2021-05-31', 'recorded', 77_199),
  ...pekalongan.map(([code, , achieved]) => published(code, '2021-05-31', 'recorded', achieved)),
  published('33.06', '2021-05-31', 'recorded', 235_884),
];

/** Pendataan Keluarga 2021: published figures, and a simulated breakdown of Karawang over its 309 desa. */
export function buildPk21(karawangDesa: readonly string[]): DemoCampaign {
  const karawang = simulateKarawang(karawangDesa);
  const nation = rangeOfCode(nationCode);
  return {
    slug: 'pk21',
    // Papua Selatan and the other provinces of 2022 were not there to report.
    edition: derivedEdition.name,
    name: 'Pendataan Keluarga 2021',
    unit: 'keluarga',
    startDay: toDay('2021-04-01'),
    endDay: toDay('2021-05-31'),
    plannedOnlinePercent: 70,
    source:
      'Angka terbit: Jawa Barat dan Karawang (KBE Online, April 2021), Karanganyar (Solopos, 21 April 2021), ' +
      'Tidore Kepulauan (Tandaseru, 28 Mei dan 4 Juni 2021), Kota Pekalongan (Pemprov Jawa Tengah, 10 Juni 2021), ' +
      'Purworejo (Radar Purworejo, 1 Juni 2021), Sleman (Republika, 1 April 2021). ' +
      'Angka Indonesia dan provinsi lain hanya jumlah wilayah yang termuat di sini, bukan angka nasional. ' +
      'Tanggal surat perpanjangan (SE 4/2021) tidak terbit; di sini 1 Juni 2021.',
    simulated:
      'Rincian Karawang per kecamatan, desa, dan hari, jam masuk laporannya, angka terdata Karawang dan Karanganyar, angka Portal pusat di sampingnya, dan hari gangguan (8 dan 9 April) adalah simulasi. ' +
      'Yang terbit hanya target 734.768, 28.800 masuk server pada 12 April 2021 (online saja), dan 4.561 kader.',
    extensions: [
      {
        ...nation,
        decidedDay: toDay('2021-06-01'),
        endDay: toDay('2021-06-21'),
        letter: 'SE Kepala BKKBN 4/2021 (tanggal surat tidak terbit)',
      },
    ],
    outages: [
      {
        ...nation,
        channel: 'online',
        fromDay: karawangDay(outageDays[0]),
        toDay: karawangDay(outageDays[1]),
        reason: 'Server pusat tidak menerima kiriman (gangguan terbit, harinya simulasi)',
      },
    ],
    targetSets: [
      {
        name: 'Portal',
        letter: 'Target di portal PK21 dan yang dinyatakan daerah',
        decidedDay: null,
        facts: [...publishedTargets, ...karawang.targets],
      },
      {
        name: 'DIPA',
        letter: 'Daftar isian pelaksanaan anggaran BKKBN; terbit hanya untuk Purworejo',
        decidedDay: null,
        facts: [target('33.06', 236_589)],
      },
    ],
    counts: [...publishedCounts, ...karawang.counts],
    receipts: rangeOfCode('32.15'),
    workforce: karawang.workforce,
    comparisons: [simulatePortal(karawang.counts)],
  };
}
