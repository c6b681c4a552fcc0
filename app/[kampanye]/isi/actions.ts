'use server';

import { currentUser } from '@/lib/auth/session';
import { Problem } from '@/lib/domain/problems';
import type { SaveOutcome, TypingState } from '@/lib/domain/typed-figures';
import { saveTyped } from './save-typed';
import { readTypedTable, type SentTable } from './search-params';

/** Saves the grid and says what came of it; what was typed comes back, so that nothing is lost without a script. */
export async function saveTypedAction(_previous: TypingState, form: FormData): Promise<TypingState> {
  let sent: SentTable | null = null;
  try {
    sent = readTypedTable(form);
    const user = await currentUser();
    const outcome = user ? await saveTyped(user, sent) : sessionEnded;
    return { outcome, cells: outcome.kind === 'saved' ? {} : cellsOf(sent) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { type, title, detail } = error;
    return { outcome: { kind: 'problem', type, title, detail }, cells: sent ? cellsOf(sent) : {} };
  }
}

const sessionEnded: SaveOutcome = {
  kind: 'problem',
  type: 'session-ended',
  title: 'Sesi berakhir',
  detail: 'Masuk lagi di tab lain, lalu tekan Simpan lagi. Yang Anda ketik tetap di sini.',
};

function cellsOf(sent: SentTable): Record<string, { text: string; opened: number | null }> {
  return Object.fromEntries(
    sent.cells.map(({ channel, code, text, opened }) => [`${channel}.${code}`, { text, opened }]),
  );
}
