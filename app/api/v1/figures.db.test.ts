import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { targetSets } from '@/db/schema';
import { makeTestCampaign } from '@/db/testing/campaigns';
import type { TestDatabase } from '@/db/testing/database';
import { problemAnswer } from '@/lib/domain/api-answers';
import { progressAnswer } from '@/lib/domain/api-progress';
import { type FigureRow, figureColumns, figureRow } from '@/lib/domain/figure-rows';
import { otherReaders } from '@/lib/reports/fixtures/other-readers';
import * as figuresRoute from './figures/[campaign]/[areaCode]/route';
import { openServed, type ServedDatabase } from './fixtures/served-database';
import * as commitRoute from './imports/[id]/commit/route';
import * as uploadRoute from './imports/route';
import * as progressRoute from './progress/[campaign]/[areaCode]/route';

let served: ServedDatabase;
let database: TestDatabase;
let tokens: Record<string, string>;

const rekap = [
  'kode_wilayah;tanggal;target;online_masuk;manual_masuk;tanpa kanal;kader',
  '32;2021-04-12;14000000;;;1100000;',
  '32.15;2021-04-12;734768;28800;0;;4561',
  '32.10;2021-04-12;100000;;75000;;',
  '32.15.03;2021-04-11;21681;200;;;',
  '32.15.03;2021-04-13;21681;260;;;',
  '32.15.03.2001;2021-04-13;300;260;;;',
  '33.13;2021-04-12;302000;;75000;;',
];

async function save(lines: readonly string[], rows: number, campaign = 'pk21') {
  const form = new FormData();
  form.set('file', new File([`${lines.join('\n')}\n`], 'rekap.csv'));
  form.set('campaign', campaign);
  const headers = { authorization: `Bearer ${tokens.admin}` };
  const sent = new Request('http://kejar.example/api/v1/imports', { method: 'POST', headers, body: form });
  const { id, accepted, refused } = await (await uploadRoute.POST(sent, { params: Promise.resolve({}) })).json();
  expect({ accepted, refused }).toEqual({ accepted: rows, refused: [] });
  const commit = new Request(`http://kejar.example/api/v1/imports/${id}/commit`, { method: 'POST', headers });
  expect((await commitRoute.POST(commit, { params: Promise.resolve({ id: `${id}` }) })).status).toBe(200);
}

beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id' },
    jabar: { role: 'provinsi', areaCode: '32' },
    karawang: { role: 'kabupaten', areaCode: '32.15' },
    pembaca: { role: 'pembaca', areaCode: '32.15' },
  });
  ({ database, tokens } = served);
  await database.owner.insert(targetSets).values({ campaignId: served.campaignId, name: 'Portal', isDefault: true });
  await save(rekap, 7);
});
afterAll(async () => {
  await served.close();
});

type Route = (request: Request, context: { params: Promise<Place> }) => Promise<Response>;
type Place = { campaign: string; areaCode: string };

function ask(handler: Route, who: string | null, areaCode: string, query = '', campaign = 'pk21') {
  const headers: HeadersInit = who === null ? {} : { authorization: `Bearer ${tokens[who] ?? who}` };
  const request = new Request(`http://kejar.example/api/v1/figures/${campaign}/${areaCode}?${query}`, { headers });
  return handler(request, { params: Promise.resolve({ campaign, areaCode }) });
}

const figures = (who: string | null, areaCode: string, query = '', campaign?: string) =>
  ask(figuresRoute.GET, who, areaCode, query, campaign);

function read(csv: string): FigureRow[] {
  const rows: Record<string, string>[] = parse(csv, {
    columns: true,
    cast: (value, { quoting, header }) => (header || quoting ? value : value === '' ? null : Number(value)),
  });
  return rows.map((row) => figureRow.parse(row));
}

const table = async (who: string, areaCode: string, query = '') =>
  read(await (await figures(who, areaCode, query)).text());

