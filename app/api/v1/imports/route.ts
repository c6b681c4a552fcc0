import { buildImportAnswer } from '@/lib/reports/import-json';
import { answerJson, refuseOtherThan, requireCaller, route } from '@/lib/server/http/respond';
import { requireImporter, uploadFile } from '@/lib/server/services/imports';
import { readUpload } from '../../../../lib/server/http/read-upload';

export const POST = route(async ({ request, ctx: caller }) => {
  requireImporter(caller);
  const { fields, fileName, bytes } = await readUpload(request);
  // An upload may take minutes: the user who began it may be out by now.
  const ctx = await requireCaller(request);
  const { campaign, kind, asOf, mode, stage, channel, under, laterStated, dayOrder, daySource, period, targetSet } =
    fields;
  const found = await uploadFile(ctx, {
    campaignSlug: campaign,
    kind,
    fileName,
    bytes,
    settings: {
      asOf: asOf ?? null,
      mode,
      stage,
      channel,
      under: under ?? null,
      columns: {},
      rows: {},
      ...(targetSet !== undefined && { targetSet }),
      ...(laterStated && { laterStated }),
      ...(dayOrder && { dayOrder }),
      ...(daySource && { daySource }),
      ...(period !== undefined && { period }),
    },
  });
  return answerJson(buildImportAnswer(found), 201);
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
