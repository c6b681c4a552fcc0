import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { type IsoDay, toDay } from '../../domain/days';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from '../loaders/progress';
import { readTargetComparison } from '../loaders/target-comparison';
import { readTargetSets } from '../loaders/target-sets';
import { commitUpload } from './import-commits';
import { uploadFile } from './imports';
import { saveScope } from './scope';
import { makeTargetComparisonFile } from './target-comparison';
import { addVersion, changeVersion, chooseVersion, patchVersion } from './target-sets';

let database: TestDatabase;
let slug: string;
let made = 0;

const admin = personOf('admin', 'id');
const now = new Date('2021-05-31T03:00:00Z');
const as = (actor: Actor) => contextOf(actor, database.serving, now);
const refusal = (type: string) => expect.objectContaining({ type });

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  slug = `versi-${made++}`;
  const id = await makeTestCampaign(database.owner, slug);
  await database.owner.execute(
    `insert into target_sets (campaign_id, name, is_default) values (${id}, 'Target', true)`,
  );
});

/** Purworejo, 31 May 2021: Portal 248.059, DIPA 236.589, 235.884 achieved. */
const loadPurworejo = () =>
  load(
    'kode_wilayah,wilayah,target,online_masuk,tanggal\n33.06,,248059,200000,2021-05-20\n33.06,,248059,235884,2021-05-31\n',
  );

async function load(
  csv: string,
  kind: 'rekap' | 'targets' = 'rekap',
  { targetSet, confirmHeld }: { targetSet?: string; confirmHeld?: Record<string, string> } = {},
) {
  const { id } = await uploadFile(as(operatorUser()), {
    ...{ campaignSlug: slug, kind, fileName: 'rekap.csv', bytes: new TextEncoder().encode(csv) },
    settings: {
      ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'online', under: null, columns: {}, rows: {} },
      ...(targetSet !== undefined && { targetSet }),
    },
  });
  await commitUpload(as(operatorUser()), { id, acceptPartial: false, ...(confirmHeld && { confirmHeld }) });
}

const add = (actor: Actor, name: string, copyOf: string | null = null) =>
  addVersion(as(actor), { campaignSlug: slug, name, copyOf, letter: null, decidedDay: null, note: null });
const choose = (actor: Actor, targetSet: string, from: string, seen: number | null = null) =>
  chooseVersion(as(actor), { campaignSlug: slug, targetSet, fromDay: toDay(from), seen });
const versions = async (actor: Actor = admin) =>
  (await readTargetSets(as(actor), { campaignSlug: slug, code: null }))?.versions ?? [];

async function figures(asOf: string, targetSet: string | null = null) {
  const request = { asOf: toDay(asOf), stage: 'recorded' as const, detail: null, targetSet };
  const found = await readAreaProgress(as(admin), { ...request, campaignSlug: slug, code: '33.06', series: true });
  const expected = (day: string) => found?.series.find((point) => point.day === (day as IsoDay))?.expected;
  return { target: found?.headline.target, percent: found?.headline.percent, name: found?.targetSet?.name, expected };
}

async function audited() {
  const rows = await database.owner.execute<{ action: string; subject: string; detail: Record<string, unknown> }>(
    `select a.action, a.subject, a.detail from audit a join campaigns c on c.id = a.campaign_id
      where c.slug = '${slug}' and a.action like 'version.%' order by a.id`,
  );
  return [...rows];
}

test.each([
  ['a province', personOf('provinsi', '33')],
  ['a kabupaten', personOf('kabupaten', '33.06')],
  ['a kecamatan', personOf('kecamatan', '33.06.01')],
  ['a reader of the nation', personOf('pembaca', 'id')],
  ['a guest', personOf('tamu', '33.06')],
] as const)('%s keeps no versions: neither adds, changes nor chooses one', async (_, actor) => {
  await expect(add(actor, 'DIPA')).rejects.toEqual(refusal('versions-not-yours'));
  const change = changeVersion(as(actor), { campaignSlug: slug, targetSet: 'target', version: 1, name: 'Lain' });
  await expect(change).rejects.toEqual(refusal('versions-not-yours'));
  await expect(choose(actor, 'target', '2021-05-01')).rejects.toEqual(refusal('versions-not-yours'));
  expect(await versions()).toMatchObject([{ name: 'Target', version: 1 }]);
});

test('who sees which: a version that says nothing of an area is not listed there', async () => {
  await load('kode_wilayah,wilayah,target\n33.06,,248059\n', 'targets');
  await add(admin, 'DIPA', 'target');
  const names = async (actor: Actor) => (await versions(actor)).map(({ name }) => name);
  expect(await names(personOf('kabupaten', '33.06'))).toEqual(['Target', 'DIPA']);
  expect(await names(personOf('kabupaten', '32.15'))).toEqual(['Target']);
  expect(await names(personOf('provinsi', '32'))).toEqual(['Target', 'DIPA']);
  expect(await names(admin)).toEqual(['Target', 'DIPA']);
  const outside = await readTargetSets(as(personOf('kabupaten', '33.06')), { campaignSlug: slug, code: '33.07' });
  expect(outside).toBeNull();
});

