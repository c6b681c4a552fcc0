import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { setTestOffice } from '../../../db/testing/recaps';
import { testArea } from '../../../db/testing/scope';
import { markSeen, prepareRecap } from '../../../db/writes/recap-schedule';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { Actor, Role } from '../../domain/users';
import { contextOf } from '../auth/context';
import { readNotices } from './notices';
import { readOwnRecap } from './recap-schedule';

let database: TestDatabase;
let recapId: number;

function person(role: Role, code: string): Actor {
  return { kind: 'user', id: 1, email: '', name: '', office: '', role, area: { code, ...rangeOfCode(code) } };
}

const read = (role: Role, code: string, campaign = 'uji') =>
  readOwnRecap(contextOf(person(role, code), database.serving), campaign);
const notices = (role: Role, code: string, campaign = 'uji') =>
  readNotices(contextOf(person(role, code), database.serving), campaign);

beforeAll(async () => {
  database = await openTestDatabase();
  const campaignId = await makeTestCampaign(database.owner, 'uji');
  const karawang = await testArea(database.owner, '32.15');
  const officeId = await setTestOffice(database, karawang, {
    change: { schedule: { campaignId, minute: 960 }, timeZone: 'WITA' },
    setAt: new Date('2021-04-01T00:00:00Z'),
  });
  const day = toDay('2021-04-12');
  const id = await prepareRecap(database.serving, karawang, {
    officeId,
    campaignId,
    forDay: day,
    asOf: day,
    text: 'Rekap',
    mailTo: ['kepala@kantor.example'],
    mail: false,
    preparedAt: new Date('2021-04-12T16:00:00+08:00'),
  });
  recapId = id ?? 0;
});
afterAll(() => database.close());

test.each([
  ['pembaca', '32.15'],
  ['kabupaten', '32.16'],
  ['provinsi', '32'],
  ['kecamatan', '32.15.01'],
  ['admin', 'id'],
  ['tamu', '32.15'],
] as const)('a %s of %s is not told of the recap of 32.15', async (role, code) => {
  expect(await read(role, code)).toBeNull();
  expect((await notices(role, code))?.recap).toBeNull();
});

test('a user who acts for the office is told, with the hour in its zone', async () => {
  const found = await read('kabupaten', '32.15');
  expect(found?.area.code).toBe('32.15');
  expect(found?.recap).toMatchObject({
    id: recapId,
    areaCode: '32.15',
    campaign: { slug: 'uji', name: 'Uji' },
    timeZone: 'WITA',
    seen: false,
    mail: { state: 'none', to: ['kepala@kantor.example'] },
  });
  expect((await notices('kabupaten', '32.15'))?.recap).toEqual(found?.recap);
});

test('there is nothing on the page of a campaign that is none', async () => {
  expect(await read('kabupaten', '32.15', 'lain')).toBeNull();
  expect(await notices('kabupaten', '32.15', 'lain')).toBeNull();
});

test('it says so once it was seen', async () => {
  const before = await read('kabupaten', '32.15');
  if (!before) throw new Error('there is no recap');
  await markSeen(database.serving, before.area, { id: recapId, userId: null });
  expect((await read('kabupaten', '32.15'))?.recap.seen).toBe(true);
  expect((await notices('kabupaten', '32.15'))?.recap).toBeNull();
});
