import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shareLinks } from '../../../db/schema';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { setSharing } from '../../../db/writes/campaigns';
import { rangeOfCode } from '../../domain/areas';
import type { AccountRole } from '../../domain/users';
import { contextOf } from '../auth/context';
import { createPeople } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { issueShare } from '../auth/shares';
import { makeShare, revokeShare } from './shares';

const people: [name: string, role: AccountRole, areaCode: string][] = [
  ['admin', 'admin', 'id'],
  ['jabar', 'provinsi', '32'],
  ['jateng', 'provinsi', '33'],
  ['karawang', 'kabupaten', '32.15'],
  ['purwakarta', 'kabupaten', '32.14'],
  ['telukjambe', 'kecamatan', '32.15.03'],
  ['pembaca', 'pembaca', '32.15'],
];
let database: TestDatabase;
let user: Awaited<ReturnType<typeof createPeople>>;
let campaignId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'uji');
  user = await createPeople(database.serving, people);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.owner.delete(shareLinks);
});

const as = (name: string) => contextOf(user(name), database.serving);
const at = (code: string, campaignSlug = 'uji') => ({ campaignSlug, code });
const sheet = { shows: 'lembar', query: '', snapshotId: null, days: '7', note: '' } as const;
const links = () => database.owner.select().from(shareLinks);
const nothing = expect.objectContaining({ status: 404 });

/** Who may hand out links where; all else is refused. */
const codes = ['id', '32', '32.15', '32.15.03', '33.13'];
const allowed: Record<string, readonly string[]> = {
  admin: codes,
  jabar: ['32', '32.15', '32.15.03'],
  jateng: ['33.13'],
  karawang: ['32.15', '32.15.03'],
  purwakarta: [],
  telukjambe: ['32.15.03'],
  pembaca: [],
};

describe('who may make and revoke', () => {
  test.each(people.map(([name]) => name))('%s: inside the own area, with the right to publish', async (name) => {
    for (const code of codes) {
      const mine = allowed[name]?.includes(code);
      const { id } = await issueShare(database.serving, await testArea(database.serving, code), {
        ...{ campaignId, userId: user('admin').id, shows: 'lembar', query: '', snapshotId: null, note: '', days: 7 },
      });
      const before = (await links()).length;
      if (mine) {
        expect((await makeShare(as(name), at(code), sheet)).url).toMatch(/\/b\/[\w-]{43}$/);
        expect(await links()).toHaveLength(before + 1);
        await revokeShare(as(name), at(code), id);
      } else {
        await expect(makeShare(as(name), at(code), sheet)).rejects.toEqual(nothing);
        await expect(revokeShare(as(name), at(code), id)).rejects.toEqual(nothing);
        expect(await links()).toHaveLength(before);
      }
      const revoked = (await links()).find((link) => link.id === id)?.revokedBy ?? null;
      expect([code, revoked]).toEqual([code, mine ? user(name).id : null]);
    }
  });

  test('a guest with a link makes no other, and the operator, who has no account, none either', async () => {
    const area = { code: '32.15', ...rangeOfCode('32.15') };
    const guest = { kind: 'guest', email: '', name: 'Tamu', office: '', role: 'tamu', area } as const;
    for (const actor of [guest, operatorUser()]) {
      await expect(makeShare(contextOf(actor, database.serving), at('32.15'), sheet)).rejects.toEqual(nothing);
    }
    expect(await links()).toEqual([]);
  });

  test.each([at('32.99'), at(''), at('../32'), at('32.15', 'lain')])('%j is nowhere', async (place) => {
    await expect(makeShare(as('admin'), place, sheet)).rejects.toEqual(nothing);
  });

  test.each([0, 999_999_999])('a link number %j is not there', async (id) => {
    await expect(revokeShare(as('admin'), at('32.15'), id)).rejects.toEqual(nothing);
  });
});

describe('what is kept', () => {
  test('what the link shows, and the words in one line', async () => {
    await makeShare(as('karawang'), at('32.15'), {
      ...sheet,
      query: 'per=2021-04-12',
      days: '90',
      note: ' Rapat  bupati ',
    });
    await makeShare(as('karawang'), at('32.15'), { ...sheet, shows: 'halaman', query: 'rinci=desa&versi=7' });
    const [fixed, page] = await links();
    expect(fixed).toMatchObject({ shows: 'lembar', query: 'per=2021-04-12', note: 'Rapat bupati' });
    expect(page).toMatchObject({ shows: 'halaman', query: 'rinci=desa&versi=7', note: '' });
  });

  test('numbers of links rise, and the next one does not follow from the last', async () => {
    const made: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      const area = await testArea(database.serving, '32.15');
      const link = { campaignId, userId: user('admin').id, shows: 'lembar', query: '', snapshotId: null } as const;
      made.push((await issueShare(database.serving, area, { ...link, note: '', days: 7 })).id);
    }
    const steps = made.slice(1).map((id, at) => id - (made[at] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(new Set(steps).size).toBeGreaterThan(1);
  });

  test('nothing where it is refused', async () => {
    const refusal = (title: string) => expect.objectContaining({ title });
    const long = makeShare(as('karawang'), at('32.15'), { ...sheet, days: '91', note: 'a'.repeat(201) });
    await expect(long).rejects.toMatchObject({
      title: 'Tautan belum dibuat',
      detail: expect.stringMatching(/1 sampai 90.*200 huruf/),
    });
    await expect(makeShare(as('karawang'), at('32.15'), { ...sheet, snapshotId: 12 })).rejects.toEqual(
      refusal('Arsip rapat tidak ditemukan'),
    );
    await setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null });
    await expect(makeShare(as('karawang'), at('32.15'), sheet)).rejects.toEqual(refusal('Berbagi tautan dimatikan'));
    await setSharing(database.serving, { slug: 'uji', sharing: true }, { id: null });
    expect(await links()).toEqual([]);
  });
});
