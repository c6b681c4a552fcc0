import type { AuditProblem } from './audit';

/** What a check of the audit chain found. */
export type AuditCheck = {
  rows: number;
  /** The rows under seal: the later ones. */
  sealed: number;
  /** How many ends of the chain are noted outside. */
  notes: number;
  /** The last row that holds: the end of the chain where nothing is broken. Null: no row holds. */
  head: { id: number; hash: string } | null;
  /** The first row at which the chain does not hold, by its number; for `forgedNote` the line of the note, for `noNotes` 0. */
  broken: { id: number; problem: AuditProblem } | null;
};

/** The action of the audit row that keeps what a check found: the chain itself says when it was last read through. */
export const auditCheckAction = 'audit.verify';

/** The last check, as its audit row keeps it. */
export type KeptAuditCheck = AuditCheck & {
  at: Date;
  /** Who asked for it; null: the clock. */
  by: string | null;
};

/** At night, after the backup of two o'clock. */
const hourInJakarta = 3;
const hour = 3_600_000;

/** Whether the nightly check is due: none was made since the last three o'clock at night. @param last null: never */
export function isAuditCheckDue(now: Date, last: Date | null): boolean {
  // An instant on the clock of Jakarta, which has no summer time.
  const local = new Date(now.getTime() + 7 * hour);
  local.setUTCHours(hourInJakarta, 0, 0, 0);
  let since = local.getTime() - 7 * hour;
  if (since > now.getTime()) since -= 24 * hour;
  return last === null || last.getTime() < since;
}
