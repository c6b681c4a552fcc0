/**
 * The keys of the advisory locks that each serve one purpose in the whole database, all here so that no two purposes share
 * one. Locks of a campaign, an area or a user take two keys, which Postgres keeps apart from these: `db/writes/locks.ts`.
 */
export const advisoryLocks = {
  /** Shared by all processes that use the embedded Postgres: the one that gets it alone is the last, and stops it. */
  embeddedUse: 7_435_200,
  /** Migrations and the serving role. */
  preparation: 7_435_201,
  /** The end of the audit chain. */
  auditChain: 7_435_202,
  /** The scheduled recaps. */
  recapSchedule: 7_435_203,
  /** Who the administrators are. */
  administrators: 7_435_204,
  /** What administrators order of the demo. */
  demoOrders: 7_435_205,
  /** The areas and the demo of an empty database. */
  initialData: 7_435_206,
  /** Reading the audit chain through. */
  auditCheck: 7_435_207,
  /** The scheduled reminders. */
  reminderSchedule: 7_435_208,
  /** Asking the recipients of recaps. */
  recipientSchedule: 7_435_209,
} as const;
