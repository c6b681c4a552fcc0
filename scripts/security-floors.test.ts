import { readFileSync } from 'node:fs';
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
};

/** Packages that must not come in, not even below another one. */
const banned: Record<string, string> = {
  xlsx: '0.18.5, the last one published, has open advisories',
  argon2: 'its prebuilt binary crashes; @node-rs/argon2 does its work',
};

type Installed = { name: string; path: string; version: string };

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

  test.each([
    ['next', '16.3.2', 1],
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
