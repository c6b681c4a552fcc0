import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Files and folders that a text names in code style, without those with a placeholder such as `<noun>`. */
function pathsIn(text: string): string[] {
  const named = [...text.matchAll(/`((?:app|bench|components|db|e2e|lib|patches|scripts)\/[^`\s]+)`/g)];
  return named.map(([, name = '']) => name).filter((name) => !/[<*…]/.test(name));
}

test.each(documents)('%s names only files that are there', (document) => {
  const text = readFileSync(`${root}${document}`, 'utf8');
  const missing = pathsIn(text).filter(
    (name) => !files.some((file) => file === name || file.startsWith(name.replace(/\/?$/, '/'))),
  );
  expect(missing).toEqual([]);
});

test('what a text names in a room is looked for', () => {
  const named = 'see `lib/domain/progress.ts`, `lib/domain/gone.ts`, `npm test` and `components/<noun>/`';
  expect(pathsIn(named)).toEqual(['lib/domain/progress.ts', 'lib/domain/gone.ts']);
});
