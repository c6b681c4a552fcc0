import { forgetLaterDays } from '../db/seed/national';
import type { Steps } from '../scripts/steps.mjs';
import { middle, resultOfCommits, type TimedCommit, timeCheck, timeCommit } from './importing';
import { measureImportingLive } from './importing-live';
import { readNationalDay, writeXlsx } from './national-day';
import type { Place } from './place';
import { readAlone } from './read-alone';
import { formatTime, type Result } from './report';

const runs = 5;

/**
 * One day of the whole nation as an office saves it from Excel: first in this process, the check against nothing but
 * reading that file, the commit against a bare COPY; then through the web server while another user reads pages.
 */
export async function measureImportingXlsx(
  place: Place,
  steps: Steps,
): Promise<{ results: Result[]; notes: string[] }> {
  steps.begin('Menulis satu hari nasional sebagai XLSX');
  const day = await readNationalDay(place);
  const file = { fileName: 'satu-hari.xlsx', bytes: await writeXlsx(day) };
  const here = await measureHere(place, steps, file);
  const live = await measureImportingLive(place, steps, { day, file });
  return { results: [...here.results, ...live.results], notes: [...here.notes, ...live.notes] };
}

/**
 * Both are timed in this one process and in turn, each as a request would do it: reading has a process of its own, as
 * checking has. Neither has HTTP around it. The first of each is not counted: it loads and compiles what both use.
 */
async function measureHere(
  place: Place,
  steps: Steps,
  file: { fileName: string; bytes: Uint8Array },
): Promise<{ results: Result[]; notes: string[] }> {
  const reads: number[] = [];
  const checks: number[] = [];
  const plans: number[] = [];
  const commits: TimedCommit[] = [];
  for (let run = 0; run <= runs; run += 1) {
    steps.begin(run === 0 ? 'XLSX satu hari nasional, pemanasan' : `XLSX satu hari nasional, ${run} dari ${runs}`);
    await forgetLaterDays(place.owner, place.campaign.id);
    const read = await timeReading(file);
    const check = await timeCheck(place, file);
    if (run === 0) continue;
    reads.push(read);
    checks.push(check.checked);
    plans.push(check.milliseconds);
    commits.push(await timeCommit(place, check.id));
  }
  steps.begin('Merapikan');
  await forgetLaterDays(place.owner, place.campaign.id);
  steps.end();
  const [ours, kept, other] = [middle(checks), middle(plans), middle(reads)];
  const megabytes = (file.bytes.byteLength / 1e6).toFixed(1).replace('.', ',');
  return {
    results: [
      { what: 'Periksa XLSX satu hari nasional', ours, other, reached: ours / other, goal: { atMost: 2 } },
      {
        ...{ what: 'Periksa, simpan rencana, bandingkan', ours: kept, other, reached: kept / other },
        goal: { atMost: 2 },
      },
      resultOfCommits('Simpan XLSX satu hari nasional', commits),
    ],
    notes: [
      `XLSX (${megabytes} MB): pemeriksaan dari berkas sampai semua baris diperiksa (${list(checks)}), lalu sampai rencananya tersimpan dan dibandingkan dengan angka yang berlaku (${list(plans)}), dibandingkan dengan pembaca yang sama yang hanya membaca berkas itu (${list(reads)}), bergantian, di proses yang sama, tanpa HTTP; penyalaan pembaca terhitung di keduanya.`,
    ],
  };
}

async function timeReading(file: { fileName: string; bytes: Uint8Array }): Promise<number> {
  const began = performance.now();
  const read = await readAlone(file);
  const milliseconds = performance.now() - began;
  if (!read.ok) throw new Error(`the file was refused: ${read.problem.detail}`);
  return milliseconds;
}

function list(times: readonly number[]): string {
  return times.map(formatTime).join('; ');
}
