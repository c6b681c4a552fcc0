import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { shareLimits } from '../../lib/domain/shares';
import { inScope } from '../client';
import { checkAudit } from '../queries/audit';
import { findShare, listShares } from '../queries/shares';
import { audit, shareLinks } from '../schema';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { testArea } from '../testing/scope';
import { deleteTestSnapshot, makeTestSnapshot, readShareRow } from '../testing/shares';
import { setSharing } from './campaigns';
import { countUse, makeShareLink, type NewShare, revokeShareLink } from './shares';
import { createUser } from './users';

let database: TestDatabase;
let campaignId: number;
let userId: number;
let made = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'uji');
  const user = {
    email: 'siti@dppkb.test',
    name: 'Siti',
    office: 'DPPKB Kabupaten Karawang',
    role: 'kabupaten' as const,
    areaCode: '32.15',
    passwordHash: null,
  };
  userId = (await createUser(database.serving, user, { id: null })).id;
});
afterAll(async () => {
  expect((await checkAudit(database.serving)).broken).toBeNull();
  await database.close();
});
beforeEach(async () => {
  await database.owner.delete(shareLinks);
});

const karawang = () => testArea(database.serving, '32.15');

async function make(change: Partial<NewShare> = {}, code = '32.15') {
  made += 1;
  const secretHash = `hash ${made}`;
  const link: NewShare = {
    campaignId,
    userId,
    secretHash,
    shows: 'lembar',
    query: 'per=2021-04-12',
    snapshotId: null,
    note: '',
    days: 7,
    ...change,
  };
  return { ...(await makeShareLink(database.serving, await testArea(database.serving, code), link)), secretHash };
}

const freeze = async (code: string) =>
  makeTestSnapshot(database.owner, { campaignId, area: await testArea(database.serving, code) });

const lastAudit = async () => (await database.owner.select().from(audit).orderBy(desc(audit.id)).limit(1))[0];

describe('making a link', () => {
  test('it is found by its hash, ends after its days, and the audit names it by its number', async () => {
    const link = await make({ days: 90 });
    expect(await findShare(database.serving, link.secretHash)).toMatchObject({
      id: link.id,
      campaignSlug: 'uji',
      area: { code: '32.15', lo: 3_215_000_000, hi: 3_215_999_999 },
      shows: 'lembar',
      query: 'per=2021-04-12',
      snapshotId: null,
      office: 'DPPKB Kabupaten Karawang',
    });
    const days = (link.expiresAt.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(89.9);
    expect(days).toBeLessThanOrEqual(90);
    const row = await lastAudit();
    expect(row).toMatchObject({ action: 'share.make', userId, campaignId, subject: `tautan ${link.id}` });
    expect(JSON.stringify(row)).not.toContain(link.secretHash);
  });

  test('a campaign that shares nothing refuses, and nothing is written', async () => {
    await setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null });
    const before = await lastAudit();
    await expect(make()).rejects.toMatchObject({ status: 409, type: 'sharing-off' });
    await setSharing(database.serving, { slug: 'uji', sharing: true }, { id: null });
    expect(await database.owner.select().from(shareLinks)).toEqual([]);
    expect(before).toMatchObject({ action: 'campaign.sharing', detail: { sharing: false } });
  });

  test('an area has so many links that work and no more; those that ended make room', async () => {
    for (let link = 1; link < shareLimits.live; link += 1) await make();
    const last = await make();
    await expect(make()).rejects.toMatchObject({ type: 'too-many-links', detail: expect.stringContaining('50') });
    await make({}, '32.15.03');
    await revokeShareLink(database.serving, await karawang(), { id: last.id, campaignId, userId });
    await make();
  });

  test('a frozen sheet goes with a link to its own area only, and while it is there', async () => {
    const own = await freeze('32.15');
    const part = await freeze('32.15.03');
    const gone = await freeze('32.15');
    await deleteTestSnapshot(database.owner, gone);
    for (const snapshotId of [part, gone, 0]) {
      await expect(make({ snapshotId })).rejects.toMatchObject({ status: 422, type: 'share-snapshot-unknown' });
    }
    const link = await make({ snapshotId: own });
    expect(await findShare(database.serving, link.secretHash)).toMatchObject({ snapshotId: own });
    await deleteTestSnapshot(database.owner, own);
    expect(await findShare(database.serving, link.secretHash)).toBeNull();
  });
});

