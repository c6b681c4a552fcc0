import { nationalCampaign } from '../db/seed/national';
import { groupLedger } from '../db/testing/ledger-group-by';
import { operatorUser } from '../lib/auth/operator';
import { rankRows } from '../lib/domain/area-progress';
import { type AreaLevel, type LevelName, nationCode, rangeOfCode } from '../lib/domain/areas';
import { type AreaProgressRequest, readAreaProgress } from '../lib/loaders/progress';
import type { Steps } from '../scripts/steps.mjs';
import { measure, median } from './measure';
import type { Place } from './place';
import type { Result } from './report';

const warmUps = 30;
const runs = 100;

type Question = { name: string; code: string; rows: AreaLevel; groupRuns: number; goal: number };
const questions: Question[] = [
  { name: 'Data halaman Indonesia, 38 provinsi', code: nationCode, rows: 1, groupRuns: 3, goal: 1000 },
  { name: 'Data halaman Jawa Barat, 27 kabupaten/kota', code: '32', rows: 2, groupRuns: 5, goal: 100 },
  { name: 'Data halaman Karawang, 30 kecamatan', code: '32.15', rows: 3, groupRuns: 15, goal: 30 },
];

function read(place: Place, code: string, detail: LevelName | null) {
  const request: AreaProgressRequest = {
    campaignSlug: nationalCampaign.slug,
    code,
    asOf: nationalCampaign.lastReportDay,
    stage: 'recorded',
    detail,
    targetSet: null,
    series: false,
  };
  return readAreaProgress(operatorUser(), request, { database: place.serving });
}

function group(place: Place, code: string, level: AreaLevel) {
  return groupLedger(place.owner, {
    campaignId: place.campaign.id,
    editionId: place.campaign.editionId,
    inside: rangeOfCode(code),
    level,
    asOf: nationalCampaign.lastReportDay,
  });
}

/** What the loader reads of an area and computes of its rows, against the GROUP BY over the ledger. */
export async function measureReading(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  const results: Result[] = [];
  for (const { name, code, rows, groupRuns, goal } of questions) {
    steps.begin(name);
    await requireSameFigures(place, code, rows);
    const ours = median(await measure({ warmUps, runs, work: () => read(place, code, null) }));
    const other = median(await measure({ warmUps: 1, runs: groupRuns, work: () => group(place, code, rows) }));
    results.push({ what: name, ours, other, reached: other / ours, goal: { atLeast: goal } });
  }
  steps.begin('7.285 kecamatan diperingkat');
  results.push(await measureRanking(place));
  steps.end();
  const notes = [
    'Median dari 100 pembacaan setelah 30 pemanasan; pembandingnya GROUP BY atas buku besar: baris terbaru tiap wilayah dan kanal, dijumlah per wilayah bawahan (3, 5, dan 15 kali).',
  ];
  return { results, notes };
}

async function measureRanking(place: Place): Promise<Result> {
  const ours = median(
    await measure({
      warmUps: 10,
      runs: 30,
      work: async () => {
        const found = await read(place, nationCode, 'kecamatan');
        const order = { key: 'persen', descending: true } as const;
        return rankRows({ rows: found?.rows ?? [], order, filter: { status: null, search: '' } });
      },
    }),
  );
  return { what: '7.285 kecamatan dibaca dan diperingkat', ours, other: null, reached: ours, goal: { atMost: 50 } };
}

/** @throws Error when the two sides do not answer the same: then there is nothing to compare */
async function requireSameFigures(place: Place, code: string, level: AreaLevel): Promise<void> {
  const ours = (await read(place, code, null))?.rows ?? [];
  const grouped = await group(place, code, level);
  const pick = (code: string, figures: { online: number | null; manual: number | null; total: number | null }) =>
    `${code} ${figures.online} ${figures.manual} ${figures.total}`;
  const one = ours.map((row) => pick(row.area.code, row.figures)).join('\n');
  const other = grouped.map((row) => pick(row.code, row)).join('\n');
  if (one === '' || one !== other) throw new Error(`the page and the ledger differ for ${code}`);
}
