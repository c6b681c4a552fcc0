import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { servingDatabase } from '@/db/client';
import { shareLinks } from '@/db/schema';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { testArea } from '@/db/testing/scope';
import { setSharing } from '@/db/writes/campaigns';
import { createUser } from '@/db/writes/users';
import { rangeOfCode } from '@/lib/domain/areas';
import type { AccountRole, SessionUser } from '@/lib/domain/users';
import { issueShare } from '@/lib/server/auth/shares';
import { makeShareAction, revokeShareAction } from './actions';

let reader: SessionUser;
// A session is a cookie of a request, and there is none here; all that asks whose it is stays as it is.
vi.mock('@/lib/server/auth/session', () => ({ requireUser: async () => reader }));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));

const people: [name: string, role: AccountRole, areaCode: string][] = [
  ['admin', 'admin', 'id'],
  ['jabar', 'provinsi', '32'],
  ['jateng', 'provinsi', '33'],
  ['karawang', 'kabupaten', '32.15'],
  ['purwakarta', 'kabupaten', '32.14'],
  ['telukjambe', 'kecamatan', '32.15.03'],
  ['pembaca', 'pembaca', '32.15'],
];
const users = new Map<string, SessionUser>();
let database: TestDatabase;
let campaignId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  vi.stubEnv('KEJAR_SERVING_URL', database.servingUrl);
  campaignId = await makeTestCampaign(database.owner, 'uji');
  for (const [name, role, areaCode] of people) {
    const email = `${name}@kejar.example`;
    const office = `Kantor ${name}`;
    const { id } = await createUser(
      database.serving,
      { email, name, office, role, areaCode, passwordHash: null },
      { id: null },
    );
    users.set(name, { id, email, name, office, role, area: { code: areaCode, ...rangeOfCode(areaCode) } });
  }
});
afterAll(async () => {
  await servingDatabase().close();
  await database.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await database.owner.delete(shareLinks);
});

function as(name: string): SessionUser {
  const user = users.get(name);
  if (!user) throw new Error(`nobody is called ${name}`);
  reader = user;
  return user;
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  const all = { kampanye: 'uji', isi: 'lembar', hari: 'terbaru', masa: '7', catatan: '', per: '2021-04-12', ...fields };
  for (const [name, value] of Object.entries(all)) data.set(name, value);
  return data;
}

const blank = {
  typed: { isi: '', hari: '', beku: '', masa: '', catatan: '' },
  tries: 0,
  problem: null,
  made: null,
};
const make = (fields: Record<string, string>) => makeShareAction(blank, form(fields));
const links = () => database.owner.select().from(shareLinks);

/** What a page turns into "not found", whoever threw it. */
const notFound = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' };

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
      const owner = as('admin').id ?? 0;
      const { id } = await issueShare(database.serving, await testArea(database.serving, code), {
        campaignId,
        userId: owner,
        shows: 'lembar',
        query: '',
        snapshotId: null,
        note: '',
        days: 7,
      });
      as(name);
      const before = (await links()).length;
      const revoke = () => revokeShareAction(form({ kode: code, id: String(id) }));
      if (mine) {
        expect((await make({ kode: code })).made?.url).toMatch(/\/b\/[\w-]{43}$/);
        expect(await links()).toHaveLength(before + 1);
        await expect(revoke()).rejects.toMatchObject({
          digest: expect.stringContaining(`/uji/${code}/bagikan#daftar`),
        });
      } else {
        await expect(make({ kode: code })).rejects.toMatchObject(notFound);
        await expect(revoke()).rejects.toMatchObject(notFound);
        expect(await links()).toHaveLength(before);
      }
      const revoked = (await links()).find((link) => link.id === id)?.revokedBy ?? null;
      expect([code, revoked]).toEqual([code, mine ? reader.id : null]);
    }
  });

  test.each([{ kode: '32.99' }, { kode: '' }, { kode: '../32' }, { kode: '32.15', kampanye: 'lain' }])(
    '%j is nowhere',
    async (fields) => {
      as('admin');
      await expect(make(fields)).rejects.toMatchObject(notFound);
    },
  );

  test.each(['', '0', '-1', '1e3', '999999999', "1' or 1=1"])('a link called %j is not there', async (id) => {
    as('admin');
    await expect(revokeShareAction(form({ kode: '32.15', id }))).rejects.toMatchObject(notFound);
  });
});

describe('what is kept', () => {
  beforeEach(() => as('karawang'));

  test('the sheet with its arrangement, of the newest day or of the day shown', async () => {
    const susunan = 'per=2021-04-10&tahap=terdata&urut=wilayah&cari=teluk&hal=3&wilayah=x&kolom=total&jahat=1';
    await make({ kode: '32.15', susunan });
    await make({ kode: '32.15', susunan, hari: 'tetap', masa: '90', catatan: ' Rapat  bupati ' });
    const [newest, fixed] = await links();
    const kept = 'tahap=terdata&urut=wilayah&cari=teluk&kolom=total';
    expect(newest).toMatchObject({ shows: 'lembar', query: kept, note: '' });
    expect(fixed).toMatchObject({ shows: 'lembar', query: `per=2021-04-12&${kept}`, note: 'Rapat bupati' });
  });

  test('the page without what its reader chooses anew', async () => {
    await make({ kode: '32.15', isi: 'halaman', susunan: 'rinci=desa&urut=wilayah&cari=teluk&kolom=total&versi=7' });
    expect((await links())[0]).toMatchObject({ shows: 'halaman', query: 'rinci=desa&versi=7' });
  });

  test('nothing where it is refused, and what was typed comes back', async () => {
    const state = await make({ kode: '32.15', isi: 'halaman', masa: '91', catatan: 'a'.repeat(201) });
    expect(state).toMatchObject({ tries: 1, made: null, typed: { isi: 'halaman', masa: '91' } });
    expect(state.problem?.detail).toContain('1 sampai 90');
    expect(state.problem?.detail).toContain('200 huruf');
    expect(await make({ kode: '32.15', isi: 'beku', beku: '12' })).toMatchObject({
      made: null,
      problem: { title: 'Lembar beku tidak ditemukan' },
    });
    await setSharing(database.serving, { slug: 'uji', sharing: false }, { id: null });
    expect(await make({ kode: '32.15' })).toMatchObject({ problem: { title: 'Berbagi tautan dimatikan' } });
    await setSharing(database.serving, { slug: 'uji', sharing: true }, { id: null });
    expect(await links()).toEqual([]);
  });
});
