import { inScope, type ScopedTransaction } from '../db/client';
import { listHistory, listReports, listStandings } from '../db/queries/progress';
import { listTargetSets } from '../db/queries/target-sets';
import { nationalCampaign } from '../db/seed/national';
import { groupLedger } from '../db/testing/ledger-group-by';
import { rankRows, sparkDays } from '../lib/domain/area-progress';
import { type AreaLevel, type AuthorizedArea, type LevelName, nationCode } from '../lib/domain/areas';
import { addDays } from '../lib/domain/days';
import { daysForPace } from '../lib/domain/pace';
import { authorizeArea } from '../lib/server/auth/areas';
import { contextOf } from '../lib/server/auth/context';
import { operatorUser } from '../lib/server/auth/operator';
import { type AreaProgressRequest, readAreaProgress } from '../lib/server/loaders/progress';
import type { Steps } from '../scripts/steps.mjs';
import { measure, median } from './measure';
import type { Place } from './place';
import type { Result } from './report';

const warmUps = 200;
const runs = 300;
const asOf = nationalCampaign.lastReportDay;
const stage = 'recorded';

type Question = { name: string; code: string; rows: AreaLevel; groupRuns: number; goal: number };
const questions: Question[] = [
  { name: 'Indonesia, 38 provinsi', code: nationCode, rows: 1, groupRuns: 3, goal: 1000 },
  { name: 'Jawa Barat, 27 kabupaten/kota', code: '32', rows: 2, groupRuns: 5, goal: 100 },
  { name: 'Karawang, 30 kecamatan', code: '32.15', rows: 3, groupRuns: 25, goal: 30 },
];

/** What an area page reads, against the GROUP BY over the ledger that answers the same. */
export async function measureReading(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  const results: Result[] = [];
  for (const question of questions) {
    steps.begin(`Membaca ${question.name}`);
    results.push(...(await measureQuestion(place, question)));
  }
  steps.begin('Memeringkat 7.285 kecamatan');
  results.push(await measureRanking(place));
  steps.end();
  const notes = [
    `Membaca: median dari ${runs} kali setelah ${warmUps} pemanasan. "Kueri": semua kueri angka halaman itu (posisi, target, laju, dan grafik kecil dari wilayah dan bagian-bagiannya) dalam satu transaksi bercakupan. "Seluruhnya": dari kampanye dan izin sampai angka jadi. Pembandingnya satu GROUP BY atas buku besar 10,2 juta baris: baris terbaru tiap wilayah dan kanal, dijumlah per bagian; jawabannya diperiksa sama dengan halaman.`,
  ];
  return { results, notes };
}

async function measureQuestion(place: Place, question: Question): Promise<Result[]> {
  const { name, code, rows, groupRuns, goal } = question;
  const { editionId, id: campaignId } = place.campaign;
  const area = await authorizeArea(contextOf(operatorUser(), place.serving), { editionId, code, verb: 'view' });
  if (!area) throw new Error(`there is no area ${code}`);
  const group = () => groupLedger(place.owner, { campaignId, editionId, inside: area, level: rows, asOf });
  requireSame(await read(place, code, null), await group());
  const work = async (transaction: ScopedTransaction) => {
    const [targetSet] = await listTargetSets(transaction, { campaign: { id: campaignId, earlierTargets: [] }, area });
    const of = { area, campaignId, targetSetId: targetSet?.id ?? null };
    return median(await measure({ warmUps, runs, work: () => readFigures(transaction, of, rows) }));
  };
  const queries = await inScope(place.serving, area, work, { reusePlans: true });
  const whole = median(await measure({ warmUps, runs, work: () => read(place, code, null) }));
  const other = median(await measure({ warmUps: 1, runs: groupRuns, work: group }));
  return [
    { what: `Kueri ${name}`, ours: queries, other, reached: other / queries, goal: { atLeast: goal } },
    { what: `Seluruhnya ${name}`, ours: whole, other, reached: other / whole, goal: null },
  ];
}

/** The queries by which `readAreaProgress` learns the figures of an area and its parts. */
function readFigures(
  transaction: ScopedTransaction,
  of: { area: AuthorizedArea; campaignId: number; targetSetId: number | null },
  rows: AreaLevel,
): Promise<unknown> {
  const { startDay } = nationalCampaign;
  const paceDays = daysForPace({ outages: [], areaLo: of.area.lo, asOf, startDay });
  const days = [...paceDays, addDays(asOf, -sparkDays)];
  const levels = [of.area.level, rows];
  return Promise.all([
    listStandings(transaction, { ...of, levels, asOf }),
    listHistory(transaction, { ...of, levels, days, stage }),
    listReports(transaction, {
      ...{ ...of, level: rows, stage, from: addDays(asOf, 1 - sparkDays), to: asOf },
      held: false,
    }),
  ]);
}

function read(place: Place, code: string, detail: LevelName | null) {
  const { slug } = nationalCampaign;
  const request: AreaProgressRequest = {
    campaignSlug: slug,
    code,
    asOf,
    stage,
    detail,
    targetSet: null,
    series: false,
    // As the page reads it.
    sparks: true,
  };
  return readAreaProgress(contextOf(operatorUser(), place.serving), request);
}

async function measureRanking(place: Place): Promise<Result> {
  const order = { key: 'persen', descending: true } as const;
  const work = async () => {
    const found = await read(place, nationCode, 'kecamatan');
    return rankRows({ rows: found?.rows ?? [], order, filter: { status: null, search: '' } });
  };
  const ours = median(await measure({ warmUps: 10, runs: 30, work }));
  return { what: '7.285 kecamatan dibaca dan diperingkat', ours, other: null, reached: ours, goal: { atMost: 50 } };
}

/** @throws Error when the two sides do not answer the same: then there is nothing to compare */
function requireSame(page: Awaited<ReturnType<typeof read>>, grouped: Awaited<ReturnType<typeof groupLedger>>): void {
  const line = (code: string, figures: { online: number | null; manual: number | null; total: number | null }) =>
    `${code} ${figures.online} ${figures.manual} ${figures.total}`;
  const ours = page?.rows.map((row) => line(row.area.code, row.figures)).join('\n') ?? '';
  const other = grouped.map((row) => line(row.code, row)).join('\n');
  if (ours === '' || ours !== other) throw new Error('the page and the ledger do not say the same');
}
