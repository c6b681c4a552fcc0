import { z } from 'zod';
import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { fileParams, parseAreaQuery, sheetParams } from '@/app/[kampanye]/[kode]/search-params';
import { parseId } from '@/lib/domain/ids';
import { notFoundProblem } from '@/lib/domain/problems';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { makeSnapshotFile } from '@/lib/server/services/sheets';

const snapshotFileParams = z.strictObject({ ...fileParams, ...sheetParams });

type Params = { kampanye: string; kode: string; id: string };

/** A frozen sheet as a file, with the columns it was frozen with; `kolom` picks others of it. */
export const GET = guarded(async (request, params: Params) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const kind = readQuery(request, snapshotFileParams);
  const id = parseId(params.id);
  if (id === null) throw notFoundProblem();
  const { columns, orientation } = parseAreaQuery(url.searchParams);
  const place = { campaignSlug: params.kampanye, code: params.kode, id };
  return answerFile(ctx, () => makeSnapshotFile(ctx, place, { kind, columns, orientation, signal: request.signal }));
});
