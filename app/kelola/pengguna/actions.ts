'use server';

import { revalidatePath } from 'next/cache';
import { parseId } from '@/lib/domain/ids';
import { Problem } from '@/lib/domain/problems';
import { type AccountRole, roles } from '@/lib/domain/users';
import { formatInstant } from '@/lib/format/instants';
import type { UserFormDone, UserFormState } from '@/lib/format/user-forms';
import type { UserContext } from '@/lib/server/auth/context';
import { currentContext, requireContext, requireContextOfForm } from '@/lib/server/auth/session';
import { requireForm } from '@/lib/server/http/require-form';
import { answerUserForm, type Typed } from '@/lib/server/http/user-form';
import { findAreaCode } from '@/lib/server/services/user-areas';
import {
  change,
  type HandedLink,
  invite,
  requireAccount,
  requireSecondFactors,
  reset,
  resetSecondFactor,
  setDisabled,
} from '@/lib/server/services/users';

const list = '/kelola/pengguna';

/** Adds an account, and shows the invitation link, only once. */
export async function inviteAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return answerUserForm(previous, form, async (typed) => {
    const ctx = await requireContextOfForm(`${list}/baru`);
    const role = roleOf(typed);
    const areaCode = await findAreaCode(ctx, { typed: typed('wilayah'), role });
    const user = { email: typed('email'), name: typed('nama'), office: typed('kantor'), role, areaCode };
    const { link } = await invite(ctx, user);
    return linkOf(link, user);
  });
}

/** Changes name, office, role and area of an account. */
export async function changeAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onAccount(previous, form, async (ctx, id, typed) => {
    const role = roleOf(typed);
    const areaCode = await findAreaCode(ctx, { typed: typed('wilayah'), role });
    const to = { name: typed('nama'), office: typed('kantor'), role, areaCode };
    const before = {
      name: typed('nama-semula'),
      office: typed('kantor-semula'),
      role: roles.find((one) => one === typed('peran-semula')) ?? role,
      areaCode: typed('wilayah-semula'),
    };
    await change(ctx, { id }, { to, before });
    return { kind: 'said', text: 'Tersimpan. Berlaku pada klik berikutnya dari pemilik akun.' };
  });
}

/** Disables or enables an account, as `tutup` says. */
export async function disableAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onAccount(previous, form, async (ctx, id, typed) => {
    const shut = typed('tutup') === 'ya';
    await setDisabled(ctx, { id }, shut);
    return {
      kind: 'said',
      text: shut ? 'Akun dinonaktifkan: semua sesi dan token berakhir.' : 'Akun diaktifkan lagi.',
    };
  });
}

/** Gives an account a new link, which is shown only once. */
export async function resetAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onAccount(previous, form, async (ctx, id) => {
    const { email, name } = await requireAccount(ctx, { id });
    return linkOf(await reset(ctx, { id }), { email, name });
  });
}

/** Removes the second factor of an account. */
export async function resetFactorAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onAccount(previous, form, async (ctx, id) => {
    await resetSecondFactor(ctx, { id });
    return { kind: 'said', text: 'Kode dua langkah dilepas. Pemilik akun dapat memasangnya lagi di Akun saya.' };
  });
}

/** Makes a second factor required or optional for administrators and provinces, as `wajib` says. */
export async function requireFactorsAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  const ctx = await requireContext(list);
  const state = await answerUserForm(previous, form, async (typed) => {
    const required = typed('wajib') === 'ya';
    await requireSecondFactors(ctx, required);
    return {
      kind: 'said',
      text: required
        ? 'Diwajibkan. Yang belum memasang diminta memasangnya pada klik berikutnya.'
        : 'Tidak diwajibkan lagi. Yang sudah memasang tetap memakainya.',
    };
  });
  if (state.done) revalidatePath(list);
  return state;
}

async function onAccount(
  previous: UserFormState,
  form: FormData,
  work: (ctx: UserContext, id: number, typed: Typed) => Promise<UserFormDone>,
): Promise<UserFormState> {
  const id = parseId(String(requireForm(form).get('id') ?? ''));
  const page = `${list}/${id ?? ''}`;
  const state = await answerUserForm(previous, form, async (typed) =>
    work(await requireContextOfForm(page), id ?? 0, typed),
  );
  // After a refusal too: the page then shows what another user changed meanwhile, and the next attempt starts from there.
  // Not when the session has ended: drawn anew, it would be the page to sign in.
  if (await currentContext()) revalidatePath(page);
  return state;
}

function roleOf(typed: Typed): AccountRole {
  const found = roles.find((role) => role === typed('peran'));
  if (found) return found;
  throw new Problem('unknown-choice', 'Pilih salah satu peran dari daftar.');
}

function linkOf({ url, expiresAt }: HandedLink, { email, name }: { email: string; name: string }): UserFormDone {
  return { kind: 'link', url, until: formatInstant(expiresAt), email, name };
}
