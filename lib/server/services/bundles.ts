import type { Database } from '@/db/client';
import {
  type BundleOwner,
  beginBundle,
  cancelBundle,
  failBundle,
  finishBundle,
  recordBundleHeartbeat,
} from '@/db/writes/bundles';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type BundleFormat, hasBundle } from '@/lib/domain/bundles';
import { viewOf } from '@/lib/domain/figure-view';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import type { Sheet } from '@/lib/domain/reports';
import { type AreaQuery, defaultAreaQuery, listAreaParams } from '@/lib/format/area-query';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { renderPdf } from '@/lib/reports/render-pdf';
import { renderXlsx } from '@/lib/reports/render-xlsx';
import { buildReport } from '@/lib/reports/report';
import { type BundleScope, loadBundleScope } from '@/lib/server/loaders/bundles';
import { readOffice } from '@/lib/server/loaders/offices';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { inBundleTurn } from '../admission/turns';
import { type Context, readingContext } from '../auth/context';
import { describeFault, log } from '../http/log';
import { describeBundleFailure } from './bundle-failure';
import { heartbeatMs } from './heartbeat';

type Wish = { campaignSlug: string; code: string; query: AreaQuery; format: BundleFormat };

/** A bundle that was begun: its number, and its making, which goes on behind the request and never fails. */
export type StartedBundle = { id: number; made: Promise<void> };

/**
 * Begins a bundle of an area: its own sheet, then those of its parts.
 * @throws Problem 404 unknown, not the user's or no account; 409 `bundle-running` as `beginBundle`, `no-bundle` for an
 *   area whose parts have no sheets
 */
export async function startBundle(ctx: Context, wish: Wish): Promise<StartedBundle> {
  const scope = await loadBundleScope(ctx, wish);
  if (!scope) throw notFoundProblem();
  const first = await readSheetOf(ctx, wish);
  if (!first) throw notFoundProblem();
  if (!hasBundle(first.area) || first.rows.length === 0) throw noParts(formatAreaTitle(first.area));
  // The parts on the day of the whole: each by itself would be read on the day that it reported last.
  const query = sheetQuery({ ...wish.query, asOf: first.asOf });
  const codes = [wish.code, ...first.rows.map((row) => row.area.code)];
  const id = await beginBundle(ctx.database, scope, {
    campaignId: scope.campaign.id,
    area: scope.area,
    format: wish.format,
    query: new URLSearchParams(listAreaParams(query)).toString(),
    total: codes.length,
  });
  return {
    id,
    made: makeBundle({ ctx, scope, wish: { ...wish, query }, codes, id }),
  };
}

/** Stops a bundle of the actor's own; one that is done already stays as it is. @throws Problem 404 as `startBundle` */
export async function stopBundle(
  ctx: Context,
  place: { campaignSlug: string; code: string },
  id: number,
): Promise<void> {
  const scope = await loadBundleScope(ctx, place);
  if (!scope) throw notFoundProblem();
  await cancelBundle(ctx.database, scope, id);
}

/** What holds for each sheet: no rows of a level deeper, none left out. */
function sheetQuery(query: AreaQuery): AreaQuery {
  const { order, columns, orientation } = query;
  return { ...defaultAreaQuery, ...viewOf(query), detail: null, order, columns, orientation };
}

type Job = { ctx: Context; scope: BundleScope; wish: Wish; codes: string[]; id: number };

/** Makes it to the end, or until it is cancelled, or says why not. */
async function makeBundle(job: Job): Promise<void> {
  const { ctx, scope, id } = job;
  const { database } = ctx;
  const owner: BundleOwner = scope;
  const stop = new AbortController();
  let done = 0;
  const sendHeartbeat = async () => {
    if (!(await recordBundleHeartbeat(database, owner, { id, done }))) stop.abort(new Cancelled());
  };
  // A heartbeat that fails is no failure of the bundle: the next one may come through.
  const timer = setInterval(() => void sendHeartbeat().catch(() => {}), heartbeatMs);
  try {
    const sheets: Sheet[] = [];
    for (const code of job.codes) {
      await sendHeartbeat();
      stop.signal.throwIfAborted();
      const sheet = await inBundleTurn(stop.signal, () => makeSheet(job, code));
      if (sheet) sheets.push(sheet);
      done += 1;
    }
    await sendHeartbeat();
    stop.signal.throwIfAborted();
    const content = await inBundleTurn(stop.signal, () => render(job, sheets, stop.signal));
    stop.signal.throwIfAborted();
    const fileName = `gabungan-${sheets[0]?.report.fileName ?? id}.${job.wish.format}`;
    await finishBundle(database, owner, { id, fileName, content, done: sheets.length });
  } catch (error) {
    if (error instanceof Cancelled) return;
    await fail(owner, { id, error, database });
  } finally {
    clearInterval(timer);
  }
}

class Cancelled extends Error {}

async function fail(owner: BundleOwner, input: { id: number; error: unknown; database: Database }): Promise<void> {
  const { id, error, database } = input;
  const { sentence, expected } = describeBundleFailure(error);
  if (!expected) log.error({ bundle: id, ...describeFault(error) }, 'bundle failed');
  try {
    await failBundle(database, owner, { id, error: sentence });
  } catch (again) {
    // The disk is full for this too, or the database gone: it falls silent, and counts as failed after a minute.
    log.error({ bundle: id, ...describeFault(again) }, 'bundle failed without a word');
  }
}

/** The sheet of an area of the bundle; null: a part that has no parts. */
async function makeSheet({ ctx: writing, scope, wish }: Job, code: string): Promise<Sheet | null> {
  const ctx = await readingContext(writing);
  const [progress, office] = await Promise.all([
    readSheetOf(ctx, { ...wish, code }),
    readOffice(ctx, scope.campaign.editionId),
  ]);
  if (!progress) throw notFoundProblem();
  if (code !== wish.code && progress.rows.length === 0) return null;
  const view = { ...wish.query, columns: wish.query.columns ?? office.columns };
  return {
    name: formatAreaName(progress.area),
    report: buildReport(progress, view, { office, madeAt: ctx.now }),
    orientation: wish.query.orientation,
  };
}

function readSheetOf(
  ctx: Context,
  { campaignSlug, code, query }: Pick<Wish, 'campaignSlug' | 'code' | 'query'>,
): Promise<AreaProgress | null> {
  // Each sheet has the rows below its own area, whatever level the page listed.
  const request = { campaignSlug, code, ...viewOf(query), detail: null, series: false };
  return readAreaProgress(ctx, request, { lenient: true });
}

async function render({ ctx, wish }: Job, sheets: Sheet[], signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  if (wish.format === 'xlsx') return renderXlsx(sheets);
  const report = sheets[0]?.report;
  const title = `Gabungan ${report?.titles.join(', ') ?? ''}`;
  return renderPdf(sheets, { title, author: report?.letterhead?.name ?? '', madeAt: ctx.now, signal });
}

function noParts(name: string): Problem {
  return new Problem('no-bundle', `${name} tidak punya bagian yang berlembar sendiri. Unduh lembarnya saja.`);
}
