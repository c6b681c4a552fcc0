import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { servingDatabase } from '@/db/client';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { commitImport, discardImport } from '@/db/writes/imports';
import { rangeOfCode } from '@/lib/domain/areas';
import type { Role, SessionUser } from '@/lib/domain/users';
import { operatorUser } from '@/lib/server/auth/operator';
import { loadUndoPlan } from '@/lib/server/loaders/undo-plan';
import { requireImport, uploadFile } from '../../../../../lib/server/services/imports';
import { undoAction } from '../actions';

let reader: SessionUser;
let refreshed = 0;
// A session is a cookie of a request, and there is none here; all that asks whose it is stays as it is.
vi.mock('@/lib/server/auth/session', () => ({ requireUser: async () => reader }));
vi.mock('next/cache', () => ({ refresh: () => (refreshed += 1) }));

let database: TestDatabase;
let slug: string;
let made = 0;

function person(role: Role, code: string): SessionUser {
  return { ...operatorUser(), role, area: { code, ...rangeOfCode(code) } };
}
const karawang = person('kabupaten', '32.15');
/** Everybody who may not: beside, below, above by reading only, and guests. */
const outsiders: [string, SessionUser][] = [
  ['a sibling kabupaten', person('kabupaten', '32.14')],
  ['another province', person('provinsi', '33')],
  ['a kecamatan of it', person('kecamatan', '32.15.03')],
  ['whoever only reads there', person('pembaca', '32.15')],
  ['whoever only reads above', person('pembaca', '32')],
  ['whoever only reads the nation', person('pembaca', 'id')],
  ['a guest with a link', person('tamu', '32.15')],
];

beforeAll(async () => {
  database = await openTestDatabase();
  vi.stubEnv('KEJAR_SERVING_URL', database.servingUrl);
});
afterAll(async () => {
  await servingDatabase().close();
  await database.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  slug = `batalkan-${made++}`;
  refreshed = 0;
  await makeTestCampaign(database.owner, slug);
});

const head = 'kode_wilayah,wilayah,tanggal,online_terdata,online_masuk,manual_terdata,manual_masuk\n';

async function check(user: SessionUser, ...rows: string[]): Promise<number> {
  const { id } = await uploadFile(
    user,
    {
      campaignSlug: slug,
      kind: 'rekap',
      fileName: 'rekap.csv',
      bytes: new TextEncoder().encode(`${head}${rows.join('\n')}\n`),
      settings: {
        asOf: null,
        mode: 'cumulative',
        stage: 'recorded',
        channel: 'online',
        under: null,
        columns: {},
        rows: {},
      },
    },
    database.serving,
  );
  return id;
}

async function commit(user: SessionUser, ...rows: string[]): Promise<number> {
  const id = await check(user, ...rows);
  const { scope } = await requireImport(user, id, database.serving);
  await commitImport(database.serving, scope.area, { id, userId: user.id, acceptPartial: false });
  return id;
}

const load = (user: SessionUser, id: number) => loadUndoPlan(user, { id, limit: 50, offset: 0 }, database.serving);

const statusOf = async (id: number) => (await requireImport(operatorUser(), id, database.serving)).status;

function press(user: SessionUser, id: number, fields: Record<string, string> = {}) {
  reader = user;
  const form = new FormData();
  for (const [name, value] of Object.entries({ kampanye: slug, id: `${id}`, ...fields })) form.set(name, value);
  return undoAction(null, form);
}

const notFound = expect.objectContaining({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' });
const onTo = (path: string) => expect.objectContaining({ digest: expect.stringContaining(`;${path};`) });

describe.each(outsiders)('%s', (_, user) => {
  test('finds no such page, and the button does nothing', async () => {
    const id = await commit(karawang, '32.15,,2021-04-13,,120,,');
    expect(await load(user, id)).toBeNull();
    const answer = await press(user, id, { sesudahnya: '1' }).catch((error) => error);
    // Whoever may look at the upload is told why; to all others there is none.
    if (['pembaca', 'tamu'].includes(user.role))
      expect(answer).toMatchObject({ title: 'Akun ini hanya untuk melihat' });
    else expect(answer).toEqual(notFound);
    expect(await statusOf(id)).toBe('committed');
  });
});

test('the office itself and those above it see the plan, as far as it is theirs', async () => {
  const id = await commit(karawang, '32.15,,2021-04-13,,120,,');
  for (const user of [karawang, person('provinsi', '32'), operatorUser()]) {
    expect(await load(user, id)).toMatchObject({ upload: { id }, plan: { returning: 1, later: { count: 0 } } });
  }
});

test('there is nothing to take back of an upload that waits, was set aside, or was taken back', async () => {
  const waiting = await check(karawang, '32.15,,2021-04-13,,120,,');
  expect(await load(karawang, waiting)).toMatchObject({ upload: { status: 'checked' }, plan: null });
  await expect(press(karawang, waiting)).rejects.toEqual(onTo(`/${slug}/impor/${waiting}`));
  expect(await statusOf(waiting)).toBe('checked');
  const { scope } = await requireImport(karawang, waiting, database.serving);
  await discardImport(database.serving, scope.area, { id: waiting, userId: null });
  expect(await load(karawang, waiting)).toMatchObject({ plan: null });
  const id = await commit(karawang, '32.15,,2021-04-14,,120,,');
  await expect(press(karawang, id)).rejects.toEqual(onTo(`/${slug}/impor/${id}`));
  expect(await statusOf(id)).toBe('undone');
  expect(await load(karawang, id)).toMatchObject({ upload: { status: 'undone' }, plan: null });
  // The second click of a double click.
  await expect(press(karawang, id)).rejects.toEqual(onTo(`/${slug}/impor/${id}`));
});

test('a later report has to be known of: the form comes back, the page is drawn anew, and then it is done', async () => {
  const id = await commit(karawang, '32.15,,2021-04-13,,120,,');
  const later = await commit(karawang, '32.15,,2021-04-14,,130,,');
  for (const fields of [{}, { sesudahnya: 'tidak' }]) {
    expect(await press(karawang, id, fields)).toEqual({
      title: 'Ada laporan sesudahnya',
      detail: expect.stringContaining(`1 laporan yang disimpan sesudah unggahan ini (unggahan ${later})`),
    });
    const told = await press(karawang, id, fields);
    expect(told?.detail).toContain('centang “Saya tahu … laporan sesudahnya tetap berlaku” di atas tombol');
    expect(told?.detail).not.toContain('acceptLater');
  }
  expect(refreshed).toBe(4);
  expect(await statusOf(id)).toBe('committed');
  // One more has come since the page was drawn with one.
  const another = await commit(karawang, '32.15,,2021-04-15,,140,,');
  expect(await press(karawang, id, { sesudahnya: '1' })).toMatchObject({
    detail: expect.stringContaining(`2 laporan yang disimpan sesudah unggahan ini (unggahan ${another}, ${later})`),
  });
  await expect(press(karawang, id, { sesudahnya: '2' })).rejects.toEqual(onTo(`/${slug}/impor/${id}`));
  expect(await statusOf(id)).toBe('undone');
});
