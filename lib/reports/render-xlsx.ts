import type { Sheet } from '../domain/reports';
import { openRenderPool } from './render-pool';
import { writeWorkbook } from './xlsx';

/** More rows than these take seconds to write, in which a server that wrote them itself would answer nobody else. */
const mostHere = 1_000;

/** All 83.762 desa with every column take some 100 MB in the thread, which is not kept: long workbooks are rare. */
const pool = openRenderPool<readonly Sheet[]>('writeWorkbook', { memoryMb: 512, idleMs: 0 });

/** Set by lib/server/services/long-worker.mjs: nobody else is answered by this process, and a thread would only copy the rows. */
const alone = (globalThis as { kejarAlone?: true }).kejarAlone ?? false;

/** Renders sheets as one workbook, a long one in a thread of its own, one after another. */
export function renderXlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const rows = sheets.reduce((sum, { report }) => sum + report.rows.length, 0);
  return rows <= mostHere || alone ? writeWorkbook(sheets) : pool.run(sheets);
}
