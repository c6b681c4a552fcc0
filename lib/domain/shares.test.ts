import { describe, expect, test } from 'vitest';
import { shareWords } from './share-words';
import { stateOfShare, withoutSecret } from './shares';

const now = new Date('2021-04-12T05:00:00Z');
const link = {
  revoked: null,
  expiresAt: new Date('2021-04-12T05:00:01Z'),
  owner: { name: 'Siti', office: 'DPPKB', disabled: false },
  snapshot: null,
};

describe('the state of a link', () => {
  test.each([
    ['live', {}, true],
    ['off', {}, false],
    // At the very second it ends, it has ended: so does the database's now().
    ['expired', { expiresAt: now }, true],
    ['revoked', { revoked: { at: now, by: null }, expiresAt: now }, true],
    ['ownerDisabled', { owner: { ...link.owner, disabled: true } }, true],
    ['snapshotDeleted', { snapshot: { id: 1, name: 'Rapat', deleted: true } }, true],
  ] as const)('is %s', (state, change, sharing) => {
    expect(stateOfShare({ ...link, ...change }, { now, sharing })).toBe(state);
  });
});

describe('the words of the form', () => {
  test.each(['1', ' 7 ', '90'])('take %j days', (days) => {
    expect(shareWords.parse({ days, note: '' }).days).toBe(Number(days));
  });

  test.each(['', '0', '91', '7,5', '-1', '1e1', 'tujuh', '٧'])('refuse %j days and say the limits', (days) => {
    const { error } = shareWords.safeParse({ days, note: '' });
    expect(error?.issues[0]?.message).toBe('Tulis berapa hari tautan berlaku: 1 sampai 90.');
  });

  test('keep a note on one line and refuse one that is too long', () => {
    expect(shareWords.parse({ days: '7', note: '  Rapat\n bupati ' }).note).toBe('Rapat bupati');
    const { error } = shareWords.safeParse({ days: '7', note: 'a'.repeat(201) });
    expect(error?.issues[0]?.message).toContain('200');
  });
});

describe('a path in a log', () => {
  test.each([
    ['/b/0byeROhVHtdJIm8jUqtOLiTTThxxo3eLX1emZegwrak', '/b/…'],
    ['/b/0byeROhVHtdJIm8jUqtOLiTTThxxo3eLX1emZegwrak/gambar', '/b/…/gambar'],
    ['/b/secret?urut=total', '/b/…?urut=total'],
    ['/undangan/0byeROhVHtdJIm8jUqtOLiTTThxxo3eLX1emZegwrak', '/undangan/…'],
    ['/penerima/0byeROhVHtdJIm8jUqtOLiTTThxxo3eLX1emZegwrak', '/penerima/…'],
    ['/pk21/32.15/unduh', '/pk21/32.15/unduh'],
    ['/banten/b/36', '/banten/b/36'],
  ])('%s is kept as %s', (path, kept) => {
    expect(withoutSecret(path)).toBe(kept);
  });
});
