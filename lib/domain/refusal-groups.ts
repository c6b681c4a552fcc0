import { type Refusal, rowKeyOf } from './imports';

/** A refusal with the keys of all rows that ask the same, its own first. `oneCause`: one cure serves them, of whatever area. */
export type RefusalGroup = { refusal: Refusal; rows: [string, ...string[]]; oneCause: boolean };

/**
 * Refusals in their order, those with the same question or of one cause under the first of them: one answer serves them
 * all, be they thirty rows of a day outside the campaign.
 */
export function groupRefusals(refused: readonly Refusal[]): RefusalGroup[] {
  const groups: RefusalGroup[] = [];
  const byCause = new Map<string, RefusalGroup>();
  for (const refusal of refused) {
    const { question, column, reason } = refusal;
    const cause = question === undefined ? causeOf(refusal) : null;
    const key = question === undefined ? cause : `${question} ${column} ${reason}`;
    const known = key === null ? undefined : byCause.get(key);
    if (known) known.rows.push(rowKeyOf(refusal));
    else {
      const group: RefusalGroup = { refusal, rows: [rowKeyOf(refusal)], oneCause: cause !== null };
      groups.push(group);
      if (key !== null) byCause.set(key, group);
    }
  }
  return groups;
}

/** What a row was refused for, where another row may be for the same and be cured with it; null: a case of its own. */
function causeOf({ code, column, reason, value, cause }: Refusal): string | null {
  if (code === undefined) return null;
  if (cause !== undefined) return `${code} ${cause}`;
  if (code.startsWith('day-')) return `${code} ${column} ${reason}`;
  // A figure that was mistyped is a case of its own; a word such as "menyusul" stands in many rows and means the same.
  return code === 'figure-unreadable' && !/\d/.test(value) ? `${code} ${column} ${reason}` : null;
}
