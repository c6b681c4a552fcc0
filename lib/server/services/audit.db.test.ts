import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getLastAuditCheck } from '../../../db/queries/audit-log';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { alone } from '../../../db/writes/alone';
import { recordAudit } from '../../../db/writes/audit';
import type { AccountRole } from '../../domain/users';
import { readWithReader } from '../../reports/fixtures/read-xlsx';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser, scheduleActor } from '../auth/operator';
import { loadAuditCheck } from '../loaders/audit';
import { makeAuditFile, verifyAudit, verifyAuditNightly } from './audit';

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

describe('reading the chain through', () => {
  const rows = async () =>
    (await database.owner.execute<{ n: number }>('select count(*)::int as n from audit'))[0]?.n ?? 0;

  test.each<[AccountRole, string]>([
    ['pembaca', 'id'],
    ['pembaca', '32'],
    ['kecamatan', '32.15.03'],
    ['kabupaten', '32.15'],
    ['provinsi', '32'],
  ])('%s %s neither has it read nor learns how it stands', async (role, code) => {
    const ctx = contextOf(personOf(role, code), database.serving);
    const before = await rows();
    await expect(verifyAudit(ctx)).rejects.toMatchObject({ status: 404 });
    expect(await loadAuditCheck(ctx)).toBeUndefined();
    expect(await rows()).toBe(before);
  });

  test('while it is read, a second reader is refused and the clock goes away', async () => {
    const ctx = contextOf(scheduleActor(), database.serving);
    await alone(database.serving, 'auditCheck', async () => {
      await expect(verifyAudit(ctx)).rejects.toMatchObject({ status: 409, type: 'audit-check-running' });
      expect(await verifyAuditNightly(ctx)).toBeNull();
    });
  });

  test('the clock reads it once a night, and an administrator whenever they like', async () => {
    const ctx = contextOf(scheduleActor(), database.serving);
    expect(await loadAuditCheck(ctx)).toBeNull();
    const there = await rows();
    expect(await verifyAuditNightly(ctx)).toMatchObject({ rows: there, broken: null });
    expect(await verifyAuditNightly(ctx)).toBeNull();
    const kept = await loadAuditCheck(ctx);
    expect(kept).toMatchObject({
      rows: there,
      by: null,
      broken: null,
      head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const tomorrow = new Date(ctx.now.getTime() + 24 * 3_600_000);
    expect(await verifyAuditNightly({ ...ctx, now: tomorrow })).toMatchObject({ rows: there + 1, broken: null });
    expect(await verifyAudit(ctx)).toMatchObject({ rows: there + 2, broken: null });
  });

  test('a row that was changed is named, and stays named', async () => {
    const ctx = contextOf(operatorUser(), database.serving);
    await database.owner.execute(`update audit set subject = '=2+6' where subject = '=2+5'`);
    const [changed] = await database.owner.execute<{ id: number }>(`select id from audit where subject = '=2+6'`);
    const broken = { id: changed?.id, problem: 'changed' };
    expect(await verifyAudit(ctx)).toMatchObject({ broken });
    expect(await getLastAuditCheck(database.serving)).toMatchObject({ broken });
    expect(await verifyAudit(ctx)).toMatchObject({ broken });
  });
});
