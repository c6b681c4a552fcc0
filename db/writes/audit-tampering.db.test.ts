import { createHash, randomInt } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { auditText } from '../../lib/domain/audit';
import { connect, type Database } from '../client';
import { checkAudit } from '../queries/audit';
import { audit } from '../schema';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { recordAudit, sealAudit } from './audit';
import { headsFile, noteAuditHead, setNotesAside } from './audit-heads';
import { auditVariables } from './audit-seal';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kejar-audit-'));
  await database.owner.execute(sql`truncate audit restart identity`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function seal(secret = 'a secret that the database does not hold'): void {
  const variables = auditVariables(secret, join(folder, 'notes', 'audit-heads'));
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}
function unseal(): void {
  vi.stubEnv('KEJAR_AUDIT_KEY', '');
  vi.stubEnv('KEJAR_AUDIT_HEADS', '');
}

const entryOf = (subject: string) => ({
  userId: 7,
  action: 'import.commit',
  campaignId: 1,
  area: 3_215_000_000,
  subject,
  detail: { total: 28_800, ids: [1, 2] },
});

async function write(count: number, by: Database = database.serving): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await by.transaction((transaction) => recordAudit(transaction, entryOf(`row ${at}`)));
  }
}

type Row = typeof audit.$inferSelect;
const rows = (): Promise<Row[]> => database.owner.select().from(audit).orderBy(audit.id);
const broken = async () => (await checkAudit(database.owner)).broken;
const notes = () =>
  readFileSync(headsFile() ?? '', 'utf8')
    .trimEnd()
    .split('\n');

/** As the owner could write it: with a hash that holds, and a seal that was made up. */
function rehash(row: Omit<Row, 'hash'>, previousHash: string): Row {
  const text = auditText(previousHash, row.at.toISOString(), row);
  return { ...row, previousHash, hash: createHash('sha256').update(text).digest('hex') };
}

async function put(row: Row): Promise<void> {
  await database.owner.insert(audit).overridingSystemValue().values(row);
}

/** Replaces the row and all after it by rows whose hashes hold again. */
async function rewriteFrom(all: Row[], at: number, change: Partial<Row>): Promise<void> {
  let previousHash = all[at]?.previousHash ?? '';
  await database.owner.delete(audit).where(sql`id >= ${all[at]?.id}`);
  for (const [offset, row] of all.slice(at).entries()) {
    const written = rehash({ ...row, ...(offset === 0 ? change : {}) }, previousHash);
    await put(written);
    previousHash = written.hash;
  }
}

type Draw = (limit: number) => number;
type Tampering = (all: Row[], draw: Draw) => Promise<unknown>;

const changes: ((row: Row, draw: Draw) => Partial<Row>)[] = [
  (row) => ({ subject: `${row.subject} x` }),
  (row) => ({ userId: row.userId === null ? 1 : null }),
  () => ({ area: 3_216_000_000 }),
  () => ({ area: null }),
  () => ({ campaignId: 2 }),
  () => ({ action: 'import.undo' }),
  (row, draw) => ({ at: new Date(row.at.getTime() + 1 + draw(1_000_000)) }),
  (_row, draw) => ({ detail: { total: 28_801 + draw(1_000), ids: [1, 2] } }),
  () => ({ detail: { total: 28_800, ids: [2, 1] } }),
  () => ({ detail: {} }),
  () => ({ hash: 'f'.repeat(64) }),
  () => ({ previousHash: 'e'.repeat(64) }),
  () => ({ seal: 'd'.repeat(64) }),
  (row) => ({ seal: row.seal === null ? 'c'.repeat(64) : null }),
  () => ({ seal: 'ü'.repeat(64) }),
];

const differs = (row: Row, change: Partial<Row>): boolean =>
  JSON.stringify({ ...row, ...change }) !== JSON.stringify(row);

const set = (row: Row | undefined, change: Partial<Row>) =>
  database.owner.update(audit).set(change).where(sql`id = ${row?.id}`);
const renumber = (from: number, to: number) =>
  database.owner.execute(sql`
  with moved as (delete from audit where id = ${from} returning *)
  insert into audit overriding system value select ${to}, at, user_id, action, campaign_id, area, subject, detail,
    previous_hash, hash, seal from moved`);