describe('revoking a link', () => {
  test('only by its own area: not by one above, below or beside it, nor in another campaign', async () => {
    const link = await make();
    const other = await makeTestCampaign(database.owner, 'lain');
    for (const [code, campaign] of [
      ['32', campaignId],
      ['32.15.03', campaignId],
      ['32.16', campaignId],
      ['32.15', other],
    ] as const) {
      const area = await testArea(database.serving, code);
      const tried = revokeShareLink(database.serving, area, { id: link.id, campaignId: campaign, userId });
      await expect(tried).rejects.toMatchObject({ status: 404 });
    }
    expect(await findShare(database.serving, link.secretHash)).not.toBeNull();
  });

  test('ends it at once, says who, and does it once', async () => {
    const link = await make();
    const act = { id: link.id, campaignId, userId };
    await revokeShareLink(database.serving, await karawang(), act);
    expect(await findShare(database.serving, link.secretHash)).toBeNull();
    const first = await lastAudit();
    expect(first).toMatchObject({ action: 'share.revoke', userId, subject: `tautan ${link.id}` });
    await revokeShareLink(database.serving, await karawang(), { ...act, userId: null });
    expect(await lastAudit()).toEqual(first);
    const area = await karawang();
    const [listed] = await inScope(database.serving, area, (transaction) =>
      listShares(transaction, { campaignId, area }),
    );
    expect(listed).toMatchObject({ id: link.id, revoked: { by: 'Siti' }, uses: 0, lastUsedAt: null });
  });
});

test('a list holds the links to exactly its area, the newest first', async () => {
  const first = await make({ note: 'Rapat bupati' });
  await make({}, '32.15.03');
  const second = await make();
  const area = await karawang();
  const listed = await inScope(database.serving, area, (transaction) => listShares(transaction, { campaignId, area }));
  expect(listed.map(({ id, note }) => [id, note])).toEqual([
    [second.id, ''],
    [first.id, 'Rapat bupati'],
  ]);
  expect(listed[0]?.owner).toEqual({ name: 'Siti', office: 'DPPKB Kabupaten Karawang', disabled: false });
});

test('uses are counted one and all, and written once a minute', async () => {
  const { id, secretHash } = await make();
  const link = await findShare(database.serving, secretHash);
  if (!link) throw new Error('no link');
  const uses = async () => {
    const row = await readShareRow(database.owner, id);
    return row?.uses;
  };
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    await countUse(database.serving, link);
    expect(await uses()).toBe(1);
    for (let more = 0; more < 30; more += 1) await countUse(database.serving, link);
    expect(await uses()).toBe(1);
    vi.setSystemTime(Date.now() + 60_000);
    await countUse(database.serving, link);
    expect(await uses()).toBe(32);
  } finally {
    vi.useRealTimers();
  }
});

describe('turning sharing off', () => {
  test('stops links that are out at once, and on lets them work again', async () => {
    const { secretHash } = await make();
    expect(await setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null })).toBe(true);
    expect(await findShare(database.serving, secretHash)).toBeNull();
    expect(await setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null })).toBe(false);
    await setSharing(database.serving, { slug: 'uji', sharing: true }, { id: null });
    expect(await findShare(database.serving, secretHash)).not.toBeNull();
    expect(await lastAudit()).toMatchObject({ action: 'campaign.sharing', subject: 'uji', detail: { sharing: true } });
  });

  test('an unknown campaign is refused', async () => {
    await expect(
      setSharing(database.serving, { slug: 'tidak-ada', sharing: true }, { id: null }),
    ).rejects.toMatchObject({ status: 404, detail: "Tidak ada kampanye 'tidak-ada'." });
  });
});
