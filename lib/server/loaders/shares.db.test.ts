import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCampaignById } from '../../../db/queries/campaigns';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { makeTestSnapshot } from '../../../db/testing/shares';
import { setSharing } from '../../../db/writes/campaigns';
import { saveOffice } from '../../../db/writes/offices';
import { freezeSnapshot } from '../../../db/writes/snapshots';
import { createUser } from '../../../db/writes/users';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { SnapshotContent } from '../../domain/snapshots';
import type { Actor, Role } from '../../domain/users';
import { contextOf } from '../auth/context';
import { issueShare, openShare } from '../auth/shares';
import { loadShareDesk, readSharedArea, readSharedSnapshot } from './shares';

let database: TestDatabase;
let campaignId: number;
let userId: number;
beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'uji');
  const office = 'Perwakilan BKKBN Jawa Barat';
  const user = { email: 'a@b.test', name: 'Staf', office, role: 'provinsi' as const, areaCode: '32' };
  userId = (await createUser(database.serving, { ...user, passwordHash: null }, { id: null })).id;
});
afterAll(() => database.close());

async function share(code: string, snapshotId: number | null = null) {
  const area = await testArea(database.serving, code);
  const link = { campaignId, userId, shows: 'lembar' as const, query: '', snapshotId, note: '', days: 7 };
  const { secret } = await issueShare(database.serving, area, link);
  const opened = await openShare(secret, '203.0.113.7', database.serving);
  if (!opened) throw new Error('not opened');
  return opened;
}

const request = { asOf: null, stage: 'recorded' as const, detail: null, targetSet: null, series: false };

test('a guest reads the area of the link, and nothing of those above it', async () => {
  const found = await readSharedArea(await share('32.15'), request);
  expect(found?.progress).toMatchObject({ area: { code: '32.15' }, campaign: { slug: 'uji' } });
  expect(found?.progress.path).toMatchObject([
    { area: { code: 'id' }, percent: null, open: false },
    { area: { code: '32' }, percent: null, open: false },
  ]);
});

test("the area's own office stands for it, and as long as it says nothing the one that made the link", async () => {
  const [karawang, manokwari] = [await share('32.15'), await share('92.02')];
  const nameOf = async (opened: typeof karawang) => {
    const found = await readSharedArea(opened, request);
    return [found?.office.letterhead.name, found?.office.timeZone];
  };
  expect(await nameOf(karawang)).toEqual(['Perwakilan BKKBN Jawa Barat', 'WIB']);
  expect(await nameOf(manokwari)).toEqual(['Perwakilan BKKBN Jawa Barat', 'WIT']);
  const area = await testArea(database.owner, '32.15');
  const before = { letterhead: { name: '' }, timeZone: 'WIB' as const };
  const change = { name: 'DPPKB Kabupaten Karawang' };
  await saveOffice(database.serving, area, { change, version: 0, before, userId: null });
  expect(await nameOf(karawang)).toEqual(['DPPKB Kabupaten Karawang', 'WIB']);
});

const frozen: SnapshotContent = {
  format: 1,
  report: {
    fileName: 'uji-32.15-karawang-2021-04-12',
    letterhead: null,
    titles: ['Capaian Uji', 'Kabupaten Karawang', 'Keadaan 12 April 2021'],
    facts: [],
    columns: [{ key: 'wilayah', header: 'Wilayah', kind: 'text' }],
    rows: [{ kind: 'sum', code: '32.15', status: null, cells: ['Jumlah Karawang'], tiny: false }],
    notes: [],
    signature: null,
  },
  columns: null,
  orientation: 'landscape',
  side: {
    day: toDay('2021-04-12'),
    stage: 'recorded',
    detail: 'kecamatan',
    targetSet: null,
    area: { code: '32.15', name: 'Karawang', level: 2, kind: 'kabupaten' },
    headline: { target: 734_768, total: 28_800, percent: 3.92 },
    rows: [],
  },
};

test('a link to a frozen sheet shows what was frozen, and nothing when that is no longer what it was', async () => {
  const area = await testArea(database.serving, '32.15');
  const id = await freezeSnapshot(database.serving, area, {
    campaignId,
    name: 'Rapat bupati',
    requestKey: crypto.randomUUID(),
    userId,
    content: frozen,
  });
  const found = await readSharedSnapshot(await share('32.15', id));
  expect(found?.content).toEqual(frozen);
  const damaged = await makeTestSnapshot(database.owner, { campaignId, area });
  expect(await readSharedSnapshot(await share('32.15', damaged))).toBeNull();
  expect(await readSharedSnapshot(await share('32.15'))).toBeNull();
});

const user = (role: Role, code: string): Actor => ({
  ...(role === 'tamu' ? { kind: 'guest' } : { kind: 'user', id: userId }),
  email: '',
  name: '',
  office: '',
  role,
  area: { code, ...rangeOfCode(code) },
});

test.each<[Role, string, string[]]>([
  ['admin', 'id', ['id', '32', '32.15', '32.15.03', '33']],
  ['provinsi', '32', ['32', '32.15', '32.15.03']],
  ['kabupaten', '32.15', ['32.15', '32.15.03']],
  ['kecamatan', '32.15.03', ['32.15.03']],
  ['pembaca', '32', []],
  ['tamu', '32.15', []],
])(
  '%s of %s sees the links to its own areas, with its right to hand some out, and no others',
  async (role, own, may) => {
    const campaign = await getCampaignById(database.serving, campaignId);
    if (!campaign) throw new Error('no campaign');
    const seen: string[] = [];
    for (const code of ['id', '32', '32.15', '32.15.03', '33', '32.99']) {
      if (await loadShareDesk(contextOf(user(role, own), database.serving), { campaign, code })) seen.push(code);
    }
    expect(seen).toEqual(may);
  },
);

test('the list says that links are off while the campaign shares nothing', async () => {
  await share('32.16');
  const states = async () => {
    const campaign = await getCampaignById(database.serving, campaignId);
    const desk =
      campaign &&
      (await loadShareDesk(contextOf(user('provinsi', '32'), database.serving), { campaign, code: '32.16' }));
    return desk?.links.map(({ state }) => state);
  };
  expect(await states()).toEqual(['live']);
  await setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null });
  expect(await states()).toEqual(['off']);
  await setSharing(database.serving, { slug: 'uji', sharing: true }, { id: null });
});
