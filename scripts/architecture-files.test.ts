import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const handlers = readdirSync(join(root, 'app'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Answers whose bytes lie in the database as they were sent or made: nothing is made for them. */
const kept = [
  'app/[kampanye]/[kode]/bundel/[id]/route.ts',
  'app/[kampanye]/impor/[id]/berkas/route.ts',
  'app/[kampanye]/kunjungan/[id]/foto/[foto]/route.ts',
];

/** Answers that are no files: what a monitor asks for every few seconds. */
const plain = ['app/metrics/route.ts'];

/** Why a handler could make files past the gate; null: it cannot. */
function passesBy({ path, text }: { path: string; text: string }): string | null {
  if (/answerKeptFile/.test(text) && !kept.includes(path)) return 'answers a file without a turn: use answerFile';
  if (/Content-Disposition|formatAttachment/.test(text) && !/requireTurn/.test(text)) {
    return 'writes the head of a file itself: use answerFile';
  }
  // A sentence, or nothing; what is longer than that is a file or JSON.
  const bodies = [...text.matchAll(/new Response\(\s*([^,)]+)/g)].map(([, body = '']) => body.trim());
  if (plain.includes(path)) return null;
  if (!/requireTurn/.test(text) && bodies.some((body) => !/^(null|undefined|'[^']*'|`[^`]*`)$/.test(body))) {
    return 'answers bytes of its own: use answerFile';
  }
  return null;
}

test('a handler that makes a file waits for its turn, for answerFile has no other way', () => {
  expect(handlers.length).toBeGreaterThan(60);
  expect(handlers.flatMap((one) => (passesBy(one) ? [`${one.path} ${passesBy(one)}`] : []))).toEqual([]);
});

test.each([
  'return answerKeptFile(await makeAreaFile(ctx, place, wish));',
  'return new Response(await makeCsv(), { headers });',
  "return new Response('a', { headers: { 'Content-Disposition': 'attachment' } });",
])('%s would pass it by', (text) => {
  expect(passesBy({ path: 'app/[kampanye]/[kode]/baru/route.ts', text })).not.toBeNull();
});
