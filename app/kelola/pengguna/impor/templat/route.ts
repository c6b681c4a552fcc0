import { answerFile } from '@/lib/server/http/attachment';
import { type Call, route } from '@/lib/server/http/respond';
import { makePeopleTemplate } from '@/lib/server/services/user-imports';

/** The list of people to fill in. */
export const GET = route(async ({ ctx }: Call<object>) => answerFile(ctx, () => makePeopleTemplate(ctx)));
