import { correctedMeanwhile } from '../../../db/writes/imports';
import { Problem } from '../../domain/problems';
import type { Context } from '../auth/context';
import { correctImport, requireImport } from './imports';
import { readCorrections, typedCorrections } from './read-corrections';

/** Why a form of corrections came back: the type (`no-correction`: nothing was said) and words, those for single fields by name, and what was typed. */
export type CorrectState = {
  type: string;
  title: string;
  detail: string;
  problems: Record<string, string>;
  typed: Record<string, string>;
} | null;

/** How many rows were accepted and refused. */
export type RowCounts = { accepted: number; refused: number };

export type RecheckOutcome =
  | { kind: 'checked'; before: RowCounts }
  | { kind: 'refused'; state: NonNullable<CorrectState> }
  /** Saved, undone or set aside meanwhile. */
  | { kind: 'stale' }
  | { kind: 'unknown' };

/**
 * Checks an upload anew with what a form says of its columns and rows. A form that was drawn before a user corrected the
 * upload (`bacaan`) is not read: each field that it left alone would take a correction back.
 */
export async function recheck(ctx: Context, id: number, form: FormData): Promise<RecheckOutcome> {
  try {
    const found = await requireImport(ctx, id);
    if (found.status !== 'checked') return { kind: 'stale' };
    const { columns, settings, refused, held, readingHash } = found;
    const drawnFor = form.get('bacaan');
    if (typeof drawnFor === 'string' && drawnFor !== readingHash) throw correctedMeanwhile();
    await correctImport(ctx, id, readCorrections(form, { columns, settings, refused, held }));
    return { kind: 'checked', before: { accepted: found.acceptedCount, refused: found.refusedCount } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) return { kind: 'unknown' };
    if (error.type.startsWith('import-')) return { kind: 'stale' };
    const { type, title, detail } = error;
    const problems = (error.extra.problems ?? {}) as Record<string, string>;
    return { kind: 'refused', state: { type, title, detail, problems, typed: typedCorrections(form) } };
  }
}
