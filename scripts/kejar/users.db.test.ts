import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getAccountOf } from '../../db/queries/user-accounts';
import { getTokenUser } from '../../db/queries/users';
import { users } from '../../db/schema';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { recordAccess } from '../../db/writes/accesses';
import { localTime } from '../../lib/domain/time-zones';
import { openInvitation } from '../../lib/server/auth/invitations';
import { hashSecret } from '../../lib/server/auth/secrets';
import { type Command, WrongCall } from './command';
import { incident } from './incident';
import { token } from './token';
import { tokenList } from './token-list';
import { tokenRevoke } from './token-revoke';
import { userDisable } from './user-disable';
import { userEnable } from './user-enable';
import { userImport } from './user-import';
import { userInvite } from './user-invite';
import { userList } from './user-list';
import { userReset } from './user-reset';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kejar-users-'));
  vi.stubEnv('NEXTAUTH_URL', 'https://kejar.example.go.id');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
  await rm(folder, { recursive: true });
});

const run = (command: Command, ...args: string[]) => command.run(args, async () => database);
const email = 'siti@uji.test';
const siti = [email, '--name', 'Siti', '--office', 'DPPKB', '--role', 'kabupaten', '--area', '32.15'];
const opens = (link: string) =>
  openInvitation(link.split('/').at(-1) ?? '', '203.0.113.7', database.serving).then((found) => found?.email ?? null);

test('a user is invited with a link at the address of the server, and gets another by a reset', async () => {
  const [first = '', until] = (await run(userInvite, ...siti)).text.split('\n');
  expect(first).toMatch(/^https:\/\/kejar\.example\.go\.id\/undangan\/[\w-]{43}$/);
  expect(until).toMatch(/^Berlaku sampai .+ WIB, dipakai sekali\.$/);
  expect(await opens(first)).toBe(email);
  await expect(run(userInvite, ...siti)).rejects.toMatchObject({ type: 'email-taken' });
  const [second = ''] = (await run(userReset, email)).text.split('\n');
  expect([await opens(first), await opens(second)]).toEqual([null, email]);
  await run(userDisable, email);
  expect(await opens(second)).toBeNull();
  await run(userEnable, email);
  await expect(run(userEnable, email)).rejects.toMatchObject({ type: 'user-state' });
  await expect(run(userReset, email, '--second-factor')).rejects.toMatchObject({ type: 'second-factor-state' });
  await database.owner.update(users).set({ totpSecret: 'kept', totpSince: new Date() });
  expect((await run(userReset, email, '--second-factor')).text).toBe(`Kode dua langkah ${email} dilepas.`);
  await expect(run(userReset, 'siapa@uji.test')).rejects.toMatchObject({ type: 'user-unknown' });
});

test('tokens are made with a name, listed without themselves, and revoked by their number', async () => {
  const made = (await run(token, email, '--name', 'Skrip rekap')).text;
  const other = (await run(token, email)).text;
  const listed = (await run(tokenList, email)).text;
  expect(listed.match(/, berlaku sampai \d+ \w+ \d{4}, \d\d\.\d\d, belum pernah dipakai/g)).toHaveLength(2);
  await expect(run(token, email, '--days', '366')).rejects.toThrow("'366' bukan banyaknya hari");
  expect(listed).toContain('Skrip rekap  dibuat');
  expect(listed).toContain('(tanpa nama)');
  expect(listed).not.toContain(made);
  const number = /(\d+) {2}Skrip rekap/.exec(listed)?.[1] ?? '';
  await run(tokenRevoke, email, number);
  expect(await getTokenUser(database.serving, hashSecret(made))).toBeNull();
  expect(await getTokenUser(database.serving, hashSecret(other))).toMatchObject({ email });
  await expect(run(tokenRevoke, email, number)).rejects.toMatchObject({ type: 'token-unknown' });
  await expect(run(tokenRevoke, email, 'dua')).rejects.toThrow("'dua' bukan nomor token.");
});

test('a list is imported into a file that only its owner reads', async () => {
  const list = join(folder, 'daftar.csv');
  const out = join(folder, 'hasil.xlsx');
  await writeFile(list, 'Email;Nama;Peran;Kode wilayah\nbudi@uji.test;Budi;kecamatan;32.15.03\nsalah;X;kecamatan;32\n');
  expect((await run(userImport, list, '--out', out)).text).toContain('1 diundang, 0 mendapat tautan baru');
  expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
  expect((await stat(out)).mode & 0o777).toBe(0o600);
});

test('users are listed some at once, with how many more there are', async () => {
  await expect(run(userList, '--limit', '0')).rejects.toThrow('bukan bilangan dari 1 sampai');
  const all = (await run(userList)).text.split('\n');
  expect(all.length).toBeGreaterThan(1);
  const [first, more] = (await run(userList, '--limit', '1')).text.split('\n');
  expect(first?.trimEnd()).toContain(all[0]?.split(' ')[0] ?? '');
  expect(more).toBe(`Masih ada ${all.length - 1} pengguna lagi dari ${all.length}: --page 2.`);
  expect((await run(userList, '--page', '999')).text).toContain('Tidak ada halaman 999');
});

test('the accounts touched between two days are listed for an incident, and the days are read first', async () => {
  const today = localTime(new Date(), 'WIB').day;
  const { id } = (await getAccountOf(database.serving, { email })) ?? { id: 0 };
  const access = { userId: id, address: '203.0.113.9', requestId: null, subject: '' };
  await recordAccess(database.serving, { ...access, event: 'wrong' });
  const { text } = await run(incident, today, today);
  expect(text).toMatch(new RegExp(`${email} [^]*sandi salah 1, [^]*dari 203\\.0\\.113\\.9`));
  await expect(run(incident, today, 'kemarin')).rejects.toBeInstanceOf(WrongCall);
  await expect(run(incident, '2021-04-12', '2021-04-11')).rejects.toBeInstanceOf(WrongCall);
  expect((await run(incident, '2021-04-11', '2021-04-12')).text).toBe('Tidak ada akun yang tersentuh.');
});
