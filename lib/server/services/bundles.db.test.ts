import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fillDisk, readBundleRows, removeBundles } from '@/db/testing/bundles';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { cancelBundle } from '@/db/writes/bundles';
import { rangeOfCode } from '@/lib/domain/areas';
import type { BundleFormat } from '@/lib/domain/bundles';
import { Problem } from '@/lib/domain/problems';
import type { AccountRole, Actor } from '@/lib/domain/users';
import { defaultAreaQuery } from '@/lib/format/area-query';
import { readPdf } from '@/lib/reports/fixtures/read-pdf';
import { loadBundleFile, loadBundleScope } from '@/lib/server/loaders/bundles';
import { contextOf } from '../auth/context';
import { createPeople } from '../auth/fixtures/people';
import { describeBundleFailure } from './bundle-failure';
import { startBundle } from './bundles';

vi.setConfig({ testTimeout: 180_000 });

const people: [name: string, role: AccountRole, areaCode: string][] = [
  ['admin', 'admin', 'id'],
  ['jabar', 'provinsi', '32'],
  ['jateng', 'provinsi', '33'],
  ['banjar', 'kabupaten', '32.79'],
  ['ciamis', 'kabupaten', '32.07'],
  ['pembaca', 'pembaca', '32.79'],
];
let database: TestDatabase;
let user: Awaited<ReturnType<typeof createPeople>>;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeTestCampaign(database.owner, 'uji');
  user = await createPeople(database.serving, people);
});
afterAll(() => database.close());
beforeEach(() => removeBundles(database.owner));

/** Banjar has four kecamatan. */
function start(who: Actor, code = '32.79', format: BundleFormat = 'pdf') {
  return startBundle(contextOf(who, database.serving), { campaignSlug: 'uji', code, query: defaultAreaQuery, format });
}

const rows = () => readBundleRows(database.owner);

describe('refusals', () => {
  const guest: Actor = {
    ...{ kind: 'guest', email: 'tamu', name: 'Tamu', office: 'Tamu', role: 'tamu' },
    area: { code: '32.79', ...rangeOfCode('32.79') },
  };

  test.each([
    ['a guest with a link', () => guest, '32.79'],
    ['a neighbour', () => user('ciamis'), '32.79'],
    ['another province', () => user('jateng'), '32.79'],
    ['a kabupaten of its province', () => user('banjar'), '32'],
    ['an unknown area', () => user('admin'), '99.99'],
  ])('%s gets the same 404', async (_, who, code) => {
    await expect(start(who(), code)).rejects.toMatchObject({ status: 404, type: 'not-found' });
    expect(await rows()).toEqual([]);
  });

  test('an unknown campaign is a 404 too', async () => {
    const wish = { campaignSlug: 'tidak-ada', code: '32.79', query: defaultAreaQuery, format: 'pdf' as const };
    await expect(startBundle(contextOf(user('jabar'), database.serving), wish)).rejects.toMatchObject({ status: 404 });
  });

  test('a kecamatan has nothing to bundle', async () => {
    await expect(start(user('banjar'), '32.79.01')).rejects.toMatchObject({ status: 409, type: 'no-bundle' });
  });
});

test.each(['banjar', 'pembaca', 'jabar'])('%s gets the sheet of the area and of each part as one PDF', async (name) => {
  const who = user(name);
  const { id, made } = await start(who);
  await made;
  expect(await rows()).toMatchObject([{ id, state: 'done', done: 5, total: 5, error: null }]);
  const file = await loadBundleFile(contextOf(who, database.serving), { campaignSlug: 'uji', code: '32.79', id });
  expect(file?.fileName).toMatch(/^gabungan-uji-32\.79-kota-banjar-.*\.pdf$/);
  const { bookmarks, pages } = await readPdf(new Uint8Array(file?.content ?? []));
  expect(bookmarks.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5]);
  expect(bookmarks.map((one) => one.name).sort()).toEqual([
    'Banjar',
    'Kota Banjar',
    'Langensari',
    'Pataruman',
    'Purwaharja',
  ]);
  expect(bookmarks[0]?.name).toBe('Kota Banjar');
  expect(pages[0]?.rows.filter((row) => row.some((cell) => cell.text === 'Langensari'))).toHaveLength(1);
  // The file is nobody else's, not even of a user who sees the same area.
  for (const stranger of people.map(([one]) => one).filter((one) => one !== name)) {
    const place = { campaignSlug: 'uji', code: '32.79', id };
    expect(await loadBundleFile(contextOf(user(stranger), database.serving), place), stranger).toBeNull();
  }
});

test('as one workbook', async () => {
  const { made } = await start(user('banjar'), '32.79', 'xlsx');
  await made;
  const [row] = await rows();
  expect(row).toMatchObject({ state: 'done', done: 5, fileName: expect.stringMatching(/\.xlsx$/) });
  expect([...(row?.content ?? []).slice(0, 2)]).toEqual([0x50, 0x4b]);
});

test('a second one while the first is made says where that is', async () => {
  const { id, made } = await start(user('jabar'));
  const refused = await start(user('jabar'), '32.07').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect(refused).toMatchObject({ status: 409, extra: { id, campaign: 'uji', areaCode: '32.79' } });
  await made;
  expect(await rows()).toMatchObject([{ id, state: 'done' }]);
});

test('a cancel stops the work before the next sheet, and nothing is kept', async () => {
  const who = user('jabar');
  // 28 sheets: there is time to cancel.
  const { id, made } = await start(who, '32');
  const scope = await loadBundleScope(contextOf(who, database.serving), { campaignSlug: 'uji', code: '32' });
  if (!scope) throw new Error('no scope');
  expect(await cancelBundle(database.serving, scope, id)).toBe(true);
  await made;
  const [row] = await rows();
  expect(row).toMatchObject({ state: 'cancelled', content: null, fileName: null });
  expect(row?.done).toBeLessThan(28);
});

test('a disk that is full is said, and nothing half is left', async () => {
  await fillDisk(database.owner, true);
  const { id, made } = await start(user('banjar'));
  await made;
  expect(await rows()).toMatchObject([
    { id, state: 'failed', content: null, fileName: null, error: expect.stringContaining('penyimpanan server penuh') },
  ]);
  await fillDisk(database.owner, false);
  const again = await start(user('banjar'));
  await again.made;
  expect((await rows()).at(-1)).toMatchObject({ id: again.id, state: 'done' });
});

test('what went wrong is said in Indonesian, the disk by any of its names', () => {
  const nested = (code: string) => new Error('query failed', { cause: Object.assign(new Error('inner'), { code }) });
  for (const code of ['53100', 'ENOSPC']) expect(describeBundleFailure(nested(code)).sentence).toContain('penuh');
  expect(describeBundleFailure(nested('08006')).sentence).toContain('Terjadi kesalahan di server');
  const problem = new Problem('not-found', 'Periksa kodenya.');
  expect(describeBundleFailure(problem)).toEqual({
    sentence: 'Kampanye atau wilayah tidak ditemukan. Periksa kodenya.',
    expected: true,
  });
});
