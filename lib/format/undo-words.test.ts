import { describe, expect, test } from 'vitest';
import type { UndoTotal } from '../domain/undo-plan';
import { describeUndo, describeWhatStays } from './undo-words';

const plan = (totals: UndoTotal[], counts: { returning?: number; replaced?: number; same?: number } = {}) => ({
  returning: 309,
  replaced: 0,
  same: 0,
  ...counts,
  totals,
});

describe('the sentence', () => {
  test.each<[string, UndoTotal[], string]>([
    [
      'all channels of what is recorded, whatever else there is',
      [
        { measure: 'collected.online', now: 40_000, after: 35_000 },
        { measure: 'recorded.manual', now: 88, after: null },
        { measure: 'recorded.online', now: 31_800, after: 28_800 },
      ],
      ': masuk server 31.888 menjadi 28.800',
    ],
    [
      'nothing stood before',
      [{ measure: 'recorded.online', now: 120, after: null }],
      ': masuk server 120 menjadi belum ada',
    ],
    ['a target', [{ measure: 'target.total', now: 734_768, after: 700_000 }], ': target 734.768 menjadi 700.000'],
    [
      'kader before supervisors',
      [
        { measure: 'workforce.supervisor', now: 40, after: 30 },
        { measure: 'workforce.kader', now: 4_561, after: 4_000 },
      ],
      ': kader 4.561 menjadi 4.000',
    ],
    ['one target of a channel', [{ measure: 'target.online', now: 5, after: 4 }], ': target online 5 menjadi 4'],
    ['a sum that stays, for its days are not the newest', [{ measure: 'recorded.online', now: 5, after: 5 }], ''],
    ['no sum', [], ''],
  ])('%s', (_, totals, ending) => {
    expect(describeUndo(12, plan(totals))).toBe(`Membatalkan unggahan 12 mengembalikan 309 angka${ending}`);
  });

  test.each([
    [{ replaced: 3 }, 'semuanya sudah diganti laporan sesudahnya'],
    [{ same: 3 }, 'yang berlaku sebelumnya sama'],
    [{ replaced: 3, same: 2 }, 'sudah diganti laporan sesudahnya, atau sama dengan sebelumnya'],
  ])('nothing changes: %o', (counts, why) => {
    expect(describeUndo(12, plan([], { returning: 0, ...counts }))).toBe(
      `Membatalkan unggahan 12 tidak mengubah angka: ${why}`,
    );
  });
});

test('what stays', () => {
  expect(describeWhatStays({ replaced: 0, same: 0 })).toBeNull();
  expect(describeWhatStays({ replaced: 1_200, same: 0 })).toBe(
    '1.200 angka sudah diganti laporan sesudahnya, jadi dibiarkan.',
  );
  expect(describeWhatStays({ replaced: 1, same: 2 })).toBe(
    '1 angka sudah diganti laporan sesudahnya, jadi dibiarkan. 2 angka sama dengan yang berlaku sebelumnya, jadi tidak berubah.',
  );
});

describe('proposals of the upload', () => {
  const nothing = { returning: 0, replaced: 0, same: 0, totals: [] };
  const proposal = (status: 'open' | 'accepted' | 'declined', name: string, after: number) => ({
    ...{ status, target: { after } },
    area: { name, kind: 'desa' as const },
  });

  test('one that waits is withdrawn, and the sentence says so', () => {
    const proposals = [proposal('open', 'Wadas', 400)];
    expect(describeUndo(17, nothing, proposals)).toBe('Membatalkan unggahan 17 menarik 1 usulan target yang menunggu');
    expect(describeWhatStays(nothing, proposals)).toBe('1 usulan target yang menunggu ikut ditarik.');
  });

  test('one that was accepted counts still', () => {
    const proposals = [proposal('accepted', 'Puseurjaya', 300)];
    expect(describeUndo(17, nothing, proposals)).not.toContain('yang berlaku sebelumnya sama');
    expect(describeWhatStays(nothing, proposals)).toBe('Target 300 Desa Puseurjaya yang sudah diterima tetap berlaku.');
  });

  test('beside figures that go back: both are said', () => {
    const proposals = [
      proposal('open', 'Wadas', 400),
      ...['A', 'B', 'C', 'D'].map((name) => proposal('accepted', name, 1_000)),
      proposal('declined', 'E', 9),
    ];
    expect(describeUndo(17, plan([]), proposals)).toBe('Membatalkan unggahan 17 mengembalikan 309 angka');
    expect(describeWhatStays(plan([]), proposals)).toBe(
      '1 usulan target yang menunggu ikut ditarik. Target 1.000 Desa A, 1.000 Desa B, 1.000 Desa C dan 1 wilayah lain yang sudah diterima tetap berlaku.',
    );
  });
});
