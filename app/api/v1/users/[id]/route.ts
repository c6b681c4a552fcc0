import { userBody } from '@/lib/domain/api-users';
import { parseId } from '@/lib/domain/ids';
import { buildUserChangeAnswer } from '@/lib/reports/users-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { change, requireAccount, reset, resetSecondFactor, setDisabled } from '@/lib/server/services/users';

export const GET = route(async ({ params, ctx }: Call<{ id: string }>) => {
  const account = await requireAccount(ctx, { id: parseId(params.id) ?? 0 });
  return answerJson(buildUserChangeAnswer(account, null));
});

export const PATCH = route(async ({ request, params, ctx }: Call<{ id: string }>) => {
  const which = { id: parseId(params.id) ?? 0 };
  const before = await requireAccount(ctx, which);
  const { disabled, reset: anew, secondFactor, area, ...words } = await readJson(request, userBody);
  if (Object.keys(words).length > 0 || area !== undefined) {
    await change(ctx, which, { to: { ...words, areaCode: area } });
  }
  if (secondFactor === false) await resetSecondFactor(ctx, which);
  if (disabled !== undefined && disabled !== (before.state === 'disabled')) await setDisabled(ctx, which, disabled);
  const link = anew ? await reset(ctx, which) : null;
  return answerJson(buildUserChangeAnswer(await requireAccount(ctx, which), link?.url ?? null));
});

export const { DELETE, OPTIONS, POST, PUT } = refuseOtherThan('GET', 'PATCH');
