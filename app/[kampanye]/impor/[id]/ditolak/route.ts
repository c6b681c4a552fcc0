import { answerFile } from '@/lib/server/http/attachment';
import { makeRefusedRows } from '@/lib/server/services/import-files';
import { fileRoute } from '../file-route';

/**
 * The rows of an upload that were refused, as a CSV to put right and send once more, for those who may import there: they
 * may speak of areas beyond theirs.
 */
export const GET = fileRoute(async (ctx, upload) => answerFile(ctx, () => makeRefusedRows(ctx, upload)));
