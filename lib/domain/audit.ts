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
