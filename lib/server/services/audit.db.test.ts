import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { recordAudit } from '../../../db/writes/audit';
import { readWithReader } from '../../reports/fixtures/read-xlsx';
import { operatorUser } from '../auth/operator';
import { makeAuditFile } from './audit';

let database: TestDatabase;
const everything = { find: '', noun: null, areaCode: null, from: null, to: null };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('a role that reads no audit gets no file', async () => {
  const actor = { ...operatorUser(), role: 'pembaca' as const };
  await expect(makeAuditFile({ actor, database: database.serving, now: new Date() }, everything)).rejects.toMatchObject(
    {
      status: 404,
    },
  );
});

test('the file tells what was and what is, and no text of it becomes a formula', async () => {
  await database.serving.transaction((transaction) =>
    recordAudit(transaction, {
      ...{ userId: null, action: 'office.change', campaignId: null, area: null, subject: '=2+5' },
      detail: { changes: { signName: { from: '', to: 'Ani' } } },
    }),
  );
  const { bytes } = await makeAuditFile(
    { actor: operatorUser(), database: database.serving, now: new Date() },
    everything,
  );
  const [rows = []] = await readWithReader(bytes);
  expect(rows).toHaveLength(2);
  expect(rows[1]?.slice(2, 6)).toEqual(['operator atau sistem', null, 'Kantor diubah', "'=2+5"]);
  expect(rows[1]?.at(-1)).toBe('signName: – → Ani');
});
