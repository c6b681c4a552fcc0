import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { undoImport } from '../../../db/writes/import-undo';
import { commitImport, discardImport, storeImport } from '../../../db/writes/imports';
import { createUser } from '../../../db/writes/users';
import { type IsoDay, toDay } from '../../domain/days';
import { everyUpload, type HistoryFilter } from '../../domain/import-history';
import type { ImportFact, ImportKind, ImportStatus } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadImportHistory, loadOfficeOverview } from './import-history';
import { loadCampaignScope } from './imports';

let database: TestDatabase;
let campaignId: number;
const campaignSlug = 'riwayat';

const nation = personOf('admin', 'id');
const jabar = personOf('provinsi', '32');
const karawang = personOf('kabupaten', '32.15');
const telukjambe = personOf('kecamatan', '32.15.03');
const jateng = personOf('provinsi', '33');

async function scopeOf(user: Actor) {
  const scope = await loadCampaignScope(contextOf(user, database.serving), { campaignSlug, under: null, verb: 'view' });
  if (!scope) throw new Error('no scope');
  return scope;
}

async function history(user: Actor, filter: Partial<HistoryFilter> = {}, page = { limit: 25, offset: 0 }) {
  return loadImportHistory(contextOf(operatorUser(), database.serving), await scopeOf(user), {
    filter: { ...everyUpload, ...filter },
    ...page,
  });
}

async function names(user: Actor, filter: Partial<HistoryFilter> = {}): Promise<string[]> {
  const found = await history(user, filter);
  const list = found.days.flatMap(({ entries }) => entries.map(({ fileName }) => fileName));
  expect(found.total).toBe(list.length);
  return list;
}

type Sent = {
  name: string;
  code: string;
  /** When it was sent, in UTC. */
  at: string;
  status?: ImportStatus;
  kind?: ImportKind;
  /** Days that it speaks of, a fact each. */
  days?: (IsoDay | null)[];
  acceptedCount?: number;
};

async function send(sent: Sent): Promise<void> {
  const { name, code, status = 'committed', kind = 'rekap', days = [toDay('2021-04-12')] } = sent;
  const area = await testArea(database.owner, code);
  const measure = kind === 'rekap' ? ('recorded.online' as const) : ('target.total' as const);
  const facts: ImportFact[] = days.map((day, at) => ({ row: at + 2, area: area.lo, day, measure, value: 5 + at }));
  const id = await storeImport(database.serving, area, {
    campaignId,
    kind,
    userId: null,
    fileName: name,
    sha256: name,
    content: new Uint8Array([1]),
    settings: {
      asOf: null,
      mode: 'cumulative',
      stage: 'recorded',
      channel: 'online',
      under: null,
      columns: {},
      rows: {},
    },
    columns: [],
    rowCount: facts.length,
    acceptedCount: sent.acceptedCount ?? facts.length,
    refused: [],
    warnings: [],
    notes: [],
    facts,
  });
  if (status === 'committed' || status === 'undone')
    await commitImport(database.serving, area, {
      ...{ id, userId: null, acceptPartial: false },
      setsTargets: testTargetScope('id'),
      // The targets here are no campaign's: what is odd about them is meant.
      confirmHeld: Object.fromEntries(facts.map(({ row }) => [row, 'begitu adanya'])),
    });
  if (status === 'undone') await undoImport(database.serving, area, { id, userId: null });
  if (status === 'discarded') await discardImport(database.serving, area, { id, userId: null });
  await database.owner.execute(`update imports set created_at = '${sent.at}' where id = ${id}`);
}

