import { expect, test } from 'vitest';
import { cleanSnapshotName, ownsSnapshot, refuseSnapshotName, suggestSnapshotName } from './snapshots';

test.each([
  ['  Rapat \n  12   Juli ', 'Rapat 12 Juli'],
  ['Rapat\u0000\u202e12', 'Rapat 12'],
  ['Rapat\u00a0\u200b Juli', 'Rapat Juli'],
  ['<b>Rapat</b>', '<b>Rapat</b>'],
])('%j is kept as %j', (typed, kept) => {
  expect(cleanSnapshotName(typed)).toBe(kept);
});

test('a name is refused with the number of its limit', () => {
  expect(refuseSnapshotName('')).toContain('120');
  expect(refuseSnapshotName('é'.repeat(120))).toBeNull();
  expect(refuseSnapshotName('é'.repeat(121))).toMatch(/121 huruf.*120/);
});

test.each([
  ['Rapat', ['Rapat'], 'Rapat (2)'],
  ['rapat', ['RAPAT', 'Rapat (2)'], 'rapat (3)'],
  ['Rapat (2)', ['Rapat', 'Rapat (2)'], 'Rapat (3)'],
  ['Rapat (Juli)', ['Rapat (Juli)'], 'Rapat (Juli) (2)'],
])('%j beside %j becomes %j', (wanted, taken, free) => {
  expect(suggestSnapshotName(wanted, taken)).toBe(free);
});

test('a suggestion is never longer than a name may be', () => {
  const name = suggestSnapshotName('R'.repeat(120), ['R'.repeat(120)]);
  expect([name.length, name.endsWith(' (2)')]).toEqual([120, true]);
});

test.each([
  [{ id: 7, role: 'kabupaten' }, 7, true],
  [{ id: 7, role: 'provinsi' }, 8, false],
  [{ id: 1, role: 'admin' }, 8, true],
  [{ id: 1, role: 'admin' }, null, true],
  // A guest has no number, and neither has the operator: they are not the same.
  [{ id: null, role: 'tamu' }, null, false],
] as const)('%j changes what %j froze: %j', (user, ownerId, allowed) => {
  expect(ownsSnapshot(user, ownerId)).toBe(allowed);
});
