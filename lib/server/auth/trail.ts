import { type Database, servingDatabase } from '../../../db/client';
import { recordAccess } from '../../../db/writes/accesses';
import type { AccessEvent } from '../../domain/accesses';

/** What the web server knows of the request that it answers (scripts/request-state.mjs); undefined: it answers none. */
type Answering = { requestId: string; address?: string; person?: number };
type Store = { kejarAnswering?: { getStore(): Answering | undefined } };

function answering(): Answering | undefined {
  return (globalThis as Store).kejarAnswering?.getStore();
}

/** Notes whom the request that is answered speaks for, for the log. */
export function notePerson(userId: number): void {
  const state = answering();
  if (state) state.person = userId;
}

/** Keeps a sign-in, or why there was none. @param input.userId null: of an account that there is not */
export async function recordSignIn(
  database: Database,
  input: { event: AccessEvent; userId: number | null; address: string },
): Promise<void> {
  await recordAccess(database, { ...input, requestId: answering()?.requestId ?? null, subject: '' });
}

/** Keeps that a file was handed to the user whom the request speaks for; of a guest with a link nothing is kept. */
export async function recordDownload(fileName: string): Promise<void> {
  const state = answering();
  if (state?.person === undefined) return;
  const { requestId, person: userId, address = null } = state;
  await recordAccess(servingDatabase(), { event: 'download', userId, address, requestId, subject: fileName });
}
