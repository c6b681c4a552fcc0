import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../../db/testing/database';
import { storeFacts } from '../../../../db/testing/plans';
import {
  dropArea,
  listAudits,
  readSnapshotsUnscoped,
  replaceSnapshot,
  tamperWithSnapshot,
} from '../../../../db/testing/snapshots';
import { commitImport } from '../../../../db/writes/imports';
import { deleteSnapshot, freezeSnapshot, renameSnapshot, restoreSnapshot } from '../../../../db/writes/snapshots';
import { createUser } from '../../../../db/writes/users';
import { rangeOfCode } from '../../../../lib/domain/areas';
import { toDay } from '../../../../lib/domain/days';
import type { MovementSide } from '../../../../lib/domain/movement';
import { snapshotLimits } from '../../../../lib/domain/snapshots';
import type { AccountRole, Actor, Role, SessionUser } from '../../../../lib/domain/users';
import { contextOf } from '../../../../lib/server/auth/context';
import { loadCampaignScope } from '../../../../lib/server/loaders/imports';
import { readMovement } from '../../../../lib/server/loaders/movement';
import { readSnapshot, readSnapshots } from '../../../../lib/server/loaders/snapshots';
import { makeSnapshotFile } from '../../../../lib/server/services/sheets';
import { readContent } from '../../../../lib/server/services/snapshots';
import { parseAreaQuery } from '../search-params';

let database: TestDatabase;
let campaignId: number;
let slug: string;
let made = 0;
const people: Partial<Record<string, SessionUser>> = {};

async function makePerson(role: AccountRole, areaCode: string): Promise<void> {
  const email = `${role}-${areaCode}@uji.test`;
  const name = `${role} ${areaCode}`;
  const { id } = await createUser(
    database.owner,
    { email, name, office: `Kantor ${areaCode}`, role, areaCode, passwordHash: null },
    { id: null },
  );
  people[`${role} ${areaCode}`] = {
    kind: 'user',
    id,
    email,
    name,
    office: '',
    role,
    area: { code: areaCode, ...rangeOfCode(areaCode) },
  };
}

function who(role: AccountRole, code: string): SessionUser {
  const found = people[`${role} ${code}`];
  if (!found) throw new Error(`nobody is ${role} ${code}`);
  return found;
}

const guest: Actor = {
  kind: 'guest',
  email: '',
  name: 'Tamu',
  office: '',
  role: 'tamu' satisfies Role,
  area: { code: '32.15', ...rangeOfCode('32.15') },
};

beforeAll(async () => {
  database = await openTestDatabase();
  await makePerson('admin', 'id');
  await makePerson('provinsi', '32');
  await makePerson('provinsi', '33');
  await makePerson('kabupaten', '32.15');
  await makePerson('kabupaten', '32.16');
  await makePerson('kecamatan', '32.15.03');
  await makePerson('pembaca', '32');
});
afterAll(() => database.close());

