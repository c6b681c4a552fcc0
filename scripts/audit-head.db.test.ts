import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing/database';
import { auditVariables } from '../db/writes/audit-seal';
import { addUser } from '../lib/server/auth/accounts';
import { createDailyHead } from './audit-head';
import { auditVerify } from './kejar/audit-verify';
import { WrongCall } from './kejar/command';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'kejar-heads-'));
const file = join(folder, 'audit-heads');

beforeAll(async () => {
  database = await openTestDatabase();
  const variables = auditVariables('a secret that the database does not hold', file);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterAll(async () => {
  await database.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.owner.execute('truncate audit restart identity');
  await database.owner.execute('truncate users cascade');
  rmSync(file, { force: true });
});

const open = async () => database;
const verify = (...args: string[]) => auditVerify.run(args, open);

async function addUsers(...names: string[]): Promise<void> {
  for (const name of names) {
    const email = `${name}@kejar.example`;
    const person = { email, name, office: '', role: 'pembaca', areaCode: '32', password: null } as const;
    await addUser(database.serving, person, { id: null });
  }
}

test('the end of each day is said once, keyed, and kept in the file', async () => {
  const said: string[] = [];
  const note = createDailyHead(database.serving, (line) => said.push(line));
  await note(new Date('2026-01-01T10:00:00Z'));
  expect(said).toEqual([]);
  await addUsers('satu', 'dua');
  await note(new Date('2026-01-01T16:59:00Z'));
  expect(said).toEqual([]);
  // 00.00 in Jakarta.
  await note(new Date('2026-01-01T17:00:00Z'));
  await note(new Date('2026-01-01T18:00:00Z'));
  expect(said).toEqual([expect.stringMatching(/^Pangkal audit: \S{24} 2 [0-9a-f]{64} 2 [0-9a-f]{64}$/)]);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  // One after each commit, and that of the day.
  expect(lines).toHaveLength(3);
  expect(said[0]).toBe(`Pangkal audit: ${lines[2]}`);
});

test('a sound chain is said to be, and its end is noted', async () => {
  expect(await verify()).toEqual({
    text: 'Catatan audit masih kosong.',
    json: { sound: true, rows: 0, sealed: 0, notes: 0, broken: null, head: null, notesFile: file, setAside: null },
    refused: false,
  });
  await addUsers('satu', 'dua', 'tiga');
  const found = await verify();
  expect(found).toMatchObject({
    text: 'Catatan audit utuh: 3 baris, cocok dengan 3 pangkal yang tercatat di luar basis data.',
    json: { sound: true, head: { id: 3, count: 3 } },
    refused: false,
  });
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(4);
});

test.each([
  ["update audit set subject = 'x' where id = 2", 2, 'changed', 'Baris audit nomor 2 isinya bukan yang ditulis'],
  ['delete from audit where id = 2', 3, 'notAfterThePrevious', 'Baris audit nomor 3 tidak menyambung'],
  ['delete from audit where id = 3', 3, 'cutOff', 'Baris audit nomor 3 tidak ada'],
  ['update audit set seal = null where id = 3', 3, 'unsealed', 'Baris audit nomor 3 tidak bersegel'],
])('%s is told, and no end is noted', async (tampering, id, problem, words) => {
  await addUsers('satu', 'dua', 'tiga');
  await database.owner.execute(tampering);
  const before = readFileSync(file, 'utf8');
  const found = await verify();
  expect(found).toMatchObject({ json: { sound: false, broken: { id, problem }, head: null }, refused: true });
  expect(found.text).toContain(`TIDAK UTUH. ${words}`);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('notes that are gone are told, until they are begun anew', async () => {
  await addUsers('satu', 'dua');
  rmSync(file);
  const gone = await verify();
  expect(gone).toMatchObject({ json: { sound: false, broken: { problem: 'noNotes' } }, refused: true });
  expect(gone.text).toContain('--new-notes');
  expect(await verify('--new-notes')).toMatchObject({ json: { sound: true, setAside: null }, refused: false });
  expect(await verify()).toMatchObject({ json: { sound: true, notes: 1 }, refused: false });
});

test('after an older backup was put back, notes are begun anew and the former ones kept', async () => {
  await addUsers('satu', 'dua', 'tiga');
  await database.owner.execute('delete from audit where id > 1');
  expect(await verify()).toMatchObject({ json: { broken: { id: 2, problem: 'cutOff' } }, refused: true });
  const anew = await verify('--new-notes');
  expect(anew).toMatchObject({ json: { sound: true, head: { id: 1 } }, refused: false });
  expect(anew.text).toMatch(/Catatan pangkal yang lama disimpan di .*audit-heads\.2/);
  await expect(verify('--campaign', 'x')).rejects.toThrow(WrongCall);
});
