import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import { buildChanges } from '@/lib/reports/changes';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { readMovement } from '@/lib/server/loaders/movement';
import { readOffice } from '@/lib/server/loaders/offices';
import { answerSheet } from '../../answer-file';
import { movementFileParams, parseMovementQuery } from '../../search-params';

type Params = { kampanye: string; kode: string };

/** The table of changes as a file: the same query as the page. */
export const GET = guarded(async (request, params: Params) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const kind = readQuery(request, movementFileParams);
  const query = parseMovementQuery(url.searchParams);
  const loaded = await readMovement(ctx, {
    campaignSlug: params.kampanye,
    code: params.kode,
    from: query.from,
    to: query.to,
    view: query.view,
  });
  if (!loaded) throw notFoundProblem();
  const { campaign, compared, refusal } = loaded;
  if (!compared) throw new Problem({ status: 400, type: 'side-unknown', title: '', detail: '', ...refusal });
  const office = await readOffice(ctx, campaign.editionId);
  const { report } = buildChanges({ campaign, ...compared, order: query.order, office });
  return answerSheet({ name: 'Perubahan', report, orientation: null }, kind, {
    author: office.letterhead.name,
    madeAt: new Date(),
    signal: request.signal,
  });
});
