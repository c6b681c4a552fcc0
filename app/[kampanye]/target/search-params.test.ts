import { expect, test } from 'vitest';
import { decisionHref, formatSeen, parseDecision, parseProposalIds, parseSeen } from './search-params';

test('what was decided is in the address, and nothing else is read out of it', () => {
  const decided = { decision: 'accepted', count: 2 } as const;
  expect(decisionHref('pk21', decided)).toBe('/pk21/target?putusan=diterima-2#usulan');
  expect(parseDecision({ putusan: 'diterima-2' })).toEqual(decided);
  for (const putusan of ['diterima-0', 'diterima', 'dihapus-2', 'accepted-2', ['diterima-2'], undefined]) {
    expect(parseDecision({ putusan })).toBeNull();
  }
});

test('what was seen comes back as it was shown', () => {
  const target = { total: 740_000, online: null, manual: 0 };
  expect(parseSeen([formatSeen(17, target)])).toEqual({ 17: target });
  expect(parseSeen(['17', '17:a::', 'x:1::', 5, '17:1:2'])).toEqual({});
});

test('numbers of proposals', () => {
  expect(parseProposalIds(['1', '2147483647', '2147483648', '0', '-1', '1e3', ' 4', 7, null])).toEqual([
    1, 2_147_483_647,
  ]);
});
