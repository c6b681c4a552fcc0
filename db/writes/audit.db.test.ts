import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkAudit } from '../queries/audit';
import { audit, users } from '../schema';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { recordAudit } from './audit';
import { createUser } from './users';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.owner.delete(audit));

function write(subject: string, detail: Record<string, unknown> = {}): Promise<void> {
  return database.serving.transaction((transaction) =>
    recordAudit(transaction, {
      userId: 7,
      action: 'import.commit',
      campaignId: 1,
      area: 3_215_000_000,
      subject,
      detail,
    }),
  );
}

function entryOf(subject: string) {
  return { userId: null, action: 'import.discard' as const, campaignId: null, area: null, subject, detail: {} };
}

async function rows() {
  return database.owner.select().from(audit).orderBy(audit.id);
}

test('the chain holds, whatever the circumstances hold', async () => {
  expect((await checkAudit(database.serving)).broken).toBeNull();
  await write('plain');
  await write('odd', { z: 1, a: [{ y: null, x: 'Soka"an\u2028' }], left: undefined, big: 1e21, half: 0.1, minus: -0 });
  await write('nested', { before: { total: 28_800 }, after: { total: null } });
  expect((await checkAudit(database.serving)).broken).toBeNull();
  expect((await rows()).map((row) => row.subject)).toEqual(['plain', 'odd', 'nested']);
});

test('writers at once make one chain without a fork', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, at) => write(`writer ${at}`)));
  const written = await rows();
  expect(written).toHaveLength(40);
  expect(new Set(written.map((row) => row.previousHash)).size).toBe(40);
  expect((await checkAudit(database.serving)).broken).toBeNull();
});

test.each([
  ['a changed subject', { subject: 'another' }],
  ['a changed user', { userId: 8 }],
  ['a user taken out', { userId: null }],
  ['a changed area', { area: 3_216_000_000 }],
  ['a changed action', { action: 'import.undo' }],
  ['a changed campaign', { campaignId: 2 }],
  ['another instant', { at: new Date('2021-04-12T00:00:00Z') }],
  ['changed circumstances', { detail: { total: 28_801 } }],
  ['another hash', { hash: 'f'.repeat(64) }],
])('%s is found', async (_name, change) => {
  for (const subject of ['one', 'two', 'three']) await write(subject, { total: 28_800 });
  const [, second] = await rows();
  await database.owner
    .update(audit)
    .set(change)
    .where(eq(audit.id, second?.id ?? 0));
  expect((await checkAudit(database.serving)).broken).toEqual({ id: second?.id, problem: 'changed' });
});

test('a row taken out, or put in, is found', async () => {
  for (const subject of ['one', 'two', 'three']) await write(subject);
  const [first, second, third] = await rows();
  if (!first || !second || !third) throw new Error('three rows were written');
  await database.owner.delete(audit).where(eq(audit.id, second.id));
  expect((await checkAudit(database.serving)).broken).toEqual({ id: third.id, problem: 'notAfterThePrevious' });
  // Put back where it was, all is well; once more at the end, it is not.
  const { id, ...copy } = second;
  await database.owner.execute(sql`
    insert into audit (id, at, user_id, action, campaign_id, area, subject, detail, previous_hash, hash)
    overriding system value values (${id}, ${copy.at.toISOString()}, ${copy.userId}, ${copy.action}, ${copy.campaignId},
      ${copy.area}, ${copy.subject}, ${JSON.stringify(copy.detail)}::jsonb, ${copy.previousHash}, ${copy.hash})`);
  expect((await checkAudit(database.serving)).broken).toBeNull();
  await database.owner.insert(audit).values(copy);
  expect((await checkAudit(database.serving)).broken).toMatchObject({ problem: 'notAfterThePrevious' });
});

test('the serving role can neither change nor delete a row', async () => {
  await write('kept');
  const refused = { cause: { code: '42501' } };
  await expect(database.serving.update(audit).set({ subject: 'x' })).rejects.toMatchObject(refused);
  await expect(database.serving.delete(audit)).rejects.toMatchObject(refused);
});

test('a change that is rolled back leaves no audit row', async () => {
  const undone = database.serving.transaction(async (transaction) => {
    await recordAudit(transaction, {
      userId: null,
      action: 'target.set',
      campaignId: null,
      area: null,
      subject: 'undone',
      detail: {},
    });
    throw new Error('afterwards');
  });
  await expect(undone).rejects.toThrow('afterwards');
  expect(await rows()).toEqual([]);
});

test('a change that is recorded early and goes on for long holds up no other', async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let begun = () => {};
  const recorded = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const long = database.serving.transaction(async (transaction) => {
    await recordAudit(transaction, entryOf('the first of a long one'));
    begun();
    await held;
    await transaction.execute(sql`select 1`);
    await recordAudit(transaction, entryOf('the second of a long one'));
  });
  await recorded;
  try {
    // It would wait until its statement times out, 8 s later, and fail.
    await write('meanwhile');
    expect((await rows()).map(({ subject }) => subject)).toEqual(['meanwhile']);
  } finally {
    goOn();
    await long;
  }
  expect((await rows()).map(({ subject }) => subject)).toEqual([
    'meanwhile',
    'the first of a long one',
    'the second of a long one',
  ]);
  expect((await checkAudit(database.serving)).broken).toBeNull();
});

test('an entry is audited as it was when it was recorded', async () => {
  await database.serving.transaction(async (transaction) => {
    const entry = { ...entryOf('recorded'), detail: { total: 28_800 } };
    await recordAudit(transaction, entry);
    entry.detail.total = 0;
    entry.subject = 'changed since';
  });
  expect(await rows()).toMatchObject([{ subject: 'recorded', detail: { total: 28_800 } }]);
});

test('of several rows of one change none is kept where the last cannot be written', async () => {
  const refused = database.serving.transaction(async (transaction) => {
    for (const subject of ['one', 'a text that Postgres cannot keep: \u0000'])
      await recordAudit(transaction, entryOf(subject));
  });
  await expect(refused).rejects.toMatchObject({ status: 400, type: 'text-invalid' });
  expect(await rows()).toEqual([]);
});

test('an audit row is only recorded inside a transaction', async () => {
  let kept: Parameters<Parameters<typeof database.serving.transaction>[0]>[0] | null = null;
  await database.serving.transaction(async (transaction) => {
    kept = transaction;
  });
  if (!kept) throw new Error('the transaction did not run');
  await expect(recordAudit(kept, entryOf('x'))).rejects.toThrow(
    'Only a transaction can put something off to its commit.',
  );
});

test('an audit row that cannot be written rolls the change back', async () => {
  await database.owner.execute(sql`alter table audit add constraint refuses check (action <> 'user.create')`);
  try {
    const created = createUser(
      database.serving,
      { email: 'baru@kejar.test', name: 'Baru', office: '', role: 'provinsi', areaCode: '32', passwordHash: null },
      { id: null },
    );
    await expect(created).rejects.toMatchObject({ cause: { constraint_name: 'refuses' } });
    expect(await database.owner.select().from(users)).toEqual([]);
  } finally {
    await database.owner.execute(sql`alter table audit drop constraint refuses`);
  }
});
