import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemCatalogue } from './problem-catalogue';
import { describeProblem, Problem } from './problems';

const sources = execFileSync('git', [
  'ls-files',
  '-co',
  '--exclude-standard',
  'app',
  'components',
  'db',
  'lib',
  'scripts',
])
  .toString()
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && existsSync(path))
  .filter((path) => !/^lib\/domain\/problem(s|-catalogue)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('status and headline of a refusal stand in the catalogue, and nowhere where it is thrown', () => {
  const inline = /status: [45]\d\d,\s*type: '/;
  expect(sources.filter(({ text }) => inline.test(text)).map(({ path }) => path)).toEqual([]);
});

test('each refusal of the catalogue is thrown somewhere', () => {
  const all = sources.map(({ text }) => text).join('\n');
  const unused = Object.keys(problemCatalogue).filter(
    (type) => !all.includes(`'${type}'`) && !/^(import|proposal)-/.test(type) && type !== 'not-found',
  );
  expect(unused).toEqual([]);
});

test.each(Object.entries(problemCatalogue))(
  '%s has a status of an error and a headline in sentence case',
  (_, entry) => {
    const [status, title]: readonly [number, string | null] = entry;
    expect(status).toBeGreaterThanOrEqual(400);
    if (title !== null) expect(title).toMatch(/^[A-Z][^.!]*$/);
  },
);

test('a refusal has what the catalogue says of it, and the headline of its caller where it has none', () => {
  expect(new Problem('same-file', 'Sudah ada.', { extra: { id: 5 } })).toMatchObject({
    ...{
      status: 409,
      type: 'same-file',
      title: 'File ini sudah pernah diunggah',
      detail: 'Sudah ada.',
      extra: { id: 5 },
    },
  });
  expect(new Problem('logo-unusable', 'Terlalu besar.', { title: 'Logo tidak terbaca' })).toMatchObject({
    ...{ status: 422, title: 'Logo tidak terbaca', extra: {} },
  });
  const told = describeProblem('file-table', 'Tidak ada kepala tabel.');
  expect(new Problem(told)).toMatchObject(told);
});