test.each([
  ['target', /Sudah ada versi target 'Target'/],
  ['  TARGET ', /Sudah ada versi/],
  ['Target!', /Sudah ada versi/],
  [' ', /belum diisi/],
  ['★', /huruf atau angka/],
  ['a'.repeat(61), /paling banyak 60 huruf/],
])('the name %j is refused', async (name, why) => {
  await expect(add(admin, name)).rejects.toThrow(why);
});

test('a day outside the campaign, a version that there is not, and one that counts already are refused', async () => {
  await add(admin, 'DIPA');
  await expect(choose(admin, 'dipa', '2021-03-31')).rejects.toEqual(refusal('version-day'));
  await expect(choose(admin, 'dipa', '2021-06-01')).rejects.toEqual(refusal('version-day'));
  await expect(choose(admin, 'lain', '2021-05-01')).rejects.toEqual(refusal('version-unknown'));
  await expect(choose(admin, 'target', '2021-05-01')).rejects.toEqual(refusal('version-counts'));
  await expect(add(admin, 'Revisi', 'lain')).rejects.toEqual(refusal('version-unknown'));
  const both = patchVersion(as(admin), {
    ...{ campaignSlug: slug, targetSet: 'dipa', name: 'Pagu', counts: { from: toDay('2021-05-01') } },
  });
  await expect(both).rejects.toEqual(refusal('body-invalid'));
});

test('two versions stand side by side, and one takes over from its day on: what was expected before stays', async () => {
  await loadPurworejo();
  await add(admin, 'DIPA', 'target');
  await load('kode_wilayah,wilayah,target\n33.06,,236589\n', 'targets', { targetSet: 'dipa' });
  expect(await figures('2021-05-31')).toMatchObject({ name: 'Target', target: 248_059, percent: 95.09 });
  expect(await figures('2021-05-31', 'dipa')).toMatchObject({ name: 'DIPA', target: 236_589, percent: 99.7 });
  expect(await figures('2021-05-31', 'lain')).toMatchObject({ name: 'Target', percent: 95.09 });
  await choose(admin, 'dipa', '2021-05-25');
  expect(await figures('2021-05-31')).toMatchObject({ name: 'DIPA', percent: 99.7 });
  expect(await figures('2021-05-24')).toMatchObject({ name: 'Target', target: 248_059, percent: 80.63 });
  const { expected } = await figures('2021-05-31');
  // Day 54 and 55 of 61.
  expect([expected('2021-05-24'), expected('2021-05-25')]).toEqual([219_593, 213_318]);
  expect((await figures('2021-05-31', 'target')).expected('2021-05-25')).toBe(223_660);
  expect(
    (await versions()).map(({ name, spans }) => [name, spans.map(({ fromDay, untilDay }) => [fromDay, untilDay])]),
  ).toEqual([
    ['DIPA', [['2021-05-25', null]]],
    ['Target', [[null, '2021-05-24']]],
  ]);
  expect(await audited()).toMatchObject([
    { action: 'version.add', subject: 'DIPA', detail: { copyOf: 'Target' } },
    {
      action: 'version.set',
      detail: { before: { counts: 'Target' }, after: { counts: 'Target, DIPA mulai 2021-05-25' } },
    },
  ]);
});

test('held figures are measured by the version that counts last', async () => {
  await loadPurworejo();
  const flags = async () => {
    const request = { asOf: toDay('2021-05-31'), stage: 'recorded' as const, detail: null, targetSet: null };
    const found = await readAreaProgress(as(admin), { ...request, campaignSlug: slug, code: '33.06', series: false });
    return found?.headline.flags.includes('held');
  };
  await add(admin, 'Salah');
  const odd = 'kode_wilayah,wilayah,target\n33.06,,70000\n';
  // Measured by what the version holds and by what was achieved: 70.000 is below it.
  await expect(load(odd, 'targets', { targetSet: 'salah' })).rejects.toEqual(refusal('all-held'));
  await load(`${odd}\n`, 'targets', { targetSet: 'salah', confirmHeld: { 2: 'salah ketik, untuk uji' } });
  expect(await flags()).toBe(false);
  await choose(admin, 'salah', '2021-04-01');
  expect(await flags()).toBe(true);
  await choose(admin, 'target', '2021-04-01');
  expect(await flags()).toBe(false);
});