const days = ['2021-04-10', '2021-04-11', '2021-04-12'].map(toDay);

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, campaignSlug);
  await makeTestCampaign(database.owner, 'lain');
  await database.owner.execute(
    `insert into target_sets (campaign_id, name, is_default) values (${campaignId}, 'Portal', true)`,
  );
  for (const one of [
    { email: 'jabar@uji.test', role: 'provinsi' as const, areaCode: '32' },
    { email: 'karawang@uji.test', role: 'kabupaten' as const, areaCode: '32.15' },
    { email: 'bekasi@uji.test', role: 'kabupaten' as const, areaCode: '32.16' },
    { email: 'baca@uji.test', role: 'pembaca' as const, areaCode: '32.73' },
  ]) {
    const account = { ...one, name: 'Staf', office: 'Kantor', passwordHash: null };
    await createUser(database.serving, account, { id: null });
  }
  // 16.59 and 17.00 in London are the two sides of midnight in Jakarta.
  await send({ name: 'a', code: '32.15', at: '2021-04-12 16:59:59+00' });
  await send({ name: 'b', code: '32.15', at: '2021-04-12 17:00:00+00', days });
  await send({ name: 'c', code: '32.15', at: '2021-04-13 02:00:00+00', status: 'checked' });
  await send({ name: 'd', code: '32.15.03', at: '2021-04-13 03:00:00+00', status: 'undone' });
  await send({ name: 'e', code: '32', at: '2021-04-14 03:00:00+00', kind: 'targets', days: [null] });
  await send({ name: 'f', code: '32.17', at: '2021-04-14 04:00:00+00', status: 'discarded' });
  await send({ name: 'g', code: '33.13', at: '2021-04-14 05:00:00+00' });
  // Its last row is of an earlier day than its first.
  await send({ name: 'h', code: 'id', at: '2021-04-15 05:00:00+00', days: days.toReversed(), acceptedCount: 83_762 });
});
afterAll(() => database.close());

describe('whose uploads are there', () => {
  test('another province has nothing of them, a kecamatan and a kabupaten only their own and what lies below', async () => {
    expect(await names(personOf('provinsi', '34'))).toEqual([]);
    expect(await names(jateng)).toEqual(['g']);
    expect(await names(telukjambe)).toEqual(['d']);
    expect(await names(karawang)).toEqual(['d', 'c', 'b', 'a']);
  });

  test('a province has all below it, the nation everything, the newest first', async () => {
    expect(await names(jabar)).toEqual(['f', 'e', 'd', 'c', 'b', 'a']);
    expect(await names(nation)).toEqual(['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a']);
  });

  test('another campaign has none', async () => {
    const scope = await loadCampaignScope(contextOf(nation, database.serving), {
      campaignSlug: 'lain',
      under: null,
      verb: 'view',
    });
    if (!scope) throw new Error('no scope');
    const found = await loadImportHistory(contextOf(operatorUser(), database.serving), scope, {
      filter: everyUpload,
      limit: 9,
      offset: 0,
    });
    expect(found).toMatchObject({ total: 0, days: [], offices: [], withoutEach: [] });
    expect(await loadOfficeOverview(contextOf(operatorUser(), database.serving), scope)).toBeNull();
  });

  test('an office outside the own area is no filter, and tells nothing', async () => {
    const found = await history(karawang, { office: { code: '33.13', alone: false } });
    expect(found).toMatchObject({ office: null, total: 4, filter: everyUpload });
    expect(await names(karawang, { office: { code: '32', alone: false } })).toHaveLength(4);
    expect(await names(karawang, { office: { code: '32.99', alone: false } })).toHaveLength(4);
  });
});

describe('by day', () => {
  test('a day is that of Jakarta; its heading counts what was sent and what is saved', async () => {
    const found = await history(jabar);
    expect(found.days.map(({ day, uploads, saved, entries }) => [day, uploads, saved, entries.length])).toEqual([
      ['2021-04-14', 2, 1, 2],
      ['2021-04-13', 3, 1, 3],
      ['2021-04-12', 1, 1, 1],
    ]);
  });

  test('a day that goes on on the next page is counted whole on both', async () => {
    const pages = await Promise.all([0, 3].map((offset) => history(jabar, {}, { limit: 3, offset })));
    const shown = pages.map((found) => found.days.map(({ day, uploads, entries }) => [day, uploads, entries.length]));
    expect(shown).toEqual([
      [
        ['2021-04-14', 2, 2],
        ['2021-04-13', 3, 1],
      ],
      [
        ['2021-04-13', 3, 2],
        ['2021-04-12', 1, 1],
      ],
    ]);
    expect((await history(jabar, {}, { limit: 3, offset: 9 })).days).toEqual([]);
  });

  test('each upload says the days it speaks of; of a large file its first and last row say them', async () => {
    const spans = new Map(
      (await history(nation)).days
        .flatMap(({ entries }) => entries)
        .map((entry) => [entry.fileName, [entry.firstDay, entry.lastDay]]),
    );
    expect(spans.get('a')).toEqual(['2021-04-12', '2021-04-12']);
    expect(spans.get('b')).toEqual(['2021-04-10', '2021-04-12']);
    expect(spans.get('e')).toEqual([null, null]);
    expect(spans.get('h')).toEqual(['2021-04-10', '2021-04-12']);
  });
});

