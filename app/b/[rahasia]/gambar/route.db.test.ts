import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { servingDatabase } from '@/db/client';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { testArea } from '@/db/testing/scope';
import { expireShare } from '@/db/testing/shares';
import { setSharing } from '@/db/writes/campaigns';
import { revokeShareLink } from '@/db/writes/shares';
import { createUser, disableUser, enableUser } from '@/db/writes/users';
import { previewSize } from '@/lib/domain/shares';
import { newSecret } from '@/lib/server/auth/secrets';
import { issueShare } from '@/lib/server/auth/shares';
import { log } from '@/lib/server/http/log';
import { GET } from './route';

let database: TestDatabase;
let campaignId: number;
let userId: number;
const email = 'siti@dppkb.test';
beforeAll(async () => {
  database = await openTestDatabase();
  vi.stubEnv('KEJAR_SERVING_URL', database.servingUrl);
  campaignId = await makeTestCampaign(database.owner, 'uji');
  const user = { email, name: 'Siti', office: 'DPPKB', role: 'kabupaten' as const, areaCode: '32.15' };
  userId = (await createUser(database.serving, { ...user, passwordHash: null }, { id: null })).id;
});
afterAll(async () => {
  await servingDatabase().close();
  await database.close();
  vi.unstubAllEnvs();
});

const karawang = () => testArea(database.serving, '32.15');

async function issue() {
  const link = { campaignId, userId, shows: 'lembar' as const, query: '', snapshotId: null, note: '', days: 7 };
  return issueShare(database.serving, await karawang(), link);
}

async function fetchPicture(secret: string) {
  const request = new Request(`http://kejar.example/b/${secret}/gambar`);
  const response = await GET(request, { params: Promise.resolve({ rahasia: secret }) });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), bytes };
}

test('the picture is as large as the page says, and no cache keeps it', async () => {
  const { status, headers, bytes } = await fetchPicture((await issue()).secret);
  expect(status).toBe(200);
  expect(headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'private, no-store' });
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }).toEqual(previewSize);
});

test('every link that does not work answers with the same bytes', async () => {
  const [expired, revoked, owners, off] = [await issue(), await issue(), await issue(), await issue()];
  await expireShare(database.owner, expired.id);
  await revokeShareLink(database.serving, await karawang(), { id: revoked.id, campaignId, userId });
  const answers = [await fetchPicture(newSecret()), await fetchPicture('x'), await fetchPicture(expired.secret)];
  answers.push(await fetchPicture(revoked.secret));
  await disableUser(database.serving, { email }, { id: null });
  answers.push(await fetchPicture(owners.secret));
  await enableUser(database.serving, { email }, { id: null });
  await setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null });
  answers.push(await fetchPicture(off.secret));
  await setSharing(database.serving, { slug: 'uji', sharing: true }, { id: null });
  const [first] = answers;
  expect(first?.status).toBe(404);
  for (const answer of answers) expect(answer).toEqual(first);
  expect((await fetchPicture(off.secret)).status).toBe(200);
});

test('a fault is logged without the secret', async () => {
  const lines: unknown[][] = [];
  const spy = vi.spyOn(log, 'error').mockImplementation((...line: unknown[]) => {
    lines.push(line);
  });
  const secret = newSecret();
  const params = Promise.reject(new Error('broken')) as Promise<{ rahasia: string }>;
  const response = await GET(new Request(`http://kejar.example/b/${secret}/gambar`), { params });
  spy.mockRestore();
  expect(response.status).toBe(500);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).toContain('"/b/…/gambar"');
  expect(JSON.stringify(lines)).not.toContain(secret);
});