test('of two changes at once the second is told what stands; an address outlives a new name', async () => {
  await add(admin, 'DIPA');
  const change = (name: string) =>
    changeVersion(as(admin), { campaignSlug: slug, targetSet: 'dipa', version: 1, name, note: 'menurut DIPA 2021' });
  await change('Pagu');
  await expect(change('Anggaran')).rejects.toMatchObject({
    ...{ type: 'version-changed', extra: { now: { name: 'Pagu', note: 'menurut DIPA 2021', version: 2 } } },
  });
  expect((await versions()).find(({ slug: one }) => one === 'dipa')).toMatchObject({ name: 'Pagu' });
  await expect(add(admin, 'DIPA')).rejects.toEqual(refusal('version-name-taken'));
  await expect(add(admin, 'pagu')).rejects.toEqual(refusal('version-name-taken'));
  const [, changed] = await audited();
  expect(changed?.detail).toEqual({
    changes: { name: { from: 'DIPA', to: 'Pagu' }, note: { from: null, to: 'menurut DIPA 2021' } },
  });
  const [first] = await versions();
  await choose(admin, 'pagu', '2021-05-01', first?.id);
  await expect(choose(admin, 'target', '2021-05-01', first?.id)).rejects.toEqual(refusal('version-changed'));
});

test('two versions are compared area by area, on the page as in the file, and only inside the reader', async () => {
  await load('kode_wilayah,wilayah,target\n33.05,,350000\n33.06,,248059\n33.08,,300000\n', 'targets');
  await add(admin, 'DIPA', 'target');
  await load('kode_wilayah,wilayah,target\n33.06,,236589\n33.08,,302000\n', 'targets', { targetSet: 'dipa' });
  const jateng = personOf('provinsi', '33');
  const asked = { campaignSlug: slug, code: null, from: null, to: null, detail: null };
  const found = await readTargetComparison(as(jateng), asked);
  if (!found?.compared) throw new Error('nothing to compare');
  const { from, to, comparison } = found.compared;
  expect([from.name, to.name]).toEqual(['Target', 'DIPA']);
  expect(comparison.moved.map(({ row, change }) => [row.code, change])).toEqual([
    ['33.06', -11_470],
    ['33.08', 2_000],
  ]);
  expect(comparison).toMatchObject({ unchanged: 1, sums: { from: 898_059, to: 888_589 } });
  const swapped = await readTargetComparison(as(jateng), { ...asked, from: to.slug, to: from.slug });
  expect(swapped?.compared?.comparison).toMatchObject({ rises: -comparison.falls, falls: -comparison.rises });
  // A word that is no version falls back, and one version is never compared with itself.
  const same = await readTargetComparison(as(jateng), { ...asked, from: from.slug, to: from.slug });
  expect(same?.compared?.to.id).toBe(to.id);

  const csv = { kind: { format: 'csv', pemisah: 'koma' } } as const;
  const { fileName, bytes } = await makeTargetComparisonFile(as(jateng), asked, csv);
  expect(fileName).toMatch(/-33-banding-target-.*\.csv$/);
  expect(new TextDecoder().decode(bytes)).toContain('33.06,Purworejo,248059,236589,-11470');

  for (const stranger of [personOf('provinsi', '32'), personOf('kabupaten', '33.07'), personOf('tamu', '33.07')]) {
    const elsewhere = { ...asked, code: '33.06' };
    expect(await readTargetComparison(as(stranger), elsewhere)).toBeNull();
    await expect(makeTargetComparisonFile(as(stranger), elsewhere, csv)).rejects.toMatchObject({ status: 404 });
  }
});

test('areas that take no part stand among the versions only where they have a target', async () => {
  await load('kode_wilayah,wilayah,target\n33.06,,248059\n33.13,,302000\n', 'targets');
  const list = { letter: null, note: null, areas: [{ code: '33.06', mode: 'both' as const }] };
  await saveScope(as(admin), { campaignSlug: slug, fromDay: toDay('2021-04-01'), ...list });
  const codes = async (code: string) => {
    const page = await readTargetSets(as(admin), { campaignSlug: slug, code, children: true });
    return page?.rows.map((row) => row.code);
  };
  expect(await codes('id')).toEqual(['id', '33']);
  expect(await codes('33')).toEqual(['33', '33.06', '33.13']);
  // In an area that is out of it altogether all are shown, for somebody may ask.
  expect((await codes('32.15'))?.length).toBe(31);
});

test('a sum of some parts says of how many, a stated target is the whole', async () => {
  await load('kode_wilayah,wilayah,target\n33.06,,248059\n33.13,,302000\n', 'targets');
  await add(admin, 'DIPA');
  await load('kode_wilayah,wilayah,target\n33.06,,236589\n', 'targets', { targetSet: 'dipa' });
  const page = await readTargetSets(as(admin), { campaignSlug: slug, code: '33', children: true });
  const ids = page?.versions.map(({ id }) => id) ?? [];
  const [own, ...children] = page?.rows ?? [];
  expect(ids.map((id) => own?.sums.get(id))).toMatchObject([
    { known: 2, of: 35 },
    { known: 1, of: 35 },
  ]);
  expect(children.every(({ sums }) => sums.size === 0)).toBe(true);
});
