import { rangeOfCode } from '../../lib/domain/areas';
import { addDays, daysBetween, type IsoDay, toDay } from '../../lib/domain/days';
import { computePercent } from '../../lib/domain/progress';
import type { FrozenFigures } from '../../lib/domain/visits';
import { areaOf, type CountFact, type DemoCampaign, type DemoVisit, kecamatanOf } from './demo-campaign';

const startDay = toDay('2019-09-01');
const endDay = toDay('2019-12-31');
/** The day on which the visits were decided, from the figures of that day. */
const decidedDay = toDay('2019-10-31');
const visit = { fromDay: toDay('2019-11-01'), toDay: toDay('2019-11-10') };
const lastDay = toDay('2019-11-20');

type Desa = { code: string; name: string; target: number };
type Kecamatan = { name: string; office: string; visited: Desa[]; others: Desa[] };

/** The kampung that were visited, by the desa that edition 2020 has under these names, and neighbours of them. */
const kecamatan: Kecamatan[] = [
  {
    ...{ name: 'Ciruas', office: 'Kabupaten Serang' },
    visited: [
      { code: '36.04.09.2003', name: 'Pulo', target: 620 },
      { code: '36.04.09.2013', name: 'Singamerta', target: 540 },
    ],
    others: [
      { code: '36.04.09.2001', name: 'Ciruas', target: 700 },
      { code: '36.04.09.2015', name: 'Beberan', target: 480 },
    ],
  },
  {
    ...{ name: 'Kragilan', office: 'Kabupaten Serang' },
    visited: [
      { code: '36.04.11.2013', name: 'Cisait', target: 510 },
      { code: '36.04.11.2005', name: 'Undar Andir', target: 470 },
    ],
    others: [{ code: '36.04.11.2001', name: 'Kragilan', target: 690 }],
  },
  {
    ...{ name: 'Pasar Kemis', office: 'Kabupaten Tangerang' },
    visited: [
      { code: '36.03.12.1012', name: 'Kuta Jaya', target: 980 },
      { code: '36.03.12.2011', name: 'Pangadegan', target: 760 },
    ],
    others: [{ code: '36.03.12.2001', name: 'Pasar Kemis', target: 1_050 }],
  },
  {
    ...{ name: 'Cikupa', office: 'Kabupaten Tangerang' },
    visited: [
      { code: '36.03.18.2013', name: 'Budi Mulya', target: 830 },
      { code: '36.03.18.2010', name: 'Pasir Gadung', target: 720 },
    ],
    others: [{ code: '36.03.18.2007', name: 'Cikupa', target: 900 }],
  },
];

/** Reported weekly in September and the first half of October, every day afterwards. */
const reportDays: IsoDay[] = [];
for (let day = addDays(startDay, 6); day <= lastDay; day = addDays(day, day < toDay('2019-10-13') ? 7 : 1)) {
  reportDays.push(day);
}

/** Where a desa stands at the end of a day: so many a thousand of its target a day, and of those visited more from the first day of the visit on. */
function standing({ target }: Desa, visited: boolean, day: IsoDay): number {
  const daysIn = (from: IsoDay, to: IsoDay) => Math.max(0, daysBetween(from, day < to ? day : to) + 1);
  if (!visited) return Math.round((target * 7.4 * daysIn(startDay, lastDay)) / 1000);
  const thousandths =
    3.4 * daysIn(startDay, decidedDay) +
    18 * daysIn(visit.fromDay, visit.toDay) +
    7 * daysIn(addDays(visit.toDay, 1), lastDay);
  return Math.round((target * thousandths) / 1000);
}

const all = kecamatan.flatMap(({ visited, others }) => [
  ...visited.map((desa) => ({ desa, visited: true })),
  ...others.map((desa) => ({ desa, visited: false })),
]);

