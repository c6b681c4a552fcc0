import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { longTableRows } from '../../domain/admission';
import type { AreaProgress, RowFilter, RowOrder, TooLong } from '../../domain/area-progress';
import { buildAreaTable } from '../../domain/area-table';
import { listFigureRows } from '../../domain/figure-rows';
import type { FigureView } from '../../domain/figure-view';
import { notFoundProblem, Problem } from '../../domain/problems';
import type { ComparisonWish } from '../../domain/trend-comparison';
import type { AreaQuery } from '../../format/area-query';
import { writeFigureLines } from '../../reports/figures-csv';
import { writeProgressAnswer } from '../../reports/progress-json';
import { buildSheet } from '../../reports/report';
import type { LongAnswer, LongRequest } from '../admission/long-messages';
import { type Context, contextOf, readingContext } from '../auth/context';
import { readOffice } from '../loaders/offices';
import { type AreaProgressRequest, type LongAsked, type LongTold, readAreaProgress } from '../loaders/progress';
import type { TargetComparisonRequest } from '../loaders/target-comparison';
import { readTrendComparison } from '../loaders/trend-comparison';
import { type FileKind, writeAreaCsv } from './area-sheets';
import type { TemplateWish } from './import-files';
import type { MadeFile } from './sheets';

type Place = { campaignSlug: string; code: string };

/** `wish`: what the series is compared with; null: nothing. */
type ProgressAsked = {
  request: AreaProgressRequest;
  order: RowOrder;
  filter: RowFilter;
  wish: ComparisonWish | null;
};

/** What the caller is told, and what is written to the file, where one was asked for. */
type Written<Told> = Told & { chunks?: Iterable<string | Uint8Array> };

const fileOf = ({ fileName, bytes }: MadeFile) => ({ fileName, chunks: [bytes] });

/**
 * What can be asked for: a file of more rows than the web server should hold. What draws or writes more than text is loaded
 * where it is used: all of it together takes 70 MB.
 */
const tasks = {
  /** An area for a page, with no more rows than it shows. */
  areaProgress: async (ctx: Context, { request, options }: LongAsked): Promise<LongTold> => {
    const progress = await readAreaProgress(ctx, request, options);
    if (!progress || progress.rows.length <= longTableRows) return { listed: progress };
    return { tooLong: await shorten(ctx, progress, request.long) };
  },
  areaFile: async (ctx: Context, asked: { place: Place; kind: FileKind; query: AreaQuery }) => {
    if (asked.kind.format === 'csv') return writeAreaCsv(ctx, asked.place, asked);
    const { makeAreaFile } = await import('./sheets');
    return fileOf(await makeAreaFile(ctx, asked.place, asked));
  },
  recapPicture: async (ctx: Context, asked: { place: Place; view: FigureView }) => {
    const { drawRecap } = await import('./pictures');
    return fileOf(await drawRecap(ctx, asked.place, asked.view));
  },
  template: async (ctx: Context, asked: { campaignSlug: string; wish: TemplateWish }) => {
    const { makeTemplate } = await import('./import-files');
    return fileOf(await makeTemplate(ctx, asked.campaignSlug, asked.wish));
  },
  targetComparison: async (ctx: Context, asked: { request: TargetComparisonRequest; kind: FileKind }) => {
    const { makeTargetComparisonFile } = await import('./target-comparison');
    return fileOf(await makeTargetComparisonFile(ctx, asked.request, asked));
  },
  /** An area as the API shows it, in JSON. */
  progressJson: async (ctx: Context, asked: ProgressAsked) => {
    const progress = await requireProgress(ctx, asked.request);
    const compared = await readTrendComparison(ctx, progress, asked.wish);
    if (asked.wish && !compared) throw notFoundProblem();
    return { targetSet: progress.targetSet, chunks: writeProgressAnswer(progress, asked, compared) };
  },
  /** The lines of a day for programs. */
  figureLines: async (ctx: Context, asked: { request: AreaProgressRequest }) => {
    const progress = await requireProgress(ctx, asked.request);
    const { asOf, targetSet, campaign } = progress;
    return { ...{ asOf, targetSet, startDay: campaign.startDay }, chunks: writeFigureChunks(progress) };
  },
} satisfies Record<string, (ctx: Context, asked: never) => Promise<Written<object>>>;

export type LongTasks = {
  [Name in keyof typeof tasks]: {
    asked: Parameters<(typeof tasks)[Name]>[1];
    told: Omit<Awaited<ReturnType<(typeof tasks)[Name]>>, 'chunks'>;
  };
};

/** Does a task as the actor, and writes what comes of it to a file. Never throws: what goes wrong is part of the answer. */
export async function runLongTask({ name, actor, now, asked, path }: LongRequest): Promise<LongAnswer> {
  try {
    const run = tasks[name as keyof LongTasks] as (ctx: Context, asked: unknown) => Promise<Written<object>>;
    const ctx = await readingContext(contextOf(actor, undefined, now));
    const { chunks, ...told } = await run(ctx, asked);
    if (path !== null) {
      await pipeline(Readable.from(chunks ?? []), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    }
    return { told };
  } catch (error) {
    if (error instanceof Problem) {
      const { status, type, title, detail, extra } = error;
      return { problem: { status, type, title, detail, extra } };
    }
    return { fault: faultOf(error) };
  }
}

/** The innermost error, with what says that the database cannot work now. */
function faultOf(error: unknown): { message: string; code?: unknown; severity?: unknown } {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return { message: String(inner) };
  const { code, severity } = inner as { code?: unknown; severity?: unknown };
  return { message: `${inner.message}\n${inner.stack}`, code, severity };
}

/** What a page shows of more rows than it can hold. */
async function shorten(ctx: Context, progress: AreaProgress, wanted: AreaProgressRequest['long']): Promise<TooLong> {
  const { detail, rows, campaign } = progress;
  const short = { detail, count: rows.length, table: null, sheet: null };
  if (!wanted) return short;
  if ('table' in wanted) return { ...short, table: buildAreaTable(progress, wanted.table) };
  const office = await readOffice(ctx, campaign.editionId);
  return { ...short, sheet: buildSheet(progress, wanted.sheet, { office, madeAt: ctx.now }) };
}

async function requireProgress(ctx: Context, request: AreaProgressRequest): Promise<AreaProgress> {
  const progress = await readAreaProgress(ctx, request);
  if (!progress) throw notFoundProblem();
  return progress;
}

/** So many rows become text at once. */
const batch = 1_000;

function* writeFigureChunks(progress: AreaProgress): Generator<string> {
  const rows = listFigureRows(progress);
  for (let at = 0; at < rows.length; at += batch) yield writeFigureLines(rows.slice(at, at + batch));
}
