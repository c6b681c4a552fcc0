import type { AreaProgress } from '../../domain/area-progress';
import { addDays, type IsoDay } from '../../domain/days';
import { Problem } from '../../domain/problems';
import { inFurtherTurn } from '../admission/turns';
import type { Context } from '../auth/context';
import { type AreaProgressRequest, readAreaProgress } from './progress';

export type FigureDaysRequest = Omit<AreaProgressRequest, 'series'> & {
  /** The first and the last day; both null: `asOf` alone. Null beside the other: the campaign's first, the last reported. */
  from: IsoDay | null;
  to: IsoDay | null;
};

export type FigureDays = {
  first: IsoDay;
  last: IsoDay;
  targetSet: AreaProgress['targetSet'];
  /** An area on one day after the other, each read when the one before has been taken: a span never stands in memory. */
  days: AsyncGenerator<AreaProgress, void, void>;
};

/**
 * The figures of an area for a day or for each day of a span. Null as in `readAreaProgress`. What is wrong with the
 * question is thrown before the first figure is handed out.
 * @throws Problem 400 for a day outside the campaign, and a span that ends before it begins
 */
export async function readFigureDays(
  ctx: Context,
  { from, to, ...request }: FigureDaysRequest,
): Promise<FigureDays | null> {
  const read = (asOf: IsoDay | null) => readAreaProgress(ctx, { ...request, asOf, series: false });
  const known = await read(to ?? request.asOf);
  if (!known) return null;
  const spans = from !== null || to !== null;
  const last = known.asOf;
  const first = from ?? (spans ? known.campaign.startDay : last);
  if (first > last) {
    throw new Problem('query-invalid', `Parameter 'from': ${first} sesudah hari terakhir, ${last}.`);
  }
  const beginning = first === last ? known : await read(first);
  return (
    beginning && {
      first,
      last,
      targetSet: known.targetSet,
      days: walk(beginning, last, (day) => inFurtherTurn(ctx, () => read(day))),
    }
  );
}

async function* walk(
  beginning: AreaProgress,
  last: IsoDay,
  read: (asOf: IsoDay) => Promise<AreaProgress | null>,
): AsyncGenerator<AreaProgress, void, void> {
  yield beginning;
  for (let day = addDays(beginning.asOf, 1); day <= last; day = addDays(day, 1)) {
    const progress = await read(day);
    // Taken from the reader meanwhile: an answer that ends in the middle is no shorter table.
    if (!progress) throw new Error(`${day} can no longer be read`);
    yield progress;
  }
}