describe('who may ask, and for what', () => {
  test('nobody without a token, and nobody beyond their own area', async () => {
    for (const who of [null, 'kt_wrong']) expect([who, (await figures(who, '32.15')).status]).toEqual([who, 401]);
    const beyond: [string, string][] = [
      ['karawang', '32'],
      ['karawang', '33.13'],
      ['karawang', 'id'],
      ['pembaca', '32.10'],
      ['jabar', '33'],
      ['jabar', 'id'],
      ['admin', '99'],
    ];
    for (const [who, areaCode] of beyond) {
      const response = await figures(who, areaCode);
      expect([who, areaCode, response.status]).toEqual([who, areaCode, 404]);
      expect(problemAnswer.parse(await response.json()).type).toBe('not-found');
    }
    expect((await figures('admin', '32', '', 'pk99')).status).toBe(404);
    expect((await figures('pembaca', '32.15')).status).toBe(200);
  });

  test.each([
    ['asOf=2021-03-31', 'day-outside-campaign'],
    ['from=2021-03-31', 'day-outside-campaign'],
    ['from=2021-04-01&to=2021-07-02', 'day-outside-campaign'],
    ['from=2021-04-13&to=2021-04-12', 'query-invalid'],
    ['from=2021-04-14', 'query-invalid'],
    ['asOf=2021-04-12&to=2021-04-13', 'query-invalid'],
    ['from=12-04-2021', 'query-invalid'],
    ['detail=kabupaten', 'query-invalid'],
    ['detail=dusun', 'query-invalid'],
    ['stage=terdata', 'query-invalid'],
    ['targetSet=999', 'query-invalid'],
    ['kolom=no', 'query-invalid'],
    ['asOf=2021-04-12&asOf=2021-04-13', 'query-invalid'],
  ])('%s is refused before the first line', async (query, type) => {
    const response = await figures('karawang', '32.15', query);
    expect(response.status).toBe(400);
    expect(problemAnswer.parse(await response.json()).type).toBe(type);
  });
});

test('the answer says what it is, and the first line is always the same', async () => {
  const response = await figures('karawang', '32.15');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="pk21-32.15-children-recorded-2021-04-13.csv"',
  );
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n')[0]).toBe(figureColumns.join(','));
  // A desa has no parts.
  expect(await table('karawang', '32.15.03.2001')).toEqual([]);
});

