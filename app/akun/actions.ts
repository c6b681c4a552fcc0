'use server';

import { revalidatePath } from 'next/cache';
import { parseId } from '@/lib/domain/ids';
import { everyOtherSession, type UserFormDone, type UserFormState } from '@/lib/format/user-forms';
import type { UserContext } from '@/lib/server/auth/context';
import { currentSessionHash, requireContext } from '@/lib/server/auth/session';
import { answerUserForm, type Typed } from '@/lib/server/http/user-form';
import {
  beginMySecondFactor,
  changeMyPassword,
  endMyOtherSessions,
  endMySession,
  makeMyToken,
  proveMySecondFactor,
  revokeMyToken,
  stopMySecondFactor,
} from '@/lib/server/services/own-account';

const said = (text: string): UserFormDone => ({ kind: 'said', text });

/** The password, typed again. */
const current = (typed: Typed) => typed('sandi-lama');

/** Changes the user's password. */
export async function passwordAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onMine(previous, form, async (ctx, typed) => {
    const sessionHash = (await currentSessionHash()) ?? '';
    await changeMyPassword(ctx, { current: current(typed), password: typed('sandi'), sessionHash });
    return said('Kata sandi diganti. Sesi lain sudah diakhiri.');
  });
}

/** Ends one of the user's sessions, or all but the current one. */
export async function endSessionAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onMine(previous, form, async (ctx, typed) => {
    if (typed('sesi') === everyOtherSession) {
      const sessionHash = (await currentSessionHash()) ?? '';
      const ended = await endMyOtherSessions(ctx, { sessionHash, current: current(typed) });
      return said(`${ended} sesi lain diakhiri.`);
    }
    await endMySession(ctx, { id: parseId(typed('sesi')) ?? 0, current: current(typed) });
    return said('Sesi diakhiri.');
  });
}

/** Makes an API token, which is shown only once. */
export async function makeTokenAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onMine(previous, form, async (ctx, typed) => ({
    kind: 'token',
    token: await makeMyToken(ctx, { name: typed('nama'), days: Number(typed('berlaku')), current: current(typed) }),
  }));
}

/** Revokes one of the user's API tokens. */
export async function revokeTokenAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onMine(previous, form, async (ctx, typed) => {
    await revokeMyToken(ctx, parseId(typed('id')) ?? 0);
    return said('Token dicabut.');
  });
}

/** Begins a second factor: the secret that the authenticator app reads. */
export async function beginFactorAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onMine(previous, form, async (ctx, typed) => ({
    kind: 'secret',
    ...(await beginMySecondFactor(ctx, { current: current(typed) })),
  }));
}

/** Turns the second factor on with its first code; the recovery codes are shown only once. */
export async function proveFactorAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  // The page is not revalidated: it would show that the factor is on instead of the codes, which the user has to read first.
  const ctx = await requireContext('/akun');
  return answerUserForm(previous, form, async (typed) => ({
    kind: 'codes',
    codes: await proveMySecondFactor(ctx, typed('kode')),
  }));
}

/** Removes the user's second factor. */
export async function stopFactorAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onMine(previous, form, async (ctx, typed) => {
    await stopMySecondFactor(ctx, { code: typed('kode'), current: current(typed) });
    return said('Kode dua langkah dilepas.');
  });
}

async function onMine(
  previous: UserFormState,
  form: FormData,
  work: (ctx: UserContext, typed: Typed) => Promise<UserFormDone>,
): Promise<UserFormState> {
  const ctx = await requireContext('/akun');
  const state = await answerUserForm(previous, form, (typed) => work(ctx, typed));
  if (state.done) revalidatePath('/akun');
  return state;
}
