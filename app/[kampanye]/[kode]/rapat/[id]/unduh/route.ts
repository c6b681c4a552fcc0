import { z } from 'zod';
import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { fileParams, parseAreaQuery, sheetParams } from '@/app/[kampanye]/[kode]/search-params';
import { notFoundProblem } from '@/lib/domain/problems';
import { pickColumns } from '@/lib/reports/report';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { damagedSnapshot, readSnapshot } from '@/lib/server/loaders/snapshots';
import { answerSheet } from '../../answer-file';
import { parseSnapshotId } from '../../search-params';

const snapshotFileParams = z.strictObject({ ...fileParams, ...sheetParams });

type Params = { kampanye: string; kode: string; id: string };

/** A frozen sheet as a file, with the columns it was frozen with; `kolom` picks others of it. */
export const GET = guarded(async (request, params: Params) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const kind = readQuery(request, snapshotFileParams);
  const id = parseSnapshotId(params.id);
  const opened = id && (await readSnapshot(ctx, { campaignSlug: params.kampanye, code: params.kode, id }));
  if (!opened) throw notFoundProblem();
  const { snapshot, content } = opened;
  if (!content) throw damagedSnapshot(snapshot);
  const query = parseAreaQuery(url.searchParams);
  const report = pickColumns(content.report, query.columns ?? content.columns);
  const fileName = `${report.fileName}-beku-${snapshot.id}`;
  const orientation = query.orientation ?? content.orientation;
  return answerSheet({ name: snapshot.name, report: { ...report, fileName }, orientation }, kind, {
    author: report.letterhead?.name ?? '',
    madeAt: snapshot.frozenAt,
    signal: request.signal,
  });
});
