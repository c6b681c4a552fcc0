import { Writable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import ExcelJS from 'exceljs';
import { nationalCampaign } from '../db/seed/national';
import { nationCode } from '../lib/domain/areas';
import { columnKeys } from '../lib/domain/columns';
import { defaultOffice } from '../lib/domain/offices';
import type { Report } from '../lib/domain/reports';
import { renderXlsx } from '../lib/reports/render-xlsx';
import { buildReport } from '../lib/reports/report';
import { writeWorkbook } from '../lib/reports/xlsx';
import { contextOf } from '../lib/server/auth/context';
import { operatorUser } from '../lib/server/auth/operator';
import { readAreaProgress } from '../lib/server/loaders/progress';
import type { Steps } from '../scripts/steps.mjs';
import { median } from './measure';
import type { Place } from './place';
import { formatTime, type Result } from './report';

const runs = 3;
const mostMegabytes = 250;

/** All desa of the nation with every column as one workbook. */
export async function measureSpreadsheets(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  steps.begin('Membaca semua desa');
  const report = await readNation(place);
  const measured = await measureWorkbook(report, steps);
  steps.end();
  return measured;
}

/**
 * A long table as a workbook: how much the process grows, and how long it takes against exceljs alone that streams the
 * same cells without a look.
 */
async function measureWorkbook(report: Report, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  const rows = report.rows.length.toLocaleString('id-ID');
  const sheets = [{ name: 'Indonesia', report, orientation: null }];
  steps.begin(`XLSX ${rows} baris, memori`);
  const growth = await measureGrowth(() => renderXlsx(sheets));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    steps.begin(`XLSX ${rows} baris, ${run} dari ${runs}`);
    bare.push(await time(() => writeBare(report)));
    ours.push(await time(() => writeWorkbook(sheets)));
  }
  const middle = (times: number[]) => median(times.sort((one, other) => one - other));
  const [own, other] = [middle(ours), middle(bare)];
  const megabytes = growth.bytes / 1e6;
  return {
    results: [
      { what: `XLSX ${rows} baris`, ours: own, other, reached: own / other, goal: { atMost: 2 } },
      {
        ...{ what: `XLSX ${rows} baris, memori`, unit: 'MB' as const },
        ...{ ours: megabytes, other: null, reached: megabytes, goal: { atMost: mostMegabytes } },
      },
    ],
    notes: [
      `XLSX: ${report.columns.length} kolom dengan kop, gaya, dan rumus, dibandingkan dengan exceljs yang mengalirkan sel yang sama tanpa apa pun. Di thread-nya sendiri, dengan menyalakannya: ${formatTime(growth.milliseconds)}; memori adalah puncak pertumbuhan proses (RSS) selama itu.`,
    ],
  };
}

async function readNation(place: Place): Promise<Report> {
  const { slug, lastReportDay } = nationalCampaign;
  const progress = await readAreaProgress(contextOf(operatorUser(), place.serving), {
    ...{ campaignSlug: slug, code: nationCode, asOf: lastReportDay, stage: 'recorded', detail: 'desa' },
    ...{ targetSet: null, series: false },
  });
  if (!progress) throw new Error('the national campaign was not read');
  const office = defaultOffice({ areaCode: nationCode, name: 'BKKBN', timeZone: 'WIB' });
  const order = { key: 'wilayah', descending: false } as const;
  const view = { order, filter: { status: null, search: '' }, columns: columnKeys };
  return buildReport(progress, view, { office, madeAt: new Date() });
}

/** The same cells by exceljs alone: no styles, no head, no formulas. */
async function writeBare({ rows }: Report): Promise<number> {
  let bytes = 0;
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.byteLength;
      done();
    },
  });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream });
  const sheet = workbook.addWorksheet('Indonesia');
  for (const [at, row] of rows.entries()) {
    sheet.addRow(row.cells).commit();
    if (at % 250 === 0) await setImmediate();
  }
  sheet.commit();
  await workbook.commit();
  return bytes;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The highest that the memory of the process rises above where it stood. */
async function measureGrowth(work: () => Promise<unknown>): Promise<{ bytes: number; milliseconds: number }> {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  collectGarbage();
  await setTimeout(300);
  collectGarbage();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const milliseconds = await time(work).finally(() => clearInterval(watch));
  return { bytes: most - before, milliseconds };
}
