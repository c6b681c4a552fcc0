import { type Refusal, rowKeyOf } from './imports';

/** A refusal with the keys of all rows that ask the same, its own first. */
export type RefusalGroup = { refusal: Refusal; rows: [string, ...string[]] };

/** Refusals in their order, those with the same question under the first of them: one answer serves them all. */
export function groupRefusals(refused: readonly Refusal[]): RefusalGroup[] {
  const groups: RefusalGroup[] = [];
  const byQuestion = new Map<string, RefusalGroup>();
  for (const refusal of refused) {
    const { question, column, reason } = refusal;
    const key = question === undefined ? null : `${question} ${column} ${reason}`;
    const known = key === null ? undefined : byQuestion.get(key);
    if (known) known.rows.push(rowKeyOf(refusal));
    else {
      const group: RefusalGroup = { refusal, rows: [rowKeyOf(refusal)] };
      groups.push(group);
      if (key !== null) byQuestion.set(key, group);
    }
  }
  return groups;
}
