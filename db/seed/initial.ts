import { sql } from 'drizzle-orm';
import { connect, type Database } from '../client';
import { advisoryLocks } from '../client-locks';
import { loadAreas } from './areas';
import { loadDemo } from './demo';
import { deriveEdition2020 } from './edition-2020';

export type InitialData = {
  /** Whether this call loaded the demo. */
  demoLoaded: boolean;
};

/**
 * Fills an empty database: the areas when there is no edition, the demo when it is wanted and there is neither a campaign
 * nor a user. Safe to call at every start, and from two starts at once: the second waits and then finds all done.
 * @param options.report takes a line for the person who waits, in Indonesian
 */
export async function loadInitialData(
  ownerUrl: string,
  options: { demo: boolean; report: (step: string) => void },
): Promise<InitialData> {
  // A second connection: the first one holds the lock while the other works.
  const owner = connect(ownerUrl, { connections: 2, statementSeconds: 0 });
  const gate = connect(ownerUrl, { connections: 1, statementSeconds: 0, idleSeconds: 0 });
  try {
    await gate.execute(sql`select pg_advisory_lock(${advisoryLocks.initialData})`);
    if (await isEmpty(owner, sql`editions`)) {
      options.report('Memuat 91.600 wilayah (edisi 2025)');
      await loadAreas(owner);
    }
    if (await deriveEdition2020(owner)) options.report('Menurunkan edisi wilayah 2020 (34 provinsi)');
    const demoLoaded = options.demo && (await isEmpty(owner, sql`campaigns`)) && (await isEmpty(owner, sql`users`));
    if (demoLoaded) await loadDemo(owner, options.report);
    return { demoLoaded };
  } finally {
    await gate.close();
    await owner.close();
  }
}

async function isEmpty(owner: Database, table: ReturnType<typeof sql>): Promise<boolean> {
  const [row] = await owner.execute(sql`select 1 from ${table} limit 1`);
  return row === undefined;
}
