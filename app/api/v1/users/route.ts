import { inviteBody, usersQuery } from '@/lib/domain/api-users';
import { buildUserChangeAnswer, buildUsersAnswer } from '@/lib/reports/users-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireManager } from '@/lib/server/services/user-imports';
import { invite, requireAccount, requireAccounts } from '@/lib/server/services/users';

export const GET = route(async ({ request, ctx }: Call<object>) => {
  requireManager(ctx);
  const { area = null, role = null, state = null, find, page } = readQuery(request, usersQuery);
  return answerJson(buildUsersAnswer(await requireAccounts(ctx, { areaCode: area, role, state, find, page })));
});

export const POST = route(async ({ request, ctx }: Call<object>) => {
  requireManager(ctx);
  const { area: areaCode, ...user } = await readJson(request, inviteBody);
  const { id, link } = await invite(ctx, { ...user, areaCode });
  return answerJson(buildUserChangeAnswer(await requireAccount(ctx, { id }), link.url), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
