import { addDays, type IsoDay } from '../../domain/days';
import { type FigureView, viewOf } from '../../domain/figure-view';
import { Problem } from '../../domain/problems';
import type { AreaQuery } from '../../format/area-query';
import { figuresHeader } from '../../reports/figures-csv';
import { type LongFile, runElsewhere } from '../admission/long-process';
import { inFurtherTurn } from '../admission/turns';
import type { Context } from '../auth/context';
import type { FigureDaysRequest } from '../loaders/figures';
import { hasLongTableAt } from '../loaders/long-tables';
import type { TargetComparisonRequest } from '../loaders/target-comparison';
import type { FileKind } from './area-sheets';
import { makeTemplate, type TemplateWish } from './import-files';
import type { LongTasks } from './long-tasks';
import { drawRecap } from './pictures';
import { type MadeFile, makeAreaFile } from './sheets';
import { makeTargetComparisonFile } from './target-comparison';

type Place = { campaignSlug: string; code: string };
/** A file that was made here, or beside the web server. */
type AnyFile = MadeFile | (LongFile & { fileName: string });

/** Has a file made beside the web server. */
function make<Name extends keyof LongTasks>(
  ctx: Context,
  name: Name,
  asked: LongTasks[Name]['asked'],
): Promise<LongTasks[Name]['told'] & LongFile> {
  return runElsewhere<LongTasks[Name]['told']>(ctx, name, asked);
}

/** As `makeAreaFile`; more rows than `longTableRows` beside the web server. */
export async function offerAreaFile(
  ctx: Context,
  place: Place,
  wish: { kind: FileKind; query: AreaQuery; signal?: AbortSignal },
): Promise<AnyFile> {
  const { kind, query } = wish;
  if (!(await hasLongTableAt(ctx, place, query.detail))) return makeAreaFile(ctx, place, wish);
  return make(ctx, 'areaFile', { place, kind, query });
}

/** As `drawRecap`, likewise. */
export async function offerRecapPicture(ctx: Context, place: Place, query: FigureView): Promise<AnyFile> {
  if (!(await hasLongTableAt(ctx, place, query.detail))) return drawRecap(ctx, place, query);
  return make(ctx, 'recapPicture', { place, view: viewOf(query) });
}

/** As `makeTemplate`, likewise. */
export async function offerTemplate(ctx: Context, campaignSlug: string, wish: TemplateWish): Promise<AnyFile> {
  const own = { campaignSlug, code: ctx.actor.area.code };
  if (!(await hasLongTableAt(ctx, own, wish.level))) return makeTemplate(ctx, campaignSlug, wish);
  return make(ctx, 'template', { campaignSlug, wish });
}

/** As `makeTargetComparisonFile`, likewise. */
export async function offerTargetComparisonFile(
  ctx: Context,
  request: TargetComparisonRequest,
  wish: { kind: FileKind; signal?: AbortSignal },
): Promise<AnyFile> {
  const place = { campaignSlug: request.campaignSlug, code: request.code ?? ctx.actor.area.code };
  if (!(await hasLongTableAt(ctx, place, request.detail))) return makeTargetComparisonFile(ctx, request, wish);
  return make(ctx, 'targetComparison', { request, kind: wish.kind });
}

/** An area as the API shows it, in JSON, made beside the web server; null: it has no more than `longTableRows` rows. */
export async function offerProgressJson(
  ctx: Context,
  asked: LongTasks['progressJson']['asked'],
): Promise<(LongTasks['progressJson']['told'] & LongFile) | null> {
  if (!(await hasLongTableAt(ctx, asked.request, asked.request.detail))) return null;
  return make(ctx, 'progressJson', asked);
}

/** The lines of a span for programs, each day made beside the web server when the day before was taken; null as above. */
export async function offerFigureLines(
  ctx: Context,
  { from, to, ...request }: FigureDaysRequest,
): Promise<(Pick<LongTasks['figureLines']['told'], 'targetSet'> & LongSpan) | null> {
  if (!(await hasLongTableAt(ctx, request, request.detail))) return null;
  const write = (asOf: IsoDay | null) => make(ctx, 'figureLines', { request: { ...request, asOf, series: false } });
  const newest = await write(to ?? request.asOf);
  const spans = from !== null || to !== null;
  const last = newest.asOf;
  const first = from ?? (spans ? newest.startDay : last);
  if (first > last) {
    await newest.close();
    throw new Problem('query-invalid', `Parameter 'from': ${first} sesudah hari terakhir, ${last}.`);
  }
  async function* walk(): AsyncGenerator<string | Uint8Array, void, void> {
    try {
      yield figuresHeader;
      for (let day = first; day < last; day = addDays(day, 1)) {
        yield* chunksOf(await inFurtherTurn(ctx, () => write(day)));
      }
      yield* chunksOf(newest);
    } finally {
      await newest.close();
    }
  }
  return { first, last, targetSet: newest.targetSet, chunks: walk() };
}

type LongSpan = { first: IsoDay; last: IsoDay; chunks: AsyncGenerator<string | Uint8Array, void, void> };

async function* chunksOf({ content }: LongFile): AsyncGenerator<Uint8Array, void, void> {
  for await (const chunk of content) yield chunk;
}