/** What an owner without the key may try. */
const tamperings: Record<string, Tampering> = {
  'change a column': (all, draw) => {
    const row = all[draw(all.length)] as Row;
    // The row that begins the seals has no area: to take that away is no change.
    const possible = changes.map((change) => change(row, draw)).filter((one) => differs(row, one));
    return set(row, possible[draw(possible.length)] as Partial<Row>);
  },
  'move an instant by a microsecond': (all, draw) =>
    database.owner.execute(
      sql`update audit set at = at + interval '1 microsecond' where id = ${all[draw(all.length)]?.id}`,
    ),
  'take a row out': (all, draw) =>
    database.owner.execute(sql`delete from audit where id = ${all[draw(all.length)]?.id}`),
  'cut the end off': (all, draw) =>
    database.owner.execute(sql`delete from audit where id > ${(all.at(-1)?.id ?? 0) - 1 - draw(all.length)}`),
  'change a row and hash all after it again': (all, draw) => rewriteFrom(all, draw(all.length), { subject: 'lain' }),
  'replace the end': (all, draw) => {
    const at = all.length - 1 - draw(Math.min(4, all.length));
    return rewriteFrom(all, at, { detail: { total: 1 } });
  },
  'append a row': async (all, draw) => {
    const last = all.at(-1) as Row;
    const row = { ...last, id: last.id + 1 + draw(2), seal: draw(2) === 0 ? null : last.seal };
    await put(rehash(row, last.hash));
  },
  'put a row in at the front': async (all, draw) => {
    const first = all[0] as Row;
    await put({ ...first, id: -draw(5) });
  },
  'swap two rows': async (all, draw) => {
    const at = draw(all.length - 1);
    const [one, other] = [all[at] as Row, all[at + 1 + draw(all.length - 1 - at)] as Row];
    await renumber(one.id, 9_999);
    await renumber(other.id, one.id);
    await renumber(9_999, other.id);
  },
  'number a row anew': (all) => renumber(all.at(-1)?.id ?? 0, (all.at(-1)?.id ?? 0) + 1),
  'number all rows anew': () =>
    database.owner.execute(sql`
    with moved as (delete from audit returning *)
    insert into audit overriding system value select id + 100, at, user_id, action, campaign_id, area, subject, detail,
      previous_hash, hash, seal from moved`),
  'take all seals away': () => database.owner.execute(sql`update audit set seal = null`),
  'empty it': () => database.owner.execute(sql`truncate audit restart identity`),
  'cut the end off and let the server go on': async (all, draw) => {
    await database.owner.execute(sql`delete from audit where id > ${(all.at(-1)?.id ?? 0) - 1 - draw(3)}`);
    await write(1 + draw(5));
  },
  'hash the chain without seals and let the server go on': async (all) => {
    await rewriteFrom(
      all.map((row) => ({ ...row, seal: null })),
      0,
      { subject: 'lain' },
    );
    await write(2);
  },
};

