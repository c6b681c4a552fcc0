import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { loginLimits, shareLinks } from '../../../db/schema';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import {
  deleteTestSnapshot,
  expireShare,
  guessesForgottenAt,
  makeTestSnapshot,
  readShareRow,
  tablesThatHold,
} from '../../../db/testing/shares';
import { setSharing } from '../../../db/writes/campaigns';
import { shareGuessLimits } from '../../../db/writes/share-limits';
import { revokeShareLink } from '../../../db/writes/shares';
import { createUser, disableUser, enableUser } from '../../../db/writes/users';
import { authorizeArea, authorizeOwnArea, type ScopeVerb } from './areas';
import { authenticateRequest } from './request';
import { newSecret } from './secrets';
import { issueShare, noteShareUse, openShare, shareUrl } from './shares';

let database: TestDatabase;
let campaignId: number;
let userId: number;
const email = 'siti@dppkb.test';
beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'uji');
  const office = 'DPPKB Kabupaten Karawang';
  const user = { email, name: 'Siti', office, role: 'kabupaten' as const, areaCode: '32.15', passwordHash: null };
  userId = (await createUser(database.serving, user, { id: null })).id;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.owner.delete(loginLimits);
});

const here = '203.0.113.7';
const open = (secret: string, address = here) => openShare(secret, address, database.serving);

async function issue(change: { snapshotId?: number; code?: string } = {}) {
  return issueShare(database.serving, await testArea(database.serving, change.code ?? '32.15'), {
    campaignId,
    userId,
    shows: 'lembar',
    query: '',
    snapshotId: change.snapshotId ?? null,
    note: 'Rapat bupati',
    days: 7,
  });
}

const freeze = async () =>
  makeTestSnapshot(database.owner, { campaignId, area: await testArea(database.serving, '32.15') });

describe('what a link does not open', () => {
  const ends: [string, (link: { id: number; snapshotId: number }) => Promise<unknown>, (() => Promise<unknown>)?][] = [
    ['expired', ({ id }) => expireShare(database.owner, id)],
    [
      'revoked',
      async ({ id }) =>
        revokeShareLink(database.serving, await testArea(database.serving, '32.15'), { id, campaignId, userId }),
    ],
    [
      'of a disabled owner',
      () => disableUser(database.serving, { email }, { id: null }),
      () => enableUser(database.serving, { email }, { id: null }),
    ],
    [
      'of a campaign that shares nothing',
      () => setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null }),
      () => setSharing(database.serving, { slug: 'uji', sharing: true }, { id: null }),
    ],
    ['of a frozen sheet that was deleted', ({ snapshotId }) => deleteTestSnapshot(database.owner, snapshotId)],
  ];

  test.each(ends)('one that is %s is the same as one that never was', async (_name, end, undo) => {
    const snapshotId = await freeze();
    const link = await issue({ snapshotId });
    expect(await open(link.secret)).not.toBeNull();
    await end({ id: link.id, snapshotId });
    const [closed, guessed] = [await open(link.secret), await open(newSecret())];
    await undo?.();
    expect([closed, guessed]).toEqual([null, null]);
  });

  test.each([
    ['nothing', ''],
    ['a space', ' '],
    ['SQL', "' or true --"],
    ['a pattern', '%'],
    ['too much', 'a'.repeat(10_000)],
    ['a zero byte', '\u0000'],
  ])('%s is no secret', async (_name, secret) => {
    expect(await open(secret)).toBeNull();
  });

  test('a hash opens nothing, only the secret does', async () => {
    await issue();
    const hashes = await database.owner.select({ hash: shareLinks.secretHash }).from(shareLinks);
    for (const { hash } of hashes) expect(await open(hash)).toBeNull();
  });
});

describe('a guest', () => {
  const verbs: ScopeVerb[] = ['view', 'import', 'publish', 'office', 'manage'];

  test('sees the area of the link, and may do nothing else there or anywhere', async () => {
    const opened = await open((await issue()).secret);
    if (!opened) throw new Error('not opened');
    const { ctx } = opened;
    expect(ctx.actor).toMatchObject({ kind: 'guest', role: 'tamu', office: 'DPPKB Kabupaten Karawang' });
    const { editionId } = await testArea(database.serving, '32.15');
    const allowed: string[] = [];
    for (const code of ['id', '32', '33', '32.15', '32.16', '32.15.03', '32.15.03.2001', '33.13']) {
      for (const verb of verbs) {
        const area = await authorizeArea(ctx, { editionId, code, verb });
        if (area) allowed.push(`${verb} ${code}`);
      }
    }
    expect(allowed).toEqual(['view 32.15']);
    expect(await authorizeOwnArea(ctx, editionId, 'publish')).toBeNull();
  });

  test("the secret is nobody's token and nobody's session", async () => {
    const { secret } = await issue();
    for (const headers of [
      { authorization: `Bearer ${secret}` },
      { authorization: `Bearer kt_${secret}` },
      { cookie: `next-auth.session-token=${secret}` },
    ]) {
      const request = new Request('http://kejar.example/api/v1/campaigns', { headers });
      expect(await authenticateRequest(request, database.serving)).toBeNull();
    }
  });
});

describe('guessing', () => {
  const guess = (address = here) => open(newSecret(), address);

  test('so many different wrong secrets, and then an address opens nothing for a while', async () => {
    const { secret } = await issue();
    for (let tries = 1; tries < shareGuessLimits.wrong; tries += 1) await guess();
    expect(await open(secret)).not.toBeNull();
    await guess();
    expect(await open(secret)).toBeNull();
    expect(await open(secret, '203.0.113.8')).not.toBeNull();
    const until = await guessesForgottenAt(database.owner, here);
    const minutes = ((until?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
  });

  test('right secrets never count, and a group that opens one dead link counts once', async () => {
    const { secret } = await issue();
    const dead = newSecret();
    const crowd = Array.from({ length: 100 }, (_, at) => open(at % 2 === 0 ? secret : dead));
    expect((await Promise.all(crowd)).filter(Boolean)).toHaveLength(50);
    expect(await open(secret)).not.toBeNull();
  });
});

test('the secret stands in no column of any table, whatever is done with it', async () => {
  const { id, secret } = await issue();
  const opened = await open(secret);
  if (!opened) throw new Error('not opened');
  await noteShareUse(opened);
  await revokeShareLink(database.serving, await testArea(database.serving, '32.15'), { id, campaignId, userId });
  expect(await open(secret)).toBeNull();
  const row = await readShareRow(database.owner, id);
  expect(await tablesThatHold(database.owner, secret)).toEqual([]);
  // The search finds what is there.
  expect(await tablesThatHold(database.owner, row?.secretHash ?? 'none')).toEqual(['share_links']);
});

test('an address is absolute, on the site that readers use', () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://kejar.example.go.id');
  expect(shareUrl('geheim')).toBe('https://kejar.example.go.id/b/geheim');
  expect(shareUrl('geheim', '/gambar')).toBe('https://kejar.example.go.id/b/geheim/gambar');
  vi.unstubAllEnvs();
});