beforeEach(async () => {
  slug = `beku-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

/** Counts figures of areas by their codes, as an upload does. */
async function report(day: string, figures: Record<string, number>): Promise<void> {
  const scope = await scopeOf(who('admin', 'id'), 'id');
  const facts = Object.entries(figures).map(([code, value], at) => ({
    row: at + 2,
    area: rangeOfCode(code).lo,
    day: toDay(day),
    measure: 'recorded.online' as const,
    value,
  }));
  const id = await storeFacts(database.serving, scope.area, {
    campaignId,
    facts,
  });
  await commitImport(database.serving, scope.area, { id, userId: null, acceptPartial: false });
}

async function scopeOf(user: Actor, code: string) {
  const scope = await loadCampaignScope(contextOf(user, database.serving), {
    campaignSlug: slug,
    under: code,
    verb: 'publish',
  });
  if (!scope) throw new Error(`${user.name} may not publish in ${code}`);
  return scope;
}

async function freeze(
  user: SessionUser,
  code: string,
  said: { name?: string; requestKey?: string; search?: string } = {},
): Promise<number> {
  const scope = await scopeOf(user, code);
  return freezeSnapshot(database.serving, scope.area, {
    campaignId,
    name: said.name ?? 'Rapat',
    requestKey: said.requestKey ?? randomUUID(),
    userId: user.id,
    content: await readContent(
      contextOf(user, database.serving),
      scope,
      parseAreaQuery(new URLSearchParams(said.search)),
    ),
  });
}

const open = (user: Actor, code: string, id: number) =>
  readSnapshot(contextOf(user, database.serving), { campaignSlug: slug, code, id });

const refusal = (status: number, type: string) => expect.objectContaining({ name: 'Problem', status, type });

const everybody = [
  ['admin', 'id'],
  ['provinsi', '32'],
  ['provinsi', '33'],
  ['kabupaten', '32.15'],
  ['kabupaten', '32.16'],
  ['kecamatan', '32.15.03'],
  ['pembaca', '32'],
] as const;
const codes = ['id', '32', '33', '32.15', '32.16', '32.15.03', '32.15.04'];
const covers = (own: string, code: string) => own === 'id' || own === code || code.startsWith(`${own}.`);

describe('who may not', () => {
  test.each(everybody)('%s %s neither sees nor freezes outside the own area', async (role, own) => {
    await report('2021-04-12', { '32.15.03.2001': 5, '33.13.01.2001': 6 });
    const frozen = new Map<string, number>();
    for (const code of codes) frozen.set(code, await freeze(who('admin', 'id'), code));
    const user = who(role, own);
    for (const code of codes) {
      const inside = covers(own, code);
      const opened = await open(user, code, frozen.get(code) ?? 0);
      expect([code, opened?.snapshot.id ?? null]).toEqual([code, inside ? frozen.get(code) : null]);
      const list = await readSnapshots(contextOf(user, database.serving), { campaignSlug: slug, code });
      expect([code, list?.snapshots.map(({ id }) => id) ?? null]).toEqual([code, inside ? [frozen.get(code)] : null]);
      const scope = await loadCampaignScope(contextOf(user, database.serving), {
        campaignSlug: slug,
        under: code,
        verb: 'publish',
      });
      expect([code, scope !== null]).toEqual([code, inside && role !== 'pembaca']);
      expect([code, list?.mayFreeze ?? false]).toEqual([code, inside && role !== 'pembaca']);
    }
  });

  test('a guest sees the own area alone, and freezes nothing', async () => {
    const own = await freeze(who('admin', 'id'), '32.15');
    const below = await freeze(who('admin', 'id'), '32.15.03');
    expect((await open(guest, '32.15', own))?.snapshot.id).toBe(own);
    expect(await open(guest, '32.15.03', below)).toBeNull();
    const scope = { campaignSlug: slug, under: '32.15', verb: 'publish' } as const;
    expect(await loadCampaignScope(contextOf(guest, database.serving), scope)).toBeNull();
  });

  test('a snapshot is not found by another area, campaign or number', async () => {
    const user = who('kabupaten', '32.15');
    const id = await freeze(user, '32.15');
    const before = slug;
    expect(await open(user, '32.15.03', id)).toBeNull();
    expect(await open(user, '32.15', id + 1000)).toBeNull();
    slug = `lain-${before}`;
    await makeTestCampaign(database.owner, slug);
    expect(await open(user, '32.15', id)).toBeNull();
  });

  test('only the owner and the administrator rename, delete and restore', async () => {
    const owner = who('kabupaten', '32.15');
    const id = await freeze(owner, '32.15');
    const { area } = await scopeOf(owner, '32.15');
    const other = who('provinsi', '32');
    const given = { campaignId, id };
    const denied = refusal(403, 'snapshot-not-yours');
    await expect(
      renameSnapshot(database.serving, area, { ...given, name: 'Lain', before: 'Rapat', user: other }),
    ).rejects.toEqual(denied);
    await expect(deleteSnapshot(database.serving, area, { ...given, user: other })).rejects.toEqual(denied);
    await expect(restoreSnapshot(database.serving, area, { ...given, name: null, user: other })).rejects.toEqual(
      denied,
    );
    const admin = who('admin', 'id');
    await renameSnapshot(database.serving, area, { ...given, name: 'Lain', before: 'Rapat', user: admin });
    expect((await open(owner, '32.15', id))?.snapshot.name).toBe('Lain');
  });

  test('a change names its snapshot by its own area: with the scope of a part it is unknown', async () => {
    const owner = who('kabupaten', '32.15');
    const id = await freeze(owner, '32.15');
    const { area } = await scopeOf(owner, '32.15.03');
    await expect(deleteSnapshot(database.serving, area, { campaignId, id, user: owner })).rejects.toEqual(
      refusal(404, 'snapshot-unknown'),
    );
  });

  test('row-level security holds beneath: a scope beside sees and changes nothing', async () => {
    const id = await freeze(who('kabupaten', '32.15'), '32.15');
    const { area } = await scopeOf(who('kabupaten', '32.16'), '32.16');
    await expect(
      deleteSnapshot(
        database.serving,
        { ...area, ...rangeOfCode('32.16') },
        { campaignId, id, user: who('admin', 'id') },
      ),
    ).rejects.toEqual(refusal(404, 'snapshot-unknown'));
    await expect(readSnapshotsUnscoped(database.serving)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/^(?:42704|22P02)$/) },
    });
  });

  test('of an area that the edition no longer has, nothing is found', async () => {
    const user = who('kabupaten', '32.15');
    const id = await freeze(user, '32.15.03.2002');
    await dropArea(database.owner, '32.15.03.2002');
    expect(await open(user, '32.15.03.2002', id)).toBeNull();
    expect(
      await readSnapshots(contextOf(user, database.serving), { campaignSlug: slug, code: '32.15.03.2002' }),
    ).toBeNull();
  });
});

async function csvOf(user: Actor, id: number): Promise<string> {
  const place = { campaignSlug: slug, code: '32.15', id };
  const kind = { format: 'csv', pemisah: 'titik-koma' } as const;
  const wish = { kind, columns: null, orientation: null };
  const { bytes } = await makeSnapshotFile(contextOf(user, database.serving), place, wish);
  return Buffer.from(bytes).toString('utf8');
}

describe('what is frozen', () => {
  const user = () => who('kabupaten', '32.15');

  test('stays to the byte when new figures come in', async () => {
    await report('2021-04-12', { '32.15.03.2001': 100, '32.15.04.2001': 50 });
    const id = await freeze(user(), '32.15', {
      search: 'per=2021-04-12&urut=wilayah&kolom=wilayah,total&kertas=datar',
    });
    const before = { content: (await open(user(), '32.15', id))?.content, csv: await csvOf(user(), id) };
    expect(before.content?.side.headline.total).toBe(150);
    expect(before.content?.columns).toEqual(['wilayah', 'total']);
    expect(before.content?.orientation).toBe('landscape');
    expect(before.csv).toContain('Telukjambe Timur;100');

    await report('2021-04-12', { '32.15.03.2001': 999 });
    await report('2021-04-13', { '32.15.04.2001': 888 });
    const after = { content: (await open(user(), '32.15', id))?.content, csv: await csvOf(user(), id) };
    expect(JSON.stringify(after.content)).toBe(JSON.stringify(before.content));
    expect(after.csv).toBe(before.csv);
    const now = await readContent(
      contextOf(user(), database.serving),
      await scopeOf(user(), '32.15'),
      parseAreaQuery(new URLSearchParams()),
    );
    expect(now.side.headline.total).toBe(999 + 888);
  });

  test('is not shown when it was changed behind our back, whether it still reads or not', async () => {
    await report('2021-04-12', { '32.15.03.2001': 100 });
    const id = await freeze(user(), '32.15');
    await tamperWithSnapshot(database.owner, id, '100', '900');
    const opened = await open(user(), '32.15', id);
    expect(opened).toMatchObject({ snapshot: { id }, content: null });
    // Nor does a hash that was changed along make one of ours of it.
    await replaceSnapshot(database.owner, id, '{"format":1}');
    expect((await open(user(), '32.15', id))?.content).toBeNull();
    const movement = await readMovement(contextOf(user(), database.serving), {
      campaignSlug: slug,
      code: '32.15',
      from: { kind: 'snapshot', id },
      to: null,
      view: recorded,
    });
    expect(movement?.refusal?.detail).toContain('SHA-256');
  });

  test('is listed with its figures, and leaves an audit row', async () => {
    await report('2021-04-12', { '32.15.03.2001': 100 });
    const id = await freeze(user(), '32.15');
    const list = await readSnapshots(contextOf(user(), database.serving), { campaignSlug: slug, code: '32.15' });
    expect(list?.snapshots).toMatchObject([
      { id, name: 'Rapat', asOf: '2021-04-12', total: 100, target: null, owner: { name: 'kabupaten 32.15' } },
    ]);
    const [last] = await lastAudits(1);
    expect(last).toMatchObject({
      action: 'snapshot.freeze',
      subject: `lembar beku ${id}`,
      userId: user().id,
      campaignId,
    });
  });

  test('has no more rows than the limit', async () => {
    const scope = await scopeOf(user(), '32.15');
    const content = await readContent(
      contextOf(user(), database.serving),
      scope,
      parseAreaQuery(new URLSearchParams()),
    );
    const [row] = content.side.rows;
    if (!row) throw new Error('no rows');
    const side: MovementSide = { ...content.side, rows: Array.from({ length: snapshotLimits.rows + 1 }, () => row) };
    await expect(
      freezeSnapshot(database.serving, scope.area, {
        campaignId,
        name: 'Rapat',
        requestKey: randomUUID(),
        userId: null,
        content: { ...content, side },
      }),
    ).rejects.toEqual(expect.objectContaining({ status: 422, detail: expect.stringContaining('10.000') }));
  });

  test.each(['', '  ', '\u200b', 'x'.repeat(121)])('is not named %j', async (name) => {
    await expect(freeze(user(), '32.15', { name })).rejects.toEqual(
      expect.objectContaining({ status: 422, detail: expect.stringContaining('120') }),
    );
  });
});

describe('at the same moment', () => {
  test('of two who freeze under one name one wins, and the other hears of a free one', async () => {
    await report('2021-04-12', { '32.15.03.2001': 100 });
    const results = await Promise.allSettled([
      freeze(who('kabupaten', '32.15'), '32.15', { name: 'Rapat 12 April' }),
      freeze(who('provinsi', '32'), '32.15', { name: 'RAPAT 12 april' }),
    ]);
    const lost = results.filter((one) => one.status === 'rejected');
    expect(lost.map(({ reason }) => reason)).toEqual([refusal(409, 'snapshot-name-taken')]);
    expect(lost[0]?.reason.extra.suggestion.toLowerCase()).toBe('rapat 12 april (2)');
    const list = await readSnapshots(contextOf(who('admin', 'id'), database.serving), {
      campaignSlug: slug,
      code: '32.15',
    });
    expect(list?.snapshots).toHaveLength(1);
  });

  test('a form that is sent twenty times freezes once', async () => {
    const requestKey = randomUUID();
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => freeze(who('kabupaten', '32.15'), '32.15', { requestKey })),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await lastAudits(50)).filter(({ action }) => action === 'snapshot.freeze')).toHaveLength(1);
  });

  test('the same form under another name asks first', async () => {
    const requestKey = randomUUID();
    await freeze(who('kabupaten', '32.15'), '32.15', { requestKey });
    await expect(freeze(who('kabupaten', '32.15'), '32.15', { requestKey, name: 'Lain' })).rejects.toEqual(
      refusal(409, 'snapshot-form-used'),
    );
    // Nor does another user's key tell of what it froze.
    await expect(freeze(who('kabupaten', '32.16'), '32.16', { requestKey })).rejects.toEqual(
      expect.objectContaining({ type: 'snapshot-form-used', detail: expect.not.stringContaining('Rapat') }),
    );
  });

  test('of two who rename, the second hears that the name has changed', async () => {
    const user = who('kabupaten', '32.15');
    const id = await freeze(user, '32.15');
    const { area } = await scopeOf(user, '32.15');
    const rename = (name: string) =>
      renameSnapshot(database.serving, area, { campaignId, id, name, before: 'Rapat', user });
    const results = await Promise.allSettled([rename('Satu'), rename('Dua')]);
    expect(results.filter((one) => one.status === 'rejected').map(({ reason }) => reason)).toEqual([
      refusal(409, 'snapshot-renamed'),
    ]);
  });
});

test('a deletion is a mark: it frees the name and is taken back, under another one where it must', async () => {
  const user = who('kabupaten', '32.15');
  const first = await freeze(user, '32.15');
  const { area } = await scopeOf(user, '32.15');
  const act = { campaignId, id: first, user };
  await deleteSnapshot(database.serving, area, act);
  await deleteSnapshot(database.serving, area, act);
  expect(await open(user, '32.15', first)).toBeNull();
  const list = await readSnapshots(contextOf(user, database.serving), { campaignSlug: slug, code: '32.15' });
  expect(list).toMatchObject({ snapshots: [], deleted: [{ id: first }] });
  const others = await readSnapshots(contextOf(who('provinsi', '32'), database.serving), {
    campaignSlug: slug,
    code: '32.15',
  });
  expect(others?.deleted).toEqual([]);

  await freeze(user, '32.15');
  const taken = restoreSnapshot(database.serving, area, { ...act, name: null });
  await expect(taken).rejects.toEqual(
    expect.objectContaining({ type: 'snapshot-name-taken', extra: { suggestion: 'Rapat (2)' } }),
  );
  await restoreSnapshot(database.serving, area, { ...act, name: 'Rapat (2)' });
  expect((await open(user, '32.15', first))?.snapshot.name).toBe('Rapat (2)');
  expect((await lastAudits(4)).map(({ action }) => action)).toEqual([
    'snapshot.restore',
    'snapshot.freeze',
    'snapshot.delete',
    'snapshot.freeze',
  ]);
});

const recorded = { stage: 'recorded', detail: null, targetSet: null } as const;

describe('movement', () => {
  const user = () => who('kabupaten', '32.15');
  const move = (from: Parameters<typeof readMovement>[1]['from'], to: Parameters<typeof readMovement>[1]['to']) =>
    readMovement(contextOf(user(), database.serving), { campaignSlug: slug, code: '32.15', from, to, view: recorded });

  test('goes from the last frozen sheet to the figures of now, unless said otherwise', async () => {
    await report('2021-04-12', { '32.15.03.2001': 100, '32.15.04.2001': 50 });
    const id = await freeze(user(), '32.15');
    await report('2021-04-14', { '32.15.03.2001': 130, '32.15.05.2001': 7 });
    const movement = await move(null, null);
    expect(movement?.compared).toMatchObject({
      sources: { before: { kind: 'snapshot', id }, after: { kind: 'day' } },
      table: { before: { day: '2021-04-12' }, after: { day: '2021-04-14' }, sum: { change: 37 }, rest: null },
    });
    const rows = movement?.compared?.table.rows ?? [];
    const of = (code: string) => rows.find((row) => row.area.code === code);
    expect([of('32.15.03')?.change, of('32.15.04')?.state, of('32.15.05')?.state]).toEqual([
      30,
      'same',
      'newlyReported',
    ]);
    expect(movement?.days.slice(0, 2)).toEqual(['2021-04-14', '2021-04-13']);
  });

  test('a day beside a sheet is read as the sheet was frozen', async () => {
    await report('2021-04-12', { '32.15.03.2001': 100 });
    await freeze(user(), '32.15', { search: 'rinci=desa&tahap=terdata' });
    const movement = await move(null, null);
    expect(movement?.compared?.table).toMatchObject({ differences: [], after: { stage: 'collected', detail: 'desa' } });
  });

  test('two sheets of other levels say so and compare the whole', async () => {
    await report('2021-04-12', { '32.15.03.2001': 100 });
    const one = await freeze(user(), '32.15', { name: 'Satu' });
    await report('2021-04-12', { '32.15.03.2001': 140 });
    const other = await freeze(user(), '32.15', { name: 'Dua', search: 'rinci=desa' });
    const movement = await move({ kind: 'snapshot', id: one }, { kind: 'snapshot', id: other });
    expect(movement?.compared?.table).toMatchObject({ differences: ['detail'], rows: [], sum: { change: 40 } });
  });

  test('a sheet of another area, an unknown number and a day outside are said, not passed over', async () => {
    const elsewhere = await freeze(who('kabupaten', '32.16'), '32.16');
    for (const id of [elsewhere, 999_999]) {
      const movement = await move({ kind: 'snapshot', id }, null);
      expect(movement).toMatchObject({ compared: null, refusal: { title: 'Arsip rapat tidak ditemukan' } });
    }
    const outside = await move({ kind: 'day', day: toDay('2019-01-01') }, null);
    expect(outside).toMatchObject({ compared: null, refusal: { title: 'Tanggal di luar kampanye' } });
  });

  test('is not there for who may not see the area', async () => {
    const request = { campaignSlug: slug, code: '32.16', from: null, to: null, view: recorded };
    expect(await readMovement(contextOf(user(), database.serving), request)).toBeNull();
  });
});

async function lastAudits(count: number) {
  return (await listAudits(database.owner, campaignId)).slice(0, count);
}
