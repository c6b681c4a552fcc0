import { randomUUID } from 'node:crypto';
import { Problem } from '@/lib/domain/problems';
import { isKeySpent, type SaveOutcome, type SentTable, type TypingState } from '@/lib/domain/typed-figures';
import type { Context } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';

type Sent = Pick<SentTable, 'cells' | 'reasons' | 'requestKey'> & { proposal?: string };

/** Saves a grid and says what came of it; what was typed comes back, so that nothing is lost without a script. */
export async function answerTyped<Table extends Sent>(
  read: () => Table,
  save: (ctx: Context, sent: Table) => Promise<SaveOutcome>,
): Promise<TypingState> {
  let sent: Table | null = null;
  try {
    sent = read();
    const outcome = await save(await requireContextOfForm(), sent);
    return { outcome, ...leftIn(sent, outcome) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { type, title, detail } = error;
    const outcome: SaveOutcome = { kind: 'problem', type, title, detail };
    return { outcome, ...(sent ? leftIn(sent, outcome) : { cells: {}, reasons: {}, requestKey: randomUUID() }) };
  }
}

/** What is still to be saved: all, or the held rows where the rest is; by another key where this one was used. */
function leftIn(sent: Sent, outcome: SaveOutcome): Omit<NonNullable<TypingState>, 'outcome'> {
  const held = outcome.kind === 'saved' ? new Set(outcome.held.map(({ area }) => area)) : null;
  const left = sent.cells.filter(({ code }) => held === null || held.has(code));
  return {
    cells: Object.fromEntries(left.map(({ channel, code, text, opened }) => [`${channel}.${code}`, { text, opened }])),
    reasons: sent.reasons ?? {},
    requestKey: isKeySpent(outcome) ? randomUUID() : sent.requestKey,
    ...(sent.proposal !== undefined && left.length > 0 && { field: sent.proposal }),
  };
}
