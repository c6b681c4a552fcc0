import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { auditNouns } from '../domain/audit-log';
import { describeAuditDetail, describeLastBackup, formatAuditAction } from './audit-words';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every action that the code writes as one word, wherever it does. */
function writtenActions(): string[] {
  const sources = execFileSync('git', ['ls-files', 'db', 'lib', 'scripts'], { cwd: root })
    .toString()
    .split('\n')
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(name));
  const nouns = auditNouns.join('|');
  const pattern = new RegExp(`'((?:${nouns})\\.[a-z]+(?:\\.[a-z]+)?)'`, 'g');
  const found = sources.flatMap((name) => [...readFileSync(`${root}${name}`, 'utf8').matchAll(pattern)]);
  return [...new Set(found.map(([, action = '']) => action))].filter(
    (action) => !/^target\.(total|online|manual)$/.test(action),
  );
}

describe('formatAuditAction', () => {
  test('has words for every action that is written', () => {
    const actions = writtenActions();
    expect(actions.length).toBeGreaterThan(40);
    expect(actions.filter((action) => formatAuditAction(action) === action)).toEqual([]);
  });

  test.each([
    ['import.commit', 'Unggahan disimpan'],
    ['user.factor.off', 'Pengguna tanpa kode dua langkah'],
    ['closure.open', 'Pengesahan dibuka'],
    ['planet.explode', 'planet.explode'],
  ])('%s is "%s"', (action, words) => {
    expect(formatAuditAction(action)).toBe(words);
  });
});

describe('describeLastBackup', () => {
  const now = new Date('2026-11-29T05:00:00Z');
  test.each([
    [null, 'Belum pernah dibuat. Minta'],
    ['2026-11-28T19:00:00Z', 'Terakhir dibuat 29 November 2026 pukul 02.00 WIB, 10 jam yang lalu.'],
    ['2026-11-20T19:00:00Z', '8 hari yang lalu. Minta'],
  ])('%s', (last, words) => {
    expect(describeLastBackup(last === null ? null : new Date(last), now)).toContain(words);
  });
});

describe('describeAuditDetail', () => {
  test('tells what changed from what it was, and leaves out what did not', () => {
    const detail = { before: { role: 'pembaca', area: '32' }, after: { role: 'kabupaten', area: '32' }, note: 'SK 12' };
    expect(describeAuditDetail(detail)).toEqual([
      { name: 'peran', before: 'pembaca', after: 'kabupaten' },
      { name: 'catatan', before: null, after: 'SK 12' },
    ]);
  });

  test('reads changes by field, and says nothing known as a dash', () => {
    const detail = {
      version: 3,
      changes: { signName: { from: '', to: 'Ani' }, lines: { from: null, to: ['a', 'b'] } },
    };
    expect(describeAuditDetail(detail)).toEqual([
      { name: 'signName', before: '–', after: 'Ani' },
      { name: 'lines', before: '–', after: '["a","b"]' },
      { name: 'perubahan ke-', before: null, after: '3' },
    ]);
  });

  test('leaves out what says nothing to a reader', () => {
    expect(describeAuditDetail({ before: null, after: null, note: '', sha256: 'ab', added: 0 })).toEqual([
      { name: 'ditambahkan', before: null, after: '0' },
    ]);
  });

  test('cuts what is endless', () => {
    const [line] = describeAuditDetail({ note: 'x'.repeat(5_000) });
    expect(line?.after).toBe(`${'x'.repeat(200)}…`);
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`k${n}`, n]));
    expect(describeAuditDetail(many)).toHaveLength(30);
  });
});
