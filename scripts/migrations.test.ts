import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../db/migrations/', import.meta.url);

/** As sha256sum writes it: `(cd db/migrations && sha256sum 0035_name.sql >> SHA256SUMS)` for a new one, in its last commit. */
const sums = new Map(
  readFileSync(new URL('SHA256SUMS', folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [sum = '', name = ''] = line.split(/\s+/);
      return [name, sum] as const;
    }),
);
const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));

test.each(files)('%s is as it was released: databases out there have run it', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
  expect(sums.get(name)).toBe(createHash('sha256').update(text).digest('hex'));
});

test('no released migration is gone, and the journal has each of them in its order', () => {
  const journal: { entries: { idx: number; tag: string }[] } = JSON.parse(
    readFileSync(new URL('meta/_journal.json', folder), 'utf8'),
  );
  expect([...sums.keys()]).toEqual(files.toSorted());
  expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.toSorted());
  expect(journal.entries.map(({ idx }) => idx)).toEqual(files.map((_, at) => at));
});
