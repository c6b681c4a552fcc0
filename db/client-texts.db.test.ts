import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeOfCode } from '../lib/domain/areas';
import { inScope } from './client';
import { openTestDatabase, type TestDatabase } from './testing/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('a text that Postgres cannot keep is refused as the request that it came with', async () => {
  const write = (value: unknown) =>
    inScope(database.serving, rangeOfCode('id'), (transaction) =>
      transaction.execute(sql`select ${value}::text as kept, ${JSON.stringify({ value })}::jsonb as noted`),
    );
  await expect(write('\u0000')).rejects.toMatchObject({ status: 400, type: 'text-invalid' });
  await expect(write('surat')).resolves.toMatchObject([{ kept: 'surat' }]);
});