describe('every figure is that of the JSON', () => {
  test.each([
    ['jabar', '32', 'asOf=2021-04-12'],
    ['karawang', '32.15', 'asOf=2021-04-13'],
    ['jabar', '32', 'asOf=2021-04-13&detail=kecamatan'],
    ['karawang', '32.15', 'asOf=2021-04-13&detail=desa&stage=collected'],
    ['admin', 'id', 'asOf=2021-04-12'],
  ])('%s %s %s', async (who, areaCode, query) => {
    const rows = await table(who, areaCode, query);
    const json = await ask(progressRoute.GET, who, areaCode, query);
    const { asOf, stage, rows: told, targetSet } = progressAnswer.parse(await json.json());
    expect(rows.map(({ code }) => code)).toEqual(told.map(({ area }) => area.code).sort());
    for (const { area, rank, figures: of } of told) {
      const {
        backlog,
        waiting,
        gap,
        stages,
        flags,
        flagsBelow,
        withoutHeld,
        recorded,
        takesPart,
        scope,
        daysLost,
        ...more
      } = of;
      const { comparison, change, ...plain } = more;
      const [other] = comparison;
      expect(rows.find(({ code }) => code === area.code)).toEqual({
        ...{ campaign: 'pk21', day: asOf, stage, targetSet: targetSet?.id, ...area, rank, ...plain },
        parentCode: area.code.includes('.') ? area.code.slice(0, area.code.lastIndexOf('.')) : 'id',
        ...{ backlogOnline: backlog.online, backlogManual: backlog.manual },
        ...{ waitingOnline: waiting.online, waitingManual: waiting.manual, waitingUnsplit: waiting.unsplit },
        ...{ gapTotal: gap?.total ?? null, gapNotCollected: gap?.notCollected ?? null },
        ...{ gapPaperWaiting: gap?.paperWaiting ?? null, gapOnlineUnsent: gap?.onlineUnsent ?? null },
        gapUnsplitWaiting: gap?.unsplitWaiting ?? null,
        ...{ stagesCollected: stages.collected, stagesRecorded: stages.recorded, stagesValidated: stages.validated },
        ...{ changeSince: change?.since ?? null, changeCount: change?.count ?? null },
        flags: flags.length === 0 ? null : flags.join(' '),
        flagsBelowHeld: flagsBelow.held ?? null,
        ...{ withoutHeldTotal: withoutHeld?.total ?? null, withoutHeldPercent: withoutHeld?.percent ?? null },
        ...{ recordedFound: recorded.found, recordedNewlyListed: recorded.newlyListed },
        ...{ daysLostOnline: daysLost.online, daysLostManual: daysLost.manual },
        ...{ takesPart: takesPart ? 1 : 0, flagsBelowOutsideScope: flagsBelow.outsideScope ?? null },
        ...{ comparisonSource: other?.source ?? null, comparisonDay: other?.day ?? null },
        ...{ comparisonHour: other?.hour ?? null, comparisonTotal: other?.total ?? null },
        comparisonDifference: other?.difference ?? null,
        ...{ scopeAreas: scope?.areas ?? null, scopeOf: scope?.of ?? null, scopeReported: scope?.reported ?? null },
      });
    }
  });

  test('without sums and rests, though Jawa Barat states more than its kabupaten', async () => {
    const rows = await table('jabar', '32', 'asOf=2021-04-12');
    expect(rows).toHaveLength(27);
    expect(rows.filter(({ total }) => total !== null).map(({ code, total, rank }) => [code, total, rank])).toEqual([
      ['32.10', 75_000, 1],
      ['32.15', 28_800, 2],
    ]);
  });
});

test('PK23, 12 July 2023: what the country recorded is 5.584.128 found and 384.546 newly listed', async () => {
  const pk23 = await makeTestCampaign(database.owner, 'pk23');
  await database.owner.execute(
    `update campaigns set start_day = '2023-07-01', end_day = '2023-07-31' where id = ${pk23}`,
  );
  await database.owner.insert(targetSets).values({ campaignId: pk23, name: 'Portal', isDefault: true });
  const lines = [
    'kode;tanggal;target;ditemui;baru;capaian',
    'id;2023-07-12;15703133;5584128;384546;5968674',
    '32;2023-07-12;3000000;1000000;70000;1070000',
    // What nobody said is neither 0 nor all of it.
    '33;2023-07-12;3000000;;;800000',
  ];
  await save(lines, 3, 'pk23');
  const answer = await ask(progressRoute.GET, 'admin', 'id', '', 'pk23');
  expect(progressAnswer.parse(await answer.json()).figures).toMatchObject({
    ...{ target: 15_703_133, total: 5_968_674, percent: 38.01 },
    recorded: { found: 5_584_128, newlyListed: 384_546 },
  });
  const rows = read(await (await figures('admin', 'id', '', 'pk23')).text());
  const found = rows.map((row) => [row.code, row.stagesRecorded, row.recordedFound, row.recordedNewlyListed] as const);
  expect(found.filter(([, recorded]) => recorded !== null)).toEqual([
    ['32', 1_070_000, 1_000_000, 70_000],
    ['33', 800_000, null, null],
  ]);
  // Whatever stage is shown, they are of what was recorded.
  const collected = read(await (await figures('admin', 'id', 'stage=collected', 'pk23')).text());
  expect(collected.find(({ code }) => code === '32')).toMatchObject({ total: null, recordedFound: 1_000_000 });
});

