import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const isLive = (text: string) => /^'use client';/m.test(text);

/** What lives inside a form or grid only, and falls with it. */
const partsOfForms = [
  'components/imports/correction-fields',
  'components/imports/place-fields',
  'components/imports/reason-field',
  'components/counts/refused-box',
];

type Import = { names: string[]; from: string };

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(/^import (?!type )\{([^}]*)\} from '([@.][^']+)';/gm)].map(([, names = '', from = '']) => ({
    names: names.split(',').map((name) => name.trim()),
    from: from.startsWith('@/') ? from.slice(2) : posix.join(posix.dirname(path), from),
  }));
}

/** Uses of a component in a file that no `<Island …>` holds directly. */
function bareUses(text: string, name: string): number {
  const uses = [...text.matchAll(new RegExp(`<${name}\\b(?!\\.)`, 'g'))];
  return uses.filter(({ index }) => !/<Island\s+name=(?:"[^"]*"|\{[^}]*\}`?\})>\s*$/.test(text.slice(0, index))).length;
}

/**
 * A part that fails never takes the page with it: what the server draws and JavaScript makes lively has a boundary, around
 * it where it is used, or of its own.
 */
test('every island of JavaScript has a boundary', () => {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.tsx'], {
    cwd: root,
  });
  const texts = new Map(
    listed
      .toString()
      .split('\n')
      .filter((path) => /^(app|components)\//.test(path) && !path.endsWith('.test.tsx'))
      .map((path) => [path.replace(/\.tsx$/, ''), read(path)]),
  );
  const islands: string[] = [];
  const bare: string[] = [];
  for (const [path, text] of texts) {
    if (isLive(text)) continue;
    for (const { names, from } of importsOf(path, text)) {
      const live = texts.get(from);
      if (live === undefined || !isLive(live) || from === 'components/ui/island') continue;
      islands.push(from);
      if (live.includes('<Island ') || partsOfForms.includes(from)) continue;
      for (const name of names) if (bareUses(text, name) > 0) bare.push(`${path} draws <${name}> without a boundary`);
    }
  }
  expect(bare).toEqual([]);
  expect(new Set(islands).size).toBeGreaterThan(20);
});
