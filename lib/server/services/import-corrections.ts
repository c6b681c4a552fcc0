import { correctedMeanwhile } from '../../../db/writes/imports';
import type { Corrections } from '../../domain/corrections';
import { Problem } from '../../domain/problems';
import type { Context } from '../auth/context';
import type { LoadedImport } from '../loaders/imports';
import { correctImport, requireImport } from './imports';

/** How many rows were accepted and refused. */
export type RowCounts = { accepted: number; refused: number };

export type RecheckOutcome =
  | { kind: 'checked'; before: RowCounts }
  | { kind: 'refused'; problem: Problem }
  /** Saved, undone or set aside meanwhile. */
  | { kind: 'stale' }
  | { kind: 'unknown' };

/**
 * Checks an upload anew with what was said of its columns and rows as they were shown. What was said of a reading that
 * somebody has corrected since (`drawnFor`, the hash of that reading; null: not said) is refused: each field that was left
 * alone would take a correction back.
 * @param input.read what was said, by what the upload is now
 */
export async function recheckUpload(
  ctx: Context,
  input: { id: number; drawnFor: string | null; read: (now: LoadedImport) => Corrections },
): Promise<RecheckOutcome> {
  try {
    const found = await requireImport(ctx, input.id);
    if (found.status !== 'checked') return { kind: 'stale' };
    if (input.drawnFor !== null && input.drawnFor !== found.readingHash) throw correctedMeanwhile();
    await correctImport(ctx, input.id, input.read(found));
    return { kind: 'checked', before: { accepted: found.acceptedCount, refused: found.refusedCount } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) return { kind: 'unknown' };
    return error.type.startsWith('import-') ? { kind: 'stale' } : { kind: 'refused', problem: error };
  }
}
