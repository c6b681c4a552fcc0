import { type Database, servingDatabase } from '../../../../db/client';
import { Problem } from '../../../../lib/domain/problems';
import type { SessionUser } from '../../../../lib/domain/users';
import { correctImport, requireImport } from '../upload';
import { readCorrections, typedCorrections } from './corrections';

/** Why a form of corrections came back: the words, those for single fields by name, and what was typed. */
export type CorrectState = {
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

/** Checks an upload anew with what a form says of its columns and rows. */
export async function recheck(
  user: SessionUser,
  id: number,
  form: FormData,
  database: Database = servingDatabase(),
): Promise<RecheckOutcome> {
  try {
    const found = await requireImport(user, id, database);
    if (found.status !== 'checked') return { kind: 'stale' };
    const { columns, settings, refused, held } = found;
    const said = readCorrections(form, { columns, settings, refused, held });
    await correctImport(user, id, said, database);
    return { kind: 'checked', before: { accepted: found.acceptedCount, refused: found.refusedCount } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) return { kind: 'unknown' };
    if (error.type.startsWith('import-')) return { kind: 'stale' };
    const { title, detail } = error;
    const problems = (error.extra.problems ?? {}) as Record<string, string>;
    return { kind: 'refused', state: { title, detail, problems, typed: typedCorrections(form) } };
  }
}
