import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, test } from 'vitest';
import { findPasswordProblem, hashPassword, verifyPassword } from './passwords';

test('a password is kept as argon2id at the cost that OWASP names, each time with another salt', async () => {
  const [one, other] = await Promise.all([
    hashPassword('kopi pahit di karawang'),
    hashPassword('kopi pahit di karawang'),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(other).not.toBe(one);
  expect(await verifyPassword(one, 'kopi pahit di karawang')).toBe(true);
  expect(await verifyPassword(one, 'kopi pahit di Karawang')).toBe(false);
  expect(await verifyPassword(one, '')).toBe(false);
});

test('the same letters written as one sign or as two are the same password', async () => {
  expect(await verifyPassword(await hashPassword('cafe\u0301 di ujung jalan'), 'caf\u00e9 di ujung jalan')).toBe(true);
});

test('no account takes as long as a wrong password', async () => {
  const known = await hashPassword('kopi pahit di karawang');
  const time = async (passwordHash: string | null) => {
    const started = performance.now();
    expect(await verifyPassword(passwordHash, 'tebakan yang salah')).toBe(false);
    return performance.now() - started;
  };
  await time(null);
  // In turn, and the quickest of each: a machine that is busy for a while slows both.
  const [absents, wrongs]: [number[], number[]] = [[], []];
  for (let run = 0; run < 9; run += 1) {
    absents.push(await time(null));
    wrongs.push(await time(known));
  }
  const [absent, wrong] = [Math.min(...absents), Math.min(...wrongs)];
  expect(absent).toBeGreaterThan(wrong / 4);
  expect(absent).toBeLessThan(wrong * 4);
});

test.each([
  'kopi pahit di karawang',
  'Tiga-becak-di-pasar-johar',
  'xK9#mQ2$vL7!',
  'pohon jati nomor empat',
  'ÄÖÜ ß kata sandi panjang',
])('%s will do', (password) => {
  expect(findPasswordProblem(password, ['karawang@kejar.test', 'Siti', 'DPPKB Kabupaten Karawang'])).toBeNull();
});

test('a short password is refused with its length', () => {
  expect(findPasswordProblem('xK9#mQ2$vL7')).toBe(
    'Kata sandi terlalu pendek: 11 karakter. Pakai paling sedikit 12, misalnya beberapa kata.',
  );
  expect(findPasswordProblem('a'.repeat(257))).toContain('terlalu panjang: 257 karakter');
});

test.each([
  'password1234',
  'P@ssw0rd1234!',
  'Passwordpassword',
  'qwertyuiop123',
  '1qaz2wsx3edc',
  '123456789012',
  '098765432109',
  '111111111111',
  'abcabcabcabc',
  'abcdefghijklmn',
  'bismillah1234',
  'Bismillahirrahmanirrahim',
  'Alhamdulillah99',
  'indonesia1945!',
  'Sayangku-2021',
  'bkkbn12345678',
  'DPPKB-2021-2021',
  'kampungkb2024',
  'keluarga berencana',
  '3215010101900001',
  'karawang2021!',
  'admin@kejar.test',
])('%s is too easily guessed', (password) => {
  const about = ['admin@kejar.test', 'Siti Aminah', 'DPPKB Kabupaten Karawang'];
  expect(findPasswordProblem(password, about)).toContain('mudah ditebak');
});

test('each of the 49.000 commonest passwords that is long enough is refused, and each with digits behind it', () => {
  const commonest = dictionary['passwords-common'];
  expect(commonest.length).toBeGreaterThan(49_000);
  expect(commonest.slice(0, 3)).toEqual(['123456', 'password', '12345678']);
  const long = commonest.filter((password) => password.length >= 12);
  expect(long.length).toBeGreaterThan(300);
  expect(long.filter((password) => findPasswordProblem(password) === null)).toEqual([]);
  // As people make a short one long enough.
  const words = commonest.filter((password) => /[a-z]{3}/i.test(password) && !/[^a-z0-9]/i.test(password));
  const lengthened = words.map((password) => `${password}2026`.padEnd(12, '1'));
  expect(lengthened.filter((password) => findPasswordProblem(password) === null)).toEqual([]);
});
