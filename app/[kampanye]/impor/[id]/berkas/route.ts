import { answerKeptFile } from '@/lib/server/http/attachment';
import { loadOriginalFile } from '@/lib/server/services/import-files';
import { fileRoute } from '../file-route';

/**
 * The file as it was uploaded, for those who may import there: it may speak of areas beyond theirs, whose rows were
 * refused. Always saved, never shown: what a user sent is not run by anybody's browser.
 */
export const GET = fileRoute(async (ctx, upload) => answerKeptFile(await loadOriginalFile(ctx, upload), 'foreign'));
