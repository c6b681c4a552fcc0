/** What this process asks of its database: how many run now (those that wait for a connection too), and how they ended. */
export type DatabaseLoad = {
  statements: { running: number; done: number; failed: number };
  transactions: { running: number; committed: number; rolledBack: number };
};

/** On `globalThis`: a bundle may hold this module more than once, and pools are shared between them. */
const shared = globalThis as { kejarDatabaseLoad?: DatabaseLoad };
shared.kejarDatabaseLoad ??= {
  statements: { running: 0, done: 0, failed: 0 },
  transactions: { running: 0, committed: 0, rolledBack: 0 },
};

export const databaseLoad: DatabaseLoad = shared.kejarDatabaseLoad;

/** The same transaction, counted as it begins and ends. */
export async function countTransaction<Result>(begun: Promise<Result>): Promise<Result> {
  const { transactions } = databaseLoad;
  transactions.running += 1;
  try {
    const result = await begun;
    transactions.committed += 1;
    return result;
  } catch (error) {
    transactions.rolledBack += 1;
    throw error;
  } finally {
    transactions.running -= 1;
  }
}