describe('a span', () => {
  test('holds each of its days, the last figure standing between reports', async () => {
    const rows = await table('karawang', '32.15', 'from=2021-04-10&to=2021-04-14');
    expect(rows).toHaveLength(5 * 30);
    const teluk = rows.filter(({ code }) => code === '32.15.03').map(({ day, total }) => [day, total]);
    expect(teluk).toEqual([
      ['2021-04-10', null],
      ['2021-04-11', 200],
      ['2021-04-12', 200],
      ['2021-04-13', 260],
      ['2021-04-14', 260],
    ]);
    const response = await figures('karawang', '32.15', 'from=2021-04-10&to=2021-04-14');
    expect(response.headers.get('content-disposition')).toContain('2021-04-10-sd-2021-04-14');
    await response.body?.cancel();
  });

  test('begins with the campaign and ends with the last report where nothing is said', async () => {
    const until = await table('karawang', '32.15', 'to=2021-04-02');
    expect([...new Set(until.map(({ day }) => day))]).toEqual(['2021-04-01', '2021-04-02']);
    const since = await table('karawang', '32.15', 'from=2021-04-12');
    expect([...new Set(since.map(({ day }) => day))]).toEqual(['2021-04-12', '2021-04-13']);
  });

  test('is sent while it is read: who stops taking it stops the reading', { timeout: 180_000 }, async () => {
    const response = await figures('jabar', '32', 'from=2021-04-01&to=2021-05-31&detail=kecamatan');
    const reader = response.body?.getReader();
    if (!reader) throw new Error('no body');
    const decoder = new TextDecoder();
    expect(decoder.decode((await reader.read()).value)).toBe(`${figureColumns.join(',')}\r\n`);
    const [line = ''] = decoder.decode((await reader.read()).value).split('\r\n');
    const rows = read(figureColumns.join(',').concat('\r\n', line));
    expect(rows[0]).toMatchObject({ day: '2021-04-01', level: 3, code: '32.01.01' });
    await reader.cancel();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test('holds what was saved while it was sent, for a day is read when it is its turn', {
    timeout: 180_000,
  }, async () => {
    const response = await figures('karawang', '32.15', 'from=2021-05-12&to=2021-05-31');
    const reader = response.body?.getReader();
    if (!reader) throw new Error('no body');
    const decoder = new TextDecoder();
    let text = '';
    for (const _ of ['header', 'first day']) text += decoder.decode((await reader.read()).value);
    await save(['kode_wilayah;tanggal;online_masuk', '32.15.05;2021-05-31;777'], 1);
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) text += decoder.decode(chunk.value);
    const klari = read(text).filter(({ code }) => code === '32.15.05');
    expect(klari).toHaveLength(20);
    expect(klari.filter(({ total }) => total !== null).map(({ day, total }) => [day, total])).toEqual([
      ['2021-05-31', 777],
    ]);
  });
});

describe.each(Object.entries(otherReaders))('read by %s', (_, reader) => {
  const asked: [string, string, string][] = [
    ['jabar', '32', 'from=2021-04-11&to=2021-04-13'],
    ['karawang', '32.15', 'asOf=2021-04-13&detail=desa'],
    ['admin', 'id', 'asOf=2021-04-12'],
    ['jabar', '32', 'asOf=2021-04-12'],
  ];
  let sent: string[];
  let received: Record<string, unknown>[][];
  beforeAll(async () => {
    if (!reader.installed) return;
    sent = await Promise.all(asked.map(async ([who, areaCode, query]) => (await figures(who, areaCode, query)).text()));
    received = await reader.read(sent);
  }, 180_000);

  test.skipIf(!reader.installed).each(asked.map((of, at) => ({ name: of.join(' '), at })))(
    '$name: codes, days and figures are those that were sent',
    ({ at }) => {
      expect(received[at]).toEqual(read(sent[at] ?? ''));
    },
  );

  test.skipIf(!reader.installed)('32.10 keeps its zero, its parent is a text, and what is not known is nothing', () => {
    expect(received.at(-1)?.find(({ code }) => code === '32.10')).toMatchObject({
      ...{ code: '32.10', parentCode: '32', day: '2021-04-12', level: 2, name: 'Majalengka' },
      ...{ target: 100_000, online: null, manual: 75_000, total: 75_000, percent: 75 },
    });
  });
});
