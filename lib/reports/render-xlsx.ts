import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sheet } from '../domain/reports';
import { writeWorkbook } from './xlsx';

/** More rows than these take seconds to write, in which a server that wrote them itself would answer nobody else. */
const mostHere = 1_000;

/** All 83.762 desa with every column take some 100 MB in the thread; what takes far more ends itself, not the server. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** Long workbooks are written one after another: each takes a core, and its sheets stand twice in memory. */
let last: Promise<unknown> = Promise.resolve();

/** Renders sheets as one workbook, a long one in a thread of its own. */
export function renderXlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const rows = sheets.reduce((sum, { report }) => sum + report.rows.length, 0);
  if (rows <= mostHere) return writeWorkbook(sheets);
  const turn = last.then(() => writeInThread(sheets));
  last = turn.catch(() => {});
  return turn;
}

function writeInThread(workerData: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath(), { workerData, execArgv: [], resourceLimits });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that writes a workbook ended with ${code}`)));
  });
}

/** The thread is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function workerPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'reports', 'xlsx-worker.mjs');
}
