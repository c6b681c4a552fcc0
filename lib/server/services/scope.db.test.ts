import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { audit, campaignScopes, campaigns, scopeAreas } from '../../../db/schema';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { storePlan } from '../../../db/testing/plans';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { commitImport } from '../../../db/writes/imports';
import { toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { Problem } from '../../domain/problems';
import type { ScopeEntry, ScopeWish } from '../../domain/scope-changes';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { createPeople, personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from '../loaders/progress';
import { loadScopeList, loadScopePage } from '../loaders/scope-page';
import { previewScope, readScopeFile, saveScope, tickScope } from './scope';

let database: TestDatabase;
let slug: string;
let campaignId: number;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `lokus-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

const admin = personOf('admin', 'id');
const as = (user: Actor) => contextOf(user, database.serving, new Date('2021-05-01T03:00:00Z'));
const list = (...codes: string[]): ScopeEntry[] => codes.map((code) => ({ code, mode: 'smartphone' }));
const wish = (areas: ScopeEntry[] | null, change: Partial<ScopeWish> = {}) => ({
  ...{ campaignSlug: slug, fromDay: toDay('2021-04-01'), letter: null, note: null, areas },
  ...change,
});
const save = (
  areas: ScopeEntry[] | null,
  change: Partial<ScopeWish> & { basedOn?: number | null } = {},
  user: Actor = admin,
) => saveScope(as(user), { ...wish(areas, change), ...('basedOn' in change && { basedOn: change.basedOn ?? null }) });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw error ?? new Error('was not refused');
  return { type: error.type, status: error.status, detail: error.detail };
};
const versions = async () =>
  (await database.owner.select().from(campaignScopes)).filter((one) => one.campaignId === campaignId);
const audited = async () => (await database.owner.select().from(audit)).filter((one) => one.campaignId === campaignId);

async function report(code: string, value: number): Promise<void> {
  const nation = await testArea(database.owner, 'id');
  const facts = [{ code, day: toDay('2021-04-12'), measure: 'recorded.online' as const, value }];
  const id = await storePlan(database.serving, nation, { campaignId, facts });
  const setsTargets = testTargetScope('id');
  await commitImport(database.serving, nation, { id, userId: null, acceptPartial: false, setsTargets });
}

describe('who may not', () => {
  test.each([
    ['provinsi', '32'],
    ['kabupaten', '32.15'],
    ['kecamatan', '32.15.03'],
    ['pembaca', '32'],
    ['pembaca', 'id'],
    ['tamu', '32.15'],
  ] as const)('%s of %s is refused each verb, also of its own area, and nothing is written', async (role, code) => {
    const ctx = as(personOf(role, code));
    const inside = code === 'id' ? '32.15.03' : code;
    const bytes = new TextEncoder().encode(`kode_wilayah\n${inside}\n`);
    for (const attempt of [
      () => saveScope(ctx, wish(list(inside))),
      () => saveScope(ctx, wish(null)),
      () => previewScope(ctx, wish(list(inside))),
      () => tickScope(ctx, { campaignSlug: slug, fromDay: toDay('2021-04-01'), offered: [], ticked: list(inside) }),
      () => readScopeFile(ctx, { campaignSlug: slug, fileName: 'a.csv', bytes, mode: 'both' }),
    ]) {
      expect(await refusal(attempt())).toMatchObject({ type: 'scope-not-yours', status: 403 });
    }
    expect(await versions()).toEqual([]);
    expect(await audited()).toEqual([]);
  });

  test.each([
    ['kabupaten', '32.15', '32'],
    ['kabupaten', '32.15', '32.16'],
    ['kecamatan', '32.15.03', '32.15'],
    ['provinsi', '33', '32.15'],
    ['pembaca', '32.15', 'id'],
  ] as const)('%s of %s does not see who takes part in %s', async (role, code, other) => {
    expect(await loadScopePage(as(personOf(role, code)), { campaignSlug: slug, code: other, all: false })).toBeNull();
  });
});

describe('what cannot be a list', () => {
  test.each([
    ['no area at all', [], 'scope-empty', ''],
    ['an area twice', list('32.15.03', '32.15.05', '32.15.03'), 'scope-area-twice', '32.15.03'],
    ['an area of no edition', list('32.15.03', '32.15.99'), 'scope-area-unknown', '32.15.99'],
    ['a code that is none', list('Karawang'), 'scope-area-unknown', 'Karawang'],
    ['Indonesia', list('id'), 'scope-area-unknown', 'id'],
  ])('%s', async (_, areas, type, named) => {
    const refused = await refusal(save(areas));
    expect(refused).toMatchObject({ type, status: 422 });
    expect(refused.detail).toContain(named);
    expect(await versions()).toEqual([]);
  });

  test.each(['2021-03-31', '2021-06-01'])('a day outside the campaign: %s', async (day) => {
    expect(await refusal(save(list('32.15.03'), { fromDay: toDay(day) }))).toMatchObject({ type: 'scope-day' });
  });

  test('a letter or a note that is too long says by how much', async () => {
    expect((await refusal(save(list('32.15'), { letter: 'x'.repeat(201) }))).detail).toContain('201');
    expect((await refusal(save(list('32.15'), { note: 'x'.repeat(501) }))).detail).toContain('500');
  });

  test('an area of another edition of areas', async () => {
    await database.owner.execute(`insert into editions (name, source) values ('uji ${slug}', 'uji')`);
    const edition = `(select id from editions where name = 'uji ${slug}')`;
    await database.owner.execute(
      `insert into areas select ${edition}, lo, hi, parent_lo, code, level, kind, name, folded from areas where code in ('id', '33')`,
    );
    await database.owner.execute(`update campaigns set edition_id = ${edition} where id = ${campaignId}`);
    const refused = await refusal(save(list('33', '32.15.03')));
    expect(refused).toMatchObject({ type: 'scope-area-unknown', status: 422 });
    expect(refused.detail).toMatch(/^32\.15\.03 bukan kode wilayah/);
  });

  test('of a campaign that there is not, or that is archived', async () => {
    expect(await refusal(saveScope(as(admin), { ...wish(list('32.15')), campaignSlug: 'tidak-ada' }))).toMatchObject({
      status: 404,
    });
    await database.owner.execute(`update campaigns set archived_at = now() where id = ${campaignId}`);
    expect(await refusal(save(list('32.15')))).toMatchObject({ type: 'campaign-archived', status: 409 });
  });
});

test('the administrator saves a list with its letter, and the audit says what it changed', async () => {
  const pusat = (await createPeople(database.serving, [['pusat', 'admin', 'id']]))('pusat');
  await save(list('32.15.03', '32.15.05'), { letter: 'SK 12/2021', note: 'Lokus tahap 1' }, pusat);
  const entries: ScopeEntry[] = [...list('32.15.05'), { code: '32.15.26.2005', mode: 'formulir' }];
  await save(entries, { fromDay: toDay('2021-04-20') }, pusat);
  expect(await versions()).toMatchObject([
    { fromDay: '2021-04-01', everybody: false, lokusLevel: 3, letter: 'SK 12/2021', createdBy: pusat.id },
    { fromDay: '2021-04-20', everybody: false, lokusLevel: 4, letter: null },
  ]);
  const [, second] = await audited();
  expect(second).toMatchObject({
    ...{ action: 'campaign.scope', userId: pusat.id, subject: slug },
    detail: { fromDay: '2021-04-20', listed: 2, added: 1, removed: 1, changed: 0, everybody: false },
  });
});

test('a list that changes by date leaves what was expected on a day before as it was', async () => {
  await save(list('32.15.03', '32.15.05'));
  await save(list('32.15.05'), { fromDay: toDay('2021-04-20') });
  await save(null, { fromDay: toDay('2021-05-01') });
  const rows = async (day: string) => {
    const request = { ...defaultView, campaignSlug: slug, code: '32.15', asOf: toDay(day), series: false };
    const found = await readAreaProgress(as(admin), request);
    return [found?.rows.length, found?.scope?.fromDay ?? null];
  };
  expect(await rows('2021-04-19')).toEqual([2, '2021-04-01']);
  expect(await rows('2021-04-20')).toEqual([1, '2021-04-20']);
  expect(await rows('2021-05-01')).toEqual([30, null]);
});

test('the preview counts what is added and taken out, and names those with figures that fall outside', async () => {
  await report('32.15.03', 100);
  await report('32.15.05', 7);
  const first = await previewScope(as(admin), wish(list('32.15.03')));
  expect(first).toMatchObject({
    ...{ listed: 1, before: null, added: { count: 1 }, removed: { count: 0 } },
    figuresOutside: { count: 1, first: [{ code: '32.15.05', name: 'Klari' }] },
  });
  await save(list('32.15.03', '32.15.26.2005'));
  const second = await previewScope(
    as(admin),
    wish([{ code: '32.15.26.2005', mode: 'formulir' }, ...list('32.15.01')], { fromDay: toDay('2021-04-15') }),
  );
  expect(second).toMatchObject({
    added: { count: 1, first: [{ code: '32.15.01' }] },
    removed: { count: 1, first: [{ code: '32.15.03' }] },
    changed: { count: 1, first: [{ code: '32.15.26.2005' }] },
    kept: 0,
    figuresOutside: { count: 1, first: [{ code: '32.15.03' }] },
  });
  expect(await versions()).toHaveLength(1);
});

test('the preview says from when on a later list stands all the same', async () => {
  await save(list('32.15.03'), { fromDay: toDay('2021-05-01') });
  await save(list('32.15.05'), { fromDay: toDay('2021-04-20') });
  expect(await previewScope(as(admin), wish(list('32.15.01')))).toMatchObject({ until: '2021-04-20', before: null });
  const newest = await previewScope(as(admin), wish(list('32.15.01'), { fromDay: toDay('2021-05-01') }));
  expect(newest).toMatchObject({ until: null, removed: { first: [{ code: '32.15.03' }] } });
});

test('two administrators: the second is told by whom it changed, and nothing is lost', async () => {
  await save(list('32.15.03'), { basedOn: null });
  const refused = await refusal(save(list('32.15.05'), { basedOn: null }, personOf('admin', 'id')));
  expect(refused).toMatchObject({ type: 'scope-changed', status: 409 });
  expect(refused.detail).toContain('tidak ada yang disimpan');
  const both = await Promise.allSettled([
    save(list('32.15.01'), { basedOn: (await versions())[0]?.id ?? null }),
    save(list('32.15.02'), { basedOn: (await versions())[0]?.id ?? null }),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await versions()).toHaveLength(2);
});

test('ticking replaces what was offered and leaves the rest as it stands', async () => {
  await save([...list('32.15.03', '33.75'), { code: '32.15.26.2005', mode: 'formulir' }]);
  const next = await tickScope(as(admin), {
    ...{ campaignSlug: slug, fromDay: toDay('2021-04-02') },
    ...{ offered: ['32.15.01', '32.15.03', '32.15.26'], ticked: [{ code: '32.15.01', mode: 'both' as const }] },
  });
  expect(next).toEqual([
    { code: '32.15.26.2005', mode: 'formulir' },
    { code: '33.75', mode: 'smartphone' },
    { code: '32.15.01', mode: 'both' },
  ]);
});

test('a file goes through the stages of the importer, with errors by row', async () => {
  const text =
    'Kecamatan;Desa;Cara kerja\nKarawang Timur;Margasari;formulir\nKarawang Timur;Margasari;\nKlari;Tidak Ada;\n';
  const read = await readScopeFile(as(admin), {
    ...{ campaignSlug: slug, fileName: 'lokus.csv', bytes: new TextEncoder().encode(text), mode: 'smartphone' },
  });
  expect(read.rows).toEqual([{ row: 2, code: '32.15.26.2005', mode: 'formulir' }]);
  expect(read.refused.map(({ row }) => row)).toEqual([3, 4]);
});

test('each office sees who takes part inside its own area, and what lies above it', async () => {
  await save([...list('32.15.03', '32.16', '33'), { code: '32.15.26.2005', mode: 'formulir' }]);
  const entries = async (user: Actor) => (await loadScopeList(as(user), { campaignSlug: slug, day: null }))?.entries;
  expect((await entries(personOf('kabupaten', '32.15')))?.map(({ code }) => code)).toEqual([
    '32.15.03',
    '32.15.26.2005',
  ]);
  expect((await entries(personOf('kecamatan', '33.75.01')))?.map(({ code }) => code)).toEqual(['33']);
  expect(await entries(operatorUser())).toHaveLength(4);
  const page = await loadScopePage(as(personOf('kabupaten', '32.15')), { campaignSlug: slug, code: null, all: false });
  expect(page).toMatchObject({ mayEdit: false, area: { code: '32.15' }, own: { workMode: 'both' } });
  expect(page?.rows.map(({ area, workMode, listed }) => [area.code, workMode, listed])).toEqual([
    ['32.15.03', 'smartphone', 'smartphone'],
    ['32.15.26', 'formulir', null],
  ]);
});

test('the list is only ever added to: the serving role may change none of it', async () => {
  await save(list('32.15.03'));
  for (const table of [campaignScopes, scopeAreas]) {
    await expect(database.serving.delete(table)).rejects.toThrow();
  }
  await expect(database.serving.update(campaignScopes).set({ letter: 'lain' })).rejects.toThrow();
  expect(await database.owner.select().from(campaigns)).not.toEqual([]);
});
