import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { auditNouns } from '../domain/audit-log';
import { describeAuditCheck } from './audit-check-words';
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
    ['user.accept', 'Undangan diterima'],
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
      { name: 'peran', before: 'pembaca', after: 'kabupaten/kota' },
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
      { name: 'lines', before: '–', after: 'a; b' },
      { name: 'perubahan ke-', before: null, after: '3' },
    ]);
  });

  test('says days, instants, known values and what is nested in words', () => {
    const detail = {
      ...{ withdrawn: 1, plan: { kind: 'percentADay', percent: 4 } },
      ...{ untilDay: '2021-05-16', fromAt: '2021-05-10T01:00:00.000Z', proposed: 19 },
      settings: { mode: 'cumulative', asOf: null, stage: 'recorded', rows: { 25: '61.01.19' }, columns: {} },
      heldTargets: [{ row: 2, area: '61.12', code: 'targetFarFromBefore', value: 145_000, against: 171_000 }],
    };
    expect(describeAuditDetail(detail)).toEqual([
      { name: 'usulan ditarik', before: null, after: '1' },
      { name: 'rencana', before: null, after: 'jenis sekian persen sehari, persen 4' },
      { name: 'sampai hari', before: null, after: '16 Mei 2021' },
      { name: 'mulai', before: null, after: '10 Mei 2021 pukul 08.00 WIB' },
      { name: 'diusulkan', before: null, after: '19' },
      { name: 'isian', before: null, after: 'cara kumulatif, tahap masuk server, baris 25 61.01.19' },
      {
        ...{ name: 'target ditahan', before: null },
        after: 'baris 2, wilayah 61.12, sebab jauh dari target sebelumnya, nilai 145.000, dibanding 171.000',
      },
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

test('a chain that was read before its first row is not said to be empty now', () => {
  const check = {
    rows: 0,
    sealed: 0,
    notes: 0,
    broken: null,
    head: null,
    at: new Date('2026-11-30T03:17:00Z'),
    by: null,
  };
  expect(describeAuditCheck(check)).toBe(
    'Terakhir diperiksa 30 November 2026 pukul 10.17 WIB oleh jadwal malam, sebelum ada baris pertama.',
  );
});
