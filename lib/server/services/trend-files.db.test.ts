import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { storePlan } from '../../../db/testing/plans';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { commitImport } from '../../../db/writes/imports';
import { type IsoDay, toDay } from '../../domain/days';
import { readComparison } from '../../domain/trend-comparison';
import type { Actor } from '../../domain/users';
import { defaultAreaQuery } from '../../format/area-query';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from '../loaders/progress';
import { readTrendComparison } from '../loaders/trend-comparison';
import { makeTrendFile } from './trend-files';

let database: TestDatabase;
const asOf = toDay('2021-04-12');

type Fact = {
  code: string;
  day: IsoDay | null;
  measure: 'target.total' | 'recorded.online' | 'collected.online';
  value: number;
};

async function fill(slug: string, facts: Fact[]): Promise<void> {
  const campaignId = await makeTestCampaign(database.owner, slug);
  const nation = await testArea(database.owner, 'id');
  const id = await storePlan(database.serving, nation, { campaignId, facts });
  await commitImport(database.serving, nation, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  const day = (date: number) => toDay(`2021-04-${String(date).padStart(2, '0')}`);
  await fill('tren', [
    { code: '32', day: null, measure: 'target.total', value: 14_000_000 },
    { code: '32', day: day(12), measure: 'recorded.online', value: 1_100_000 },
    { code: '32.15', day: null, measure: 'target.total', value: 734_768 },
    { code: '32.15', day: day(8), measure: 'recorded.online', value: 12_000 },
    { code: '32.15', day: day(12), measure: 'recorded.online', value: 28_800 },
    { code: '32.15', day: day(10), measure: 'collected.online', value: 60_000 },
    { code: '32.14', day: null, measure: 'target.total', value: 1_000 },
    { code: '32.14', day: day(10), measure: 'recorded.online', value: 100 },
  ]);
  await fill('dulu', [
    { code: '32.15', day: null, measure: 'target.total', value: 1_000 },
    { code: '32.15', day: day(2), measure: 'recorded.online', value: 50 },
    { code: '32.15', day: day(20), measure: 'recorded.online', value: 900 },
  ]);
});
afterAll(() => database.close());

const guest: Actor = { ...operatorUser(), kind: 'guest', role: 'tamu', area: personOf('kabupaten', '32.15').area };

/** The trend of Karawang and what stands beside it for a user. */
async function compare(actor: Actor, asked: string) {
  const ctx = contextOf(actor, database.serving);
  const request = {
    campaignSlug: 'tren',
    code: '32.15',
    asOf,
    stage: 'recorded',
    detail: null,
    targetSet: null,
  } as const;
  const shown = await readAreaProgress(ctx, { ...request, series: true });
  if (!shown) throw new Error('nothing of 32.15');
  return { shown, found: await readTrendComparison(ctx, shown, readComparison(asked)) };
}

test.each([
  ['the area above', personOf('provinsi', '33'), 'induk'],
  ['a neighbour', personOf('kabupaten', '32.15'), '32.14'],
  ['a neighbour by its name', personOf('kabupaten', '32.15'), 'Purwakarta'],
  ['the area above, as an area', personOf('kabupaten', '32.15'), '32'],
  ['an area that there is not', personOf('admin', 'id'), '32.99'],
  ['itself', personOf('admin', 'id'), '32.15'],
  ['a name that several have', personOf('admin', 'id'), 'Bekasi'],
  ['a campaign that there is not', personOf('admin', 'id'), 'kampanye-xx'],
  ['the campaign itself', personOf('admin', 'id'), 'kampanye-tren'],
  ['the area above, as a guest', guest, 'induk'],
  ['a neighbour, as a guest', guest, '32.14'],
])('nothing of %s', async (_, actor, asked) => {
  const shown = await compare(personOf('admin', 'id'), '');
  const ctx = contextOf(actor, database.serving);
  expect(await readTrendComparison(ctx, shown.shown, readComparison(asked))).toBeNull();
});

