import { forgetLaterDays, nationalCampaign } from '../db/seed/national';
import { timeBareCopy } from '../db/testing/bare-copy';
import { commitImport } from '../db/writes/imports';
import { contextOf } from '../lib/server/auth/context';
import { operatorUser } from '../lib/server/auth/operator';
import { requireImport, uploadFile } from '../lib/server/services/imports';
import type { Steps } from '../scripts/steps.mjs';
import { median } from './measure';
import { plainSettings, readNationalDay, writeCsv } from './national-day';
import type { Place } from './place';
import { formatTime, type Result } from './report';

const runs = 3;

/**
 * One day of the whole nation: every desa, online and manual, as a CSV file through the checks of the product, then
 * committed. The commit is held against a bare COPY of the ledger rows that it wrote.
 */
export async function measureImporting(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  const bytes = writeCsv(await readNationalDay(place));
  const checks: number[] = [];
  const commits: TimedCommit[] = [];
  for (let run = 1; run <= runs; run += 1) {
    steps.begin(`Impor satu hari nasional, ${run} dari ${runs}`);
    await forgetLaterDays(place.owner, place.campaign.id);
    const { id, milliseconds } = await timeCheck(place, { fileName: 'satu-hari.csv', bytes });
    checks.push(milliseconds);
    commits.push(await timeCommit(place, id));
  }
  steps.begin('Merapikan');
  await forgetLaterDays(place.owner, place.campaign.id);
  steps.end();
  const megabytes = (bytes.byteLength / 1e6).toFixed(1).replace('.', ',');
  return {
    results: [resultOfCommits('Impor satu hari nasional', commits)],
    notes: [
      `File hari itu (${megabytes} MB CSV) dibaca, diperiksa, dan disimpan sebagai rencana dalam ${formatTime(middle(checks))}, sebelum penyimpanan yang diukur di tabel.`,
    ],
  };
}

/**
 * Uploads a file as the operator does: read, checked and kept as a plan. `checked`: until every row is checked;
 * `milliseconds`: until the plan is kept and compared with what stands.
 */
export async function timeCheck(
  place: Place,
  file: { fileName: string; bytes: Uint8Array },
): Promise<{ id: number; checked: number; milliseconds: number }> {
  const began = performance.now();
  let checked = 0;
  const found = await uploadFile(
    contextOf(operatorUser(), place.serving),
    { campaignSlug: nationalCampaign.slug, kind: 'rekap', ...file, settings: plainSettings },
    ({ phase }) => {
      if (phase === 'storing' && checked === 0) checked = performance.now() - began;
    },
  );
  const milliseconds = performance.now() - began;
  if (found.refused.length > 0) throw new Error(`rows were refused: ${JSON.stringify(found.refused[0])}`);
  return { id: found.id, checked, milliseconds };
}

/** A commit, and a bare COPY of the ledger rows that it wrote; times in milliseconds. */
export type TimedCommit = { rows: number; ours: number; copy: number };

export async function timeCommit(place: Place, id: number): Promise<TimedCommit> {
  const { scope } = await requireImport(contextOf(operatorUser(), place.serving), id);
  const began = performance.now();
  await commitImport(place.serving, scope.area, { id, userId: null, acceptPartial: false });
  const ours = performance.now() - began;
  const copy = await timeBareCopy(place.ownerUrl, id);
  return { rows: copy.rows, ours, copy: copy.milliseconds };
}

export function resultOfCommits(what: string, commits: readonly TimedCommit[]): Result {
  const ours = middle(commits.map((commit) => commit.ours));
  const other = middle(commits.map((commit) => commit.copy));
  const counted = (commits[0]?.rows ?? 0).toLocaleString('id-ID');
  return { what: `${what}, ${counted} angka`, ours, other, reached: ours / other, goal: { atMost: 10 } };
}

export function middle(times: readonly number[]): number {
  return median([...times].sort((one, other) => one - other));
}
