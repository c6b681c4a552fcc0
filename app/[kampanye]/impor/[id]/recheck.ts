import type { Context } from '@/lib/server/auth/context';
import { type RecheckOutcome, recheckUpload } from '@/lib/server/services/import-corrections';
import { readCorrections, typedCorrections } from './corrections';

/** Why a form of corrections came back: the type (`no-correction`: nothing was said) and words, those for single fields by name, and what was typed. */
export type CorrectState = {
  type: string;
  title: string;
  detail: string;
  problems: Record<string, string>;
  typed: Record<string, string>;
} | null;

type Outcome = Exclude<RecheckOutcome, { kind: 'refused' }> | { kind: 'refused'; state: NonNullable<CorrectState> };

/** Checks an upload anew with what a form says of its columns and rows; `bacaan` is the reading that it was drawn for. */
export async function recheck(ctx: Context, id: number, form: FormData): Promise<Outcome> {
  const drawnFor = form.get('bacaan');
  const outcome = await recheckUpload(ctx, {
    id,
    drawnFor: typeof drawnFor === 'string' ? drawnFor : null,
    read: (now) => readCorrections(form, now),
  });
  if (outcome.kind !== 'refused') return outcome;
  const { type, title, detail, extra } = outcome.problem;
  const problems = (extra.problems ?? {}) as Record<string, string>;
  return { kind: 'refused', state: { type, title, detail, problems, typed: typedCorrections(form) } };
}
