import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deriveEdition2020 } from '../../../db/seed/edition-2020';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { storePlan } from '../../../db/testing/plans';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { commitImport } from '../../../db/writes/imports';
import { createUser } from '../../../db/writes/users';
import { type CheckedFinding, formatFindingKey, hasFewKader, isFarFromLast } from '../../domain/campaign-check';
import { toDay } from '../../domain/days';
import type { Measure } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readCampaignCheck } from '../loaders/campaign-check';
import { makeCheckFile, requireCampaignCheck, requireSettler, settleCheckFinding } from './campaign-check';
import { stepCampaign } from './campaigns';
import { saveScope } from './scope';
import { addVersion } from './target-sets';

let database: TestDatabase;
let slug: string;
let campaignId: number;
let made = 0;

const now = new Date('2021-03-20T03:00:00Z');
const as = (actor: Actor) => contextOf(actor, database.serving, now);
const karawang: Actor = { ...personOf('kabupaten', '32.15'), office: 'DPPKB Kabupaten Karawang' };
const jabar = personOf('provinsi', '32');
const nation = operatorUser();

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `periksa-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

type Said = readonly [code: string, measure: Measure, value: number];
const target = (code: string, value: number): Said => [code, 'target.total', value];
const kader = (code: string, value: number): Said => [code, 'workforce.kader', value];

async function load(...said: Said[]) {
  const area = await testArea(database.owner, 'id');
  const facts = said.map(([code, measure, value]) => ({
    ...{ code, measure, value },
    day: measure.startsWith('target') ? null : toDay('2021-04-01'),
  }));
  const id = await storePlan(database.serving, area, { campaignId, facts });
  // Odd targets are what a check is for.
  const confirmHeld = Object.fromEntries(facts.map((_, at) => [at + 2, 'Sesuai surat penetapan target']));
  const decided = { userId: null, acceptPartial: false, setsTargets: testTargetScope('id'), confirmHeld };
  await commitImport(database.serving, area, { id, ...decided });
}

async function check(actor: Actor, code: string | null, limit = 10) {
  const found = await readCampaignCheck(as(actor), { campaignSlug: slug, code, limit });
  if (!found) throw new Error(`no check of ${code}`);
  return found;
}

const find = (findings: readonly CheckedFinding[], key: string) =>
  findings.find((one) => formatFindingKey(one) === key);
const codesOf = (finding: CheckedFinding | undefined) => finding?.rows.map(({ area }) => area.code);

async function settle(actor: Actor, code: string, finding: string, said: { seen?: string; note?: string } = {}) {
  const seen = said.seen ?? find((await check(nation, code)).findings, finding)?.fingerprint ?? '';
  const note = said.note ?? 'Dibagi kemudian oleh kecamatan';
  await settleCheckFinding(as(actor), { campaignSlug: slug, code, finding, seen, as: 'intended', note });
}
const refusal = (type: string) => expect.objectContaining({ type });

const outsiders: [string, Actor, string][] = [
  ['a sibling kabupaten', personOf('kabupaten', '32.14'), 'unknown-campaign-or-area'],
  ['another province', personOf('provinsi', '33'), 'unknown-campaign-or-area'],
  ['a kecamatan inside', personOf('kecamatan', '32.15.03'), 'unknown-campaign-or-area'],
  ['a reader of another kabupaten', personOf('pembaca', '32.14'), 'read-only'],
  ['a guest with a link', personOf('tamu', '32.15'), 'read-only'],
];

test('others neither see the check of Karawang, nor its file, nor settle anything in it', async () => {
  await load(target('32.15', 100), target('32.15.01', 60));
  const { fingerprint: seen } = find((await check(nation, '32.15')).findings, 'partsDiffer-2') ?? { fingerprint: '' };
  for (const [who, actor, type] of outsiders) {
    expect(await readCampaignCheck(as(actor), { campaignSlug: slug, code: '32.15' }), who).toBeNull();
    const kind = { format: 'csv', pemisah: 'koma' } as const;
    const file = makeCheckFile(as(actor), { campaignSlug: slug, code: '32.15' }, { kind });
    await expect(file, who).rejects.toEqual(refusal('not-found'));
    await expect(settle(actor, '32.15', 'partsDiffer-2', { seen }), who).rejects.toEqual(refusal(type));
  }
  expect(find((await check(nation, '32.15')).findings, 'partsDiffer-2')?.settled).toBeNull();
});

test('a reader sees the check of their area and below, and settles nothing', async () => {
  await load(target('32.15', 100), target('32.15.01', 60));
  const reader = personOf('pembaca', '32');
  for (const code of ['32', '32.15', '32.15.01']) expect((await check(reader, code)).maySettle).toBe(false);
  await expect(settle(reader, '32.15', 'partsDiffer-2')).rejects.toEqual(refusal('read-only'));
  await expect(requireSettler(as(reader), slug)).rejects.toEqual(refusal('read-only'));
});

test('the office itself and those above it settle its findings', async () => {
  await load(target('32.15', 100), target('32.15.01', 60));
  for (const actor of [karawang, jabar, nation]) {
    expect((await check(actor, '32.15')).maySettle).toBe(true);
    await settle(actor, '32.15', 'partsDiffer-2', { note: `Kata ${actor.role}` });
    expect(find((await check(karawang, '32.15')).findings, 'partsDiffer-2')?.settled?.note).toBe(`Kata ${actor.role}`);
  }
  // What the kabupaten settled of itself is not settled for the province.
  expect(find((await check(jabar, '32')).findings, 'partsDiffer-2')?.settled).toBeNull();
});

test('parts against whole: by level, the largest difference first, with the parts that have no target', async () => {
  await load(target('32', 1_000), target('32.15', 734_768), target('32.15.02', 300), target('32.15.02.2001', 290));
  const { levels, stated, findings } = await check(jabar, null);
  expect(stated).toBe(1_000);
  expect(levels.map(({ level, known, sum }) => [level, known, sum])).toEqual([
    [1, 1, 1_000],
    [2, 1, 734_768],
    [3, 1, 300],
    [4, 1, 290],
  ]);
  expect(find(findings, 'partsDiffer-1')?.rows[0]).toMatchObject({ target: 1_000, against: 734_768, partsWithout: 26 });
  expect(find(findings, 'partsDiffer-2')?.rows[0]).toMatchObject({ target: 734_768, against: 300, partsWithout: 29 });
  expect(find(findings, 'partsDiffer-3')?.count).toBe(1);
  await load(target('32.16', 100), target('32.16.01', 50));
  expect(codesOf(find((await check(jabar, null)).findings, 'partsDiffer-2'))).toEqual(['32.15', '32.16']);
});

test('areas without a target are counted by level, and as many are read as are asked for', async () => {
  await load(target('32.15.01', 300));
  const { findings } = await check(karawang, null, 3);
  expect(find(findings, 'withoutTarget-3')).toMatchObject({ count: 29 });
  expect(codesOf(find(findings, 'withoutTarget-3'))).toEqual(['32.15.02', '32.15.03', '32.15.04']);
  expect(find(findings, 'withoutTarget-4')?.count).toBe(309);
  // Its parts have one, and it states none itself.
  expect(find(findings, 'wholeNotStated')?.count).toBe(1);
});

test('without any target the check says so once', async () => {
  const { findings } = await check(karawang, null);
  expect(find(findings, 'noTarget')?.count).toBe(1);
  expect(findings.some(({ kind }) => kind === 'withoutTarget')).toBe(false);
});

test('who does not take part is not asked for anything, and a target there is told', async () => {
  const entries = ['32.15.02.2001', '32.15.02.2002'].map((code) => ({ code, mode: 'both' as const }));
  const wish = { fromDay: toDay('2021-04-01'), letter: 'SE 1', note: null, areas: entries };
  await saveScope(as(nation), { campaignSlug: slug, ...wish });
  await load(target('32.15', 500), target('32.15.02.2001', 300), target('32.15.02.2003', 40));
  const { findings } = await check(jabar, null);
  expect(codesOf(find(findings, 'withoutTarget-4'))).toEqual(['32.15.02.2002']);
  expect(findings.filter(({ kind }) => kind === 'withoutTarget').length).toBe(1);
  expect(codesOf(find(findings, 'targetOutsideScope-4'))).toEqual(['32.15.02.2003']);
  expect(codesOf(find(findings, 'withoutKader'))).toEqual(['32']);
  expect(codesOf(find(findings, 'withoutTelephone-2'))).toEqual(['32.15']);
  const outside = await check(nation, '32.16');
  expect(outside.takesPart).toBe(false);
  expect(outside.findings).toEqual([]);
});

test('a target is too large for its kader as the rule says, and in SQL alike', async () => {
  const amounts: [string, number][] = [
    ['32.15.01', 6_101],
    ['32.15.02', 6_100],
    ['32.15.03', 61_000],
  ];
  await load(
    ...amounts.flatMap(([code, amount]) => [target(code, amount), kader(code, 10)]),
    target('32.15.04', 9_999),
  );
  const { findings, days } = await check(karawang, null);
  expect(days).toBe(61);
  const few = amounts.filter(([, amount]) => hasFewKader({ target: amount, kader: 10, limit: 10, days }));
  expect(codesOf(find(findings, 'fewKader-3'))?.sort()).toEqual(few.map(([code]) => code));
  expect(codesOf(find(findings, 'fewKader-3'))?.[0]).toBe('32.15.03');
});

test('kader are missing where neither an area, its parts nor an area above has said them', async () => {
  expect(codesOf(find((await check(karawang, null)).findings, 'withoutKader'))).toEqual(['32.15']);
  await load(kader('32.15.01', 5), kader('32.15.02.2001', 1));
  const { findings } = await check(karawang, null, 1_000);
  const codes = codesOf(find(findings, 'withoutKader')) ?? [];
  expect(codes).not.toContain('32.15.01');
  // Of Ciampel a desa is known: its others are asked for, not itself.
  expect(codes).not.toContain('32.15.02');
  expect(codes).toContain('32.15.02.2002');
  expect(codes).toContain('32.15.03');
  expect(codes).not.toContain('32.15.03.2001');
  await load(kader('32.15', 4_561));
  expect(find((await check(karawang, null)).findings, 'withoutKader')).toBeUndefined();
});

test('against the last campaign of the same unit', async () => {
  const lastId = await makeTestCampaign(database.owner, `${slug}-lama`);
  await database.owner.execute(
    `update campaigns set start_day = '2020-04-01', end_day = '2020-05-31', unit = 'kampung' where id = ${lastId}`,
  );
  await database.owner.execute(`update campaigns set unit = 'kampung' where id = ${campaignId}`);
  expect((await check(karawang, null)).last).toBeNull();
  const thisId = campaignId;
  campaignId = lastId;
  await load(target('32.15.01', 100), target('32.15.02', 100), target('32.15.03', 100), target('32.15.05', 0));
  campaignId = thisId;
  const amounts: [string, number][] = [
    ['32.15.01', 200],
    ['32.15.02', 201],
    ['32.15.03', 49],
    ['32.15.04', 7],
    ['32.15.05', 1],
  ];
  await load(...amounts.map(([code, amount]) => target(code, amount)));
  const { last, findings } = await check(karawang, null);
  const kecamatan = last?.levels.find(({ level }) => level === 3);
  expect(kecamatan).toEqual({ level: 3, compared: 4, now: 451, last: 300, notCompared: 1 });
  expect(codesOf(find(findings, 'farFromLast-3'))).toEqual(['32.15.05', '32.15.03', '32.15.02']);
  expect(amounts.slice(0, 3).map(([, amount]) => isFarFromLast(100, amount))).toEqual([false, true, true]);
  // Kept from the campaigns of the other tests, whose unit is another.
  await database.owner.execute(
    `update campaigns set unit = 'keluarga', start_day = '2099-01-01', end_day = '2099-02-01' where id = ${lastId}`,
  );
});

test('a kabupaten of Papua is compared by the code that it had, and a province that was divided is not', async () => {
  await deriveEdition2020(database.owner);
  const lastId = await makeTestCampaign(database.owner, `${slug}-lama`);
  await database.owner.execute(
    `update campaigns set unit = 'papua', start_day = '2020-04-01', edition_id = (select id from editions where name = '2020') where id = ${lastId}`,
  );
  await database.owner.execute(`update campaigns set unit = 'papua' where id = ${campaignId}`);
  const thisId = campaignId;
  campaignId = lastId;
  await load(target('91', 5_000), target('91.01', 100), target('32.15', 500));
  campaignId = thisId;
  await load(target('91', 900), target('93', 900), target('93.01', 300), target('32.15', 500));
  // The office of Merauke, whose targets of then lie outside its range of today.
  const merauke = await check(personOf('kabupaten', '93.01'), null);
  expect(merauke.last?.levels).toEqual([{ level: 2, compared: 1, now: 300, last: 100, notCompared: 0 }]);
  expect(find(merauke.findings, 'farFromLast-2')?.rows[0]).toMatchObject({ target: 300, against: 100 });
  const all = await check(nation, 'id');
  expect(all.last?.levels.find(({ level }) => level === 1)).toMatchObject({ compared: 1, notCompared: 2 });
  expect(all.last?.levels.find(({ level }) => level === 2)).toMatchObject({ compared: 2, now: 800, last: 600 });
});

test('a finding that was settled returns when its figures change, and a second word stands', async () => {
  await load(target('32.15', 100), target('32.15.01', 60));
  await settle(karawang, '32.15', 'partsDiffer-2');
  await expect(settle(karawang, '32.15', 'partsDiffer-2', { seen: 'old' })).rejects.toEqual(refusal('finding-changed'));
  await expect(settle(karawang, '32.15', 'partsDiffer-2', { note: ' ' })).rejects.toEqual(refusal('words-invalid'));
  await expect(settle(karawang, '32.15', 'partsDiffer-0')).rejects.toEqual(refusal('finding-unknown'));
  await expect(settle(karawang, '32.15', 'drop table')).rejects.toEqual(refusal('finding-unknown'));
  expect(find((await check(karawang, null)).findings, 'partsDiffer-2')?.settled?.stands).toBe(true);
  await load(target('32.15.01', 61));
  expect(find((await check(karawang, null)).findings, 'partsDiffer-2')?.settled).toMatchObject({
    stands: false,
    as: 'intended',
  });
  await settle(karawang, '32.15', 'partsDiffer-2');
  const seen = find((await check(karawang, null)).findings, 'partsDiffer-2')?.fingerprint ?? '';
  const back = { campaignSlug: slug, code: '32.15', finding: 'partsDiffer-2', seen, as: null, note: '' };
  await settleCheckFinding(as(karawang), back);
  expect(find((await check(karawang, null)).findings, 'partsDiffer-2')?.settled).toBeNull();
  const rows = await database.owner.execute<{ action: string }>(
    `select action from audit where campaign_id = ${campaignId} and action like 'check.%' order by id`,
  );
  expect(rows.map(({ action }) => action)).toEqual(['check.settle', 'check.settle', 'check.reopen']);
});

test('accounts that sign in and telephones are asked for; a past end is told of the nation alone', async () => {
  const account = {
    email: 'k@kejar.example',
    name: 'K',
    office: 'DPPKB',
    role: 'kabupaten' as const,
    areaCode: '32.15',
  };
  const { id } = await createUser(database.serving, { ...account, passwordHash: null }, { id: null });
  // Invited, and has not come yet.
  await database.owner.execute(
    `insert into invitations (hash, user_id, expires_at) values ('${slug}', ${id}, now() + interval '7 days')`,
  );
  expect(find((await check(jabar, null)).findings, 'withoutUser-2')?.count).toBe(27);
  await createUser(
    database.serving,
    { ...account, role: 'kecamatan', email: 'l@kejar.example', areaCode: '32.15.03', passwordHash: 'x' },
    { id: null },
  );
  const { findings } = await check(jabar, null);
  expect(find(findings, 'withoutUser-2')?.count).toBe(26);
  expect(find(findings, 'withoutUser-1')?.count).toBe(1);
  expect(find(findings, 'withoutTelephone-2')?.count).toBe(27);
  const later = contextOf(nation, database.serving, new Date('2021-06-10T03:00:00Z'));
  const ended = async (code: string) => {
    const found = await readCampaignCheck(later, { campaignSlug: slug, code });
    return found?.findings.some(({ kind }) => kind === 'ended');
  };
  expect([await ended('id'), await ended('32')]).toEqual([true, false]);
});

test('of an archived campaign nothing is settled', async () => {
  await load(target('32.15', 100), target('32.15.01', 60));
  await stepCampaign(as(nation), { slug, step: 'archive', version: 1, basis: 'selesai' });
  expect((await check(karawang, null)).maySettle).toBe(false);
  await expect(settle(karawang, '32.15', 'partsDiffer-2')).rejects.toEqual(refusal('campaign-archived'));
});

test('the sheet has the findings and their areas, as CSV, XLSX and PDF', async () => {
  await load(target('32.15', 100), target('32.15.01', 60));
  const place = { campaignSlug: slug, code: '32.15' };
  for (const format of ['csv', 'xlsx', 'pdf'] as const) {
    const { fileName, bytes } = await makeCheckFile(as(karawang), place, { kind: { format, pemisah: 'koma' } });
    expect(fileName).toBe(`${slug}-32.15-pemeriksaan-2021-03-20.${format}`);
    expect(bytes.byteLength).toBeGreaterThan(1_000);
    if (format !== 'csv') continue;
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[1]).toBe(
      '1,32.15,"Karawang, Jawa Barat",Kabupaten Karawang: target berbeda dari jumlah bagiannya,100,60,-40,-40.00,29 bagian belum bertarget',
    );
  }
});

test('another version of the targets has a check of its own, in page, file and marks; without one that which counts', async () => {
  await load(target('32.15', 100), target('32.15.01', 60));
  const words = { letter: null, decidedDay: null, note: null };
  await addVersion(as(nation), { campaignSlug: slug, name: 'DIPA', copyOf: null, ...words });
  const place = { campaignSlug: slug, code: '32.15' };
  const of = async (actor: Actor, targetSet?: string) => {
    const { targetSet: checked, findings } = await requireCampaignCheck(as(actor), { ...place, targetSet });
    return { name: checked?.name, keys: findings.map(formatFindingKey), findings };
  };
  const [usual, dipa] = [await of(nation), await of(nation, 'dipa')];
  expect([usual.name, dipa.name]).toEqual(['Target', 'DIPA']);
  expect(usual.keys).toContain('partsDiffer-2');
  expect(dipa.keys.filter((key) => key === 'noTarget' || key.startsWith('partsDiffer'))).toEqual(['noTarget']);
  // A version that says nothing of Karawang is not known there.
  await expect(of(karawang, 'dipa')).rejects.toEqual(refusal('version-unknown'));
  expect((await readCampaignCheck(as(karawang), { ...place, targetSet: 'dipa' }))?.targetSet?.name).toBe('Target');
  const kind = { format: 'csv', pemisah: 'koma' } as const;
  const { bytes } = await makeCheckFile(as(nation), { ...place, targetSet: 'dipa' }, { kind });
  expect(new TextDecoder().decode(bytes)).toContain('Karawang belum punya target');
  await settleCheckFinding(as(nation), {
    ...{ ...place, targetSet: 'dipa', finding: 'noTarget', as: 'intended', note: 'Menunggu DIPA' },
    seen: find(dipa.findings, 'noTarget')?.fingerprint ?? '',
  });
  expect(find((await of(nation, 'dipa')).findings, 'noTarget')?.settled?.stands).toBe(true);
  expect(find((await of(nation)).findings, 'noTarget')).toBeUndefined();
});
