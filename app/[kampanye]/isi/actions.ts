'use server';

import { randomUUID } from 'node:crypto';
import { Problem } from '@/lib/domain/problems';
import { isKeySpent, type SaveOutcome, type SentTable, type TypingState } from '@/lib/domain/typed-figures';
import { currentContext } from '@/lib/server/auth/session';
import { saveTyped } from '../../../lib/server/services/counts';
import { readTypedTable } from './search-params';

/** Saves the grid and says what came of it; what was typed comes back, so that nothing is lost without a script. */
export async function saveTypedAction(_previous: TypingState, form: FormData): Promise<TypingState> {
  let sent: SentTable | null = null;
  try {
    sent = readTypedTable(form);
    const ctx = await currentContext();
    const outcome = ctx ? await saveTyped(ctx, sent) : sessionEnded;
    return { outcome, ...leftIn(sent, outcome) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { type, title, detail } = error;
    const outcome: SaveOutcome = { kind: 'problem', type, title, detail };
    return { outcome, ...(sent ? leftIn(sent, outcome) : { cells: {}, reasons: {}, requestKey: randomUUID() }) };
  }
}

const sessionEnded: SaveOutcome = {
  kind: 'problem',
  type: 'session-ended',
  title: 'Sesi berakhir',
  detail: 'Masuk lagi di tab lain, lalu tekan Simpan lagi. Yang Anda ketik tetap di sini.',
};

/** What is still to be saved: all, or the held rows where the rest is; by another key where this one was used. */
function leftIn(sent: SentTable, outcome: SaveOutcome): Omit<NonNullable<TypingState>, 'outcome'> {
  const held = outcome.kind === 'saved' ? new Set(outcome.held.map(({ area }) => area)) : null;
  const left = sent.cells.filter(({ code }) => held === null || held.has(code));
  return {
    cells: Object.fromEntries(left.map(({ channel, code, text, opened }) => [`${channel}.${code}`, { text, opened }])),
    reasons: sent.reasons ?? {},
    requestKey: isKeySpent(outcome) ? randomUUID() : sent.requestKey,
  };
}