const percents = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What the page of a visited desa said on the day of the decision: day 61 of 122. */
function freeze(desa: Desa): { reason: string; figures: FrozenFigures } {
  const total = standing(desa, true, decidedDay);
  const percent = computePercent(total, desa.target);
  const weekBefore = standing(desa, true, addDays(decidedDay, -7));
  return {
    reason: `${desa.name} tertinggal: ${percents.format(percent ?? 0)} % akseptor terlayani, seharusnya 50,00 % hari ini.`,
    figures: {
      ...{ asOf: decidedDay, stage: 'recorded', target: desa.target, total, percent, expectedPercent: 50 },
      ...{ status: 'behind', pace: Math.round(((total - weekBefore) / 7) * 10) / 10 },
    },
  };
}

function buildVisit({ name, office, visited }: Kecamatan): DemoVisit {
  const named = visited.map((desa) => desa.name).join(' dan ');
  return {
    ...rangeOfCode(kecamatanOf(visited[0]?.code ?? '')),
    ...{ kind: 'baksos', ...visit, recordedAt: new Date('2019-10-31T08:00:00Z') },
    participants: `Perwakilan BKKBN Banten, OPD-KB ${office}, koordinator PLKB ${name}`,
    result: `Pelayanan dan penyuluhan di kampung-kampung ${named}.`,
    places: visited.map((desa) => ({ ...rangeOfCode(desa.code), kampung: '', ...freeze(desa) })),
    tasks: [
      {
        ...{ task: `Daftar pasangan yang belum terlayani di ${named}`, person: `Koordinator PLKB ${name}` },
        ...{ dueDay: toDay('2019-11-15'), doneAt: new Date('2019-11-14T04:00:00Z') },
      },
      {
        ...{ task: 'Pelayanan ulang bagi yang tidak hadir', person: `Kepala Puskesmas ${name}`, doneAt: null },
        dueDay: toDay('2019-11-30'),
      },
    ],
  };
}

/** The visits of Banten in November 2019, to kampung whose performance contract was not met. */
export function buildMou19Banten(): DemoCampaign {
  return {
    slug: 'mou19-banten',
    name: 'Kontrak kinerja 2019, Banten',
    unit: 'akseptor',
    edition: '2020',
    // An acceptor is counted once, when served, and by no channel.
    settings: { words: { recorded: 'terlayani' }, stages: ['recorded'], channels: ['unsplit'] },
    ...{ startDay, endDay, plannedOnlinePercent: null },
    source:
      'Yang terbit: baksos Perwakilan BKKBN Banten, 1 sampai 10 November 2019, ke kampung di Ciruas (Pulo, Singamerta), ' +
      'Kragilan (Cisait, Undar Andir), Pasar Kemis (Kuta Jaya, Pangadegan) dan Cikupa (Budi Mulya, Pasir Gadung), ' +
      'karena kontrak kinerjanya belum tercapai.',
    simulated:
      'Semua target dan capaian, desa lain di keempat kecamatan, siapa yang pergi, tugas, dan hasil kunjungan adalah simulasi. ' +
      'Awal 1 September dan akhir 31 Desember 2019 adalah anggapan.',
    extensions: [],
    outages: [],
    scope: {
      fromDay: startDay,
      ...{ letter: null, note: 'Delapan desa yang dikunjungi dan lima di sekitarnya.' },
      areas: all.map(({ desa }) => ({ code: desa.code, mode: 'both' })),
    },
    targetSets: [
      {
        ...{ name: 'Kontrak kinerja', letter: null, decidedDay: null },
        facts: all.map(({ desa }) => ({ area: areaOf(desa.code), total: desa.target, online: null, manual: null })),
      },
    ],
    counts: all.flatMap(({ desa, visited }) =>
      reportDays.map(
        (day): CountFact => ({
          ...{ area: areaOf(desa.code), day, stage: 'recorded', channel: 'unsplit' },
          value: standing(desa, visited, day),
        }),
      ),
    ),
    workforce: [],
    visits: kecamatan.map(buildVisit),
  };
}