/** The same numbers for the same seed. */
function drawFrom(seed: number): Draw {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const seed = Number(process.env.KEJAR_SEED ?? randomInt(2 ** 31));

describe.each([
  ['all sealed', 0],
  ['the first ones from before the seals', 4],
])('of a chain, %s,', (_name, older) => {
  test(`100 tamperings by the owner are found, straight after the last row was written (KEJAR_SEED=${seed})`, {
    timeout: 300_000,
  }, async () => {
    const draw = drawFrom(seed);
    const names = Object.keys(tamperings);
    const missed: string[] = [];
    for (let at = 0; at < 100; at += 1) {
      // Each kind some times, then whatever is drawn.
      const name = names[at < 3 * names.length ? at % names.length : draw(names.length)] as string;
      await database.owner.execute(sql`truncate audit restart identity`);
      rmSync(join(folder, 'notes'), { recursive: true, force: true });
      unseal();
      await write(older);
      seal();
      await write(3 + draw(8));
      if (at % 10 === 0) expect(await broken()).toBeNull();
      await (tamperings[name] as Tampering)(await rows(), draw);
      if ((await broken()) === null) missed.push(`${at} ${name}`);
    }
    expect(missed).toEqual([]);
  });
});

test('an untouched chain is sound: rows from before the seals, rolled back changes, writers side by side', async () => {
  unseal();
  await write(3);
  await database.owner.execute(sql`delete from audit where id = 3`);
  await write(1);
  seal();
  const elsewhere = connect(database.servingUrl, { connections: 4 });
  const failing = database.serving.transaction(async (transaction) => {
    await recordAudit(transaction, entryOf('rolled back'));
    throw new Error('afterwards');
  });
  await expect(failing).rejects.toThrow('afterwards');
  await Promise.all(Array.from({ length: 20 }, (_, at) => write(2, at % 2 === 0 ? database.serving : elsewhere)));
  await elsewhere.close();
  const check = await checkAudit(database.serving);
  // The numbers 1, 2 and 4, the row that begins the seals, and 40.
  expect(check).toMatchObject({ rows: 44, sealed: 41, notes: 41, broken: null });
  expect((await rows()).map(({ id }) => id)).toEqual([1, 2, ...Array.from({ length: 42 }, (_, at) => at + 4)]);
});

test('the place of the first wrong row is said, and what is wrong with it', async () => {
  seal();
  await write(5);
  await database.owner.execute(sql`delete from audit where id > 3`);
  expect(await broken()).toEqual({ id: 4, problem: 'cutOff' });
  await write(1);
  expect(await broken()).toEqual({ id: 4, problem: 'notAsNoted' });
  await database.owner.execute(sql`update audit set seal = null where id = 2`);
  expect(await broken()).toEqual({ id: 2, problem: 'unsealed' });
  await database.owner.execute(sql`update audit set subject = 'x' where id = 1`);
  expect(await broken()).toEqual({ id: 1, problem: 'changed' });
});

test('a row that was committed and not noted, as by a server that stopped there, is no tampering', async () => {
  seal();
  await write(3);
  writeFileSync(headsFile() ?? '', `${notes().slice(0, 2).join('\n')}\n${notes()[2]?.slice(0, 70)}`);
  expect(await checkAudit(database.owner)).toMatchObject({ rows: 3, notes: 2, broken: null });
  // The line that was cut off spoils the next one; the one after that is whole.
  await write(2);
  expect(await checkAudit(database.owner)).toMatchObject({ rows: 5, notes: 3, broken: null });
});

test('a folder of the notes that cannot be written keeps nobody from their change', async () => {
  seal();
  writeFileSync(join(folder, 'notes'), 'a file where the folder should be');
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await write(1);
  expect(said).toHaveBeenCalledWith(expect.stringContaining('tidak tercatat'));
  said.mockRestore();
  expect(await rows()).toHaveLength(1);
});

test('notes that were forged, or are gone, are told', async () => {
  seal();
  await write(3);
  const kept = notes();
  const file = headsFile() ?? '';
  writeFileSync(file, `${kept[0]}\n${kept[1]?.replace(/ 2 /, ' 9 ')}\n`);
  expect(await broken()).toEqual({ id: 2, problem: 'forgedNote' });
  rmSync(file);
  expect(await broken()).toEqual({ id: 0, problem: 'noNotes' });
  appendFileSync(file, `${kept[1]}\n`);
  expect(await broken()).toBeNull();
});

test('another secret finds every seal wrong; none at all checks the plain chain', async () => {
  seal();
  await write(2);
  seal('another secret, of at least so many letters');
  expect(await broken()).toEqual({ id: 1, problem: 'wrongSeal' });
  unseal();
  expect(await broken()).toBeNull();
  // A process without the key cannot go on where one with it has been.
  await expect(write(1)).rejects.toThrow('has no key');
});

test('the end is noted with its number of rows, and old notes can be set aside', async () => {
  unseal();
  await write(2);
  seal();
  expect(await noteAuditHead(database.serving)).toBeNull();
  await sealAudit(database.serving);
  await sealAudit(database.serving);
  const [, , sealing] = await rows();
  expect(sealing).toMatchObject({ id: 3, action: 'audit.seal', detail: { rows: 2 } });
  expect(await noteAuditHead(database.serving)).toMatchObject({ id: 3, hash: sealing?.hash, count: 3 });
  expect(notes()).toHaveLength(2);
  await database.owner.execute(sql`update audit set seal = null where id = 3`);
  expect(await noteAuditHead(database.serving)).toBeNull();
  await database.owner
    .update(audit)
    .set({ seal: sealing?.seal ?? null })
    .where(sql`id = 3`);
  const aside = setNotesAside(new Date('2026-01-02T03:04:05Z'));
  expect(aside).toBe(`${headsFile()}.2026-01-02T03-04-05-000Z`);
  expect([existsSync(aside ?? ''), existsSync(headsFile() ?? '')]).toEqual([true, false]);
});
