import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Report } from '../domain/reports';
import { writeWorkbook } from './xlsx';

/** A longer table takes seconds to write, in which a server that wrote it itself would answer nobody else. */
const longestHere = 1_000;

/** Long tables are written one after another: each takes some 600 MB. */
let last: Promise<unknown> = Promise.resolve();

/** Renders a report as XLSX, a long one in a thread of its own. */
export function renderXlsx(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  if (report.rows.length <= longestHere) return writeWorkbook(report);
  const turn = last.then(() => writeInThread(report));
  last = turn.catch(() => {});
  return turn;
}

function writeInThread(workerData: Report): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath(), { workerData, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that writes a workbook ended with ${code}`)));
  });
}

/** The thread is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function workerPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'reports', 'xlsx-worker.mjs');
}
