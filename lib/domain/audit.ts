/** What is written about a change, in the transaction that makes it. */
export type AuditEntry = {
  /** Null: the operator at the command line, or the system itself. */
  userId: number | null;
  /** What was done, as `noun.verb`: `import.commit`, `user.disable`. */
  action: string;
  campaignId: number | null;
  /** The `lo` of the area that the change is about; null where it is about none. */
  area: number | null;
  /** What it was done to, in words that a reader of the log finds again: `import 14`, an e-mail address. */
  subject: string;
  /** The circumstances, as plain JSON. Never a password, a token or a session. */
  detail: Record<string, unknown>;
};

/** JSON with the keys of every object in order: two writings of the same value are the same text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/**
 * The text whose SHA-256 is an audit row's hash: the hash of the row before it and everything the row says, in a fixed
 * order. `at` is the instant as ISO 8601 in UTC with milliseconds.
 */
export function auditText(previousHash: string, at: string, entry: AuditEntry): string {
  const { userId, action, campaignId, area, subject, detail } = entry;
  return canonicalJson([previousHash, at, userId, action, campaignId, area, subject, detail]);
}

/** What stands as `previousHash` in the first row of the chain. */
export const auditChainStart = '0'.repeat(64);

/**
 * The text whose HMAC is the seal of a row. The number is in it, which the hash does not cover: a sealed row has the number
 * after that of the row before.
 */
export function sealText(id: number, hash: string): string {
  return `row ${id} ${hash}`;
}

/** The first row under seal of a chain that began without: it covers the number of each row before it. */
export const sealingAction = 'audit.seal';

/** The end of the chain at an instant, as it is noted outside the database. */
export type AuditHead = {
  id: number;
  hash: string;
  /** How many rows there were up to it; null: they were not counted. */
  count: number | null;
  /** ISO 8601 in UTC. */
  at: string;
};

/** What a note says; its HMAC follows it in the line. */
export function headText({ at, id, hash, count }: AuditHead): string {
  return `${at} ${id} ${hash} ${count ?? '-'}`;
}

/**
 * How an audit chain can be broken. changed: the row says something else than it was written with. notAfterThePrevious: a
 * row before it was changed, taken out or put in. unsealed, wrongSeal: it was not written by a server with the key.
 * wrongNumber: it does not follow the number of the row before, or rows from before the seals were numbered anew.
 * notAsNoted: a note has another row of this number. cutOff: a note has a row of this number or a later one, and the chain
 * ends before. forgedNote: a note that was not written with the key. noNotes: there are sealed rows and no note, so that
 * nothing says where the chain ended.
 */
export const auditProblems = [
  'changed',
  'notAfterThePrevious',
  'unsealed',
  'wrongSeal',
  'wrongNumber',
  'notAsNoted',
  'cutOff',
  'forgedNote',
  'noNotes',
] as const;
export type AuditProblem = (typeof auditProblems)[number];