describe('filters', () => {
  test('by office: with those below it, or alone', async () => {
    expect(await names(jabar, { office: { code: '32.15', alone: false } })).toEqual(['d', 'c', 'b', 'a']);
    expect(await names(jabar, { office: { code: '32.15', alone: true } })).toEqual(['c', 'b', 'a']);
    expect(await names(jabar, { office: { code: '32.15.03', alone: false } })).toEqual(['d']);
    expect(await names(jabar, { office: { code: '32', alone: true } })).toEqual(['e']);
    expect((await history(jabar)).offices.map(({ area, alone, uploads }) => [area.name, alone, uploads])).toEqual([
      ['Jawa Barat', true, 1],
      ['Karawang', false, 4],
      ['Telukjambe Timur', false, 1],
      ['Bandung Barat', false, 1],
    ]);
  });

  test('by status, kind and the days of sending', async () => {
    expect(await names(jabar, { status: 'checked' })).toEqual(['c']);
    expect(await names(jabar, { status: 'undone' })).toEqual(['d']);
    expect(await names(jabar, { kind: 'targets' })).toEqual(['e']);
    expect(await names(jabar, { to: toDay('2021-04-12') })).toEqual(['a']);
    expect(await names(jabar, { from: toDay('2021-04-13'), to: toDay('2021-04-13') })).toEqual(['d', 'c', 'b']);
    expect(await names(jabar, { from: toDay('2021-04-14') })).toEqual(['f', 'e']);
    const narrowed = await history(jabar, { status: 'committed', from: toDay('2021-04-13') });
    expect(narrowed.days.map(({ day, uploads, saved }) => [day, uploads, saved])).toEqual([
      ['2021-04-14', 1, 1],
      ['2021-04-13', 1, 1],
    ]);
  });

  test('that leave nothing say what each of them keeps away', async () => {
    const filter = { office: { code: '32.16', alone: false }, status: 'discarded' as const, to: toDay('2021-04-14') };
    const found = await history(jabar, filter);
    expect(found).toMatchObject({ total: 0, days: [], office: { name: 'Bekasi' } });
    expect(found.withoutEach).toEqual([
      { part: 'office', total: 1 },
      { part: 'status', total: 0 },
      { part: 'days', total: 0 },
    ]);
  });
});

describe('the overview', () => {
  test('has each kabupaten that could send or did, and the days on which anybody did', async () => {
    const found = await loadOfficeOverview(contextOf(operatorUser(), database.serving), await scopeOf(jabar));
    expect(found?.days).toEqual(['2021-04-12', '2021-04-13', '2021-04-14']);
    expect(found?.lines.map(({ area, alone, days: tallies }) => [area.name, alone, tallies])).toEqual([
      ['Jawa Barat', true, [null, null, { saved: 1, waiting: 0 }]],
      ['Karawang', false, [{ saved: 1, waiting: 0 }, { saved: 1, waiting: 1 }, null]],
      ['Bekasi', false, [null, null, null]],
      ['Bandung Barat', false, [null, null, null]],
    ]);
    // 27 kabupaten and kota: an account that only reads, in Bandung, cannot send.
    expect(found?.without).toBe(24);
  });

  test('is none for a single office, and has only the own area', async () => {
    expect(await loadOfficeOverview(contextOf(operatorUser(), database.serving), await scopeOf(telukjambe))).toBeNull();
    const found = await loadOfficeOverview(contextOf(operatorUser(), database.serving), await scopeOf(nation));
    expect(found?.lines.map(({ area }) => area.code)).toEqual(['id', '32', '33']);
    expect(found?.lines[1]?.days.at(-1)).toBeNull();
  });
});