test('the area above is compared by its headline on each day, also by those who may not open it', async () => {
  for (const actor of [personOf('kabupaten', '32.15'), personOf('pembaca', '32.15'), personOf('provinsi', '32')]) {
    const { found } = await compare(actor, 'induk');
    expect(found).toMatchObject({ with: 'above', area: { code: '32', name: 'Jawa Barat' } });
    expect(found?.points).toHaveLength(12);
    // Before it states anything itself it is the sum of two of its parts, which is no figure of it.
    expect(found?.points.map(({ percent }) => percent)).toEqual([...Array(11).fill(null), 7.86]);
  }
});

test('an area of the reader, by code or name, and itself in another campaign', async () => {
  for (const asked of ['32.14', 'purwakarta']) {
    const { found } = await compare(personOf('provinsi', '32'), asked);
    expect(found).toMatchObject({ with: 'area', area: { code: '32.14' } });
    expect(found?.points.map(({ percent }) => percent)).toEqual([...Array(9).fill(null), 10, 10, 10]);
  }
  const { found } = await compare(personOf('kabupaten', '32.15'), 'kampanye-dulu');
  expect(found).toMatchObject({ with: 'campaign', campaign: { slug: 'dulu' }, area: { code: '32.15' } });
  expect(found?.points).toHaveLength(20);
  expect([1, 2, 12, 20].map((day) => found?.points[day - 1]?.percent)).toEqual([null, 5, 5, 90]);
});

test('collected stands beside recorded where it is known of the whole area', async () => {
  const { shown } = await compare(personOf('kabupaten', '32.15'), '');
  const of = (point: (typeof shown.series)[number] | undefined) => [point?.total, point?.collected, point?.percent];
  expect(of(shown.series.at(8))).toEqual([12_000, null, 1.63]);
  expect(of(shown.series.at(-1))).toEqual([28_800, 60_000, 3.92]);
  // Of Jawa Barat one of two kabupaten has said it.
  const province = await readAreaProgress(contextOf(personOf('provinsi', '32'), database.serving), {
    ...{ campaignSlug: 'tren', code: '32', asOf, stage: 'recorded', detail: null, targetSet: null, series: true },
  });
  expect(province?.series.every((point) => point.collected === null)).toBe(true);
});

test('its files say the same as the chart, and refuse what is not there or not the reader’s', async () => {
  const make = (actor: Actor, format: 'csv' | 'svg' | 'png', compared: string, code = '32.15') =>
    makeTrendFile(
      contextOf(actor, database.serving),
      { campaignSlug: 'tren', code },
      { format, query: { ...defaultAreaQuery, asOf, zoom: true, compare: compared } },
    );
  const own = personOf('kabupaten', '32.15');
  const refused: Parameters<typeof make>[] = [
    [own, 'csv', '32.14'],
    [own, 'svg', '32.99'],
    [own, 'png', '', '32.14'],
    [personOf('provinsi', '33'), 'csv', ''],
  ];
  for (const asked of refused) await expect(make(...asked)).rejects.toMatchObject({ status: 404 });
  const csv = await make(own, 'csv', 'induk');
  expect(csv.fileName).toBe('grafik-tren-32.15-karawang-2021-04-12.csv');
  const lines = new TextDecoder().decode(csv.bytes).trim().split('\r\n');
  expect(lines[0]).toBe('Hari;Terdata;Online;Manual;Total;%;Bertambah;Seharusnya;Jawa Barat %;Keterangan');
  expect(lines.at(1)).toBe('2021-04-01;;;;;;;12045;;');
  expect(lines.at(-1)).toBe('2021-04-12;60000;28800;;28800;3,92;16800;144545;7,86;');
  const svg = new TextDecoder().decode((await make(own, 'svg', 'induk')).bytes);
  for (const words of ['kurang 115.745', 'menunggu 31.200', 'Jawa Barat', '7,86', 's.d. Senin, 12 April 2021'])
    expect(svg).toContain(words);
  const { bytes } = await make(own, 'png', '');
  expect([...bytes.slice(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
});
