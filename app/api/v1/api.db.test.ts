import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, servingDatabase } from '@/db/client';
import { getCampaign } from '@/db/queries/campaigns';
import { imports, targetSets } from '@/db/schema';
import type { TestDatabase } from '@/db/testing/database';
import { createSession, endSession } from '@/db/writes/sessions';
import { disableUser } from '@/db/writes/users';
import { problemAnswer } from '@/lib/domain/api-answers';
import { campaignsAnswer } from '@/lib/domain/api-campaigns';
import { importAnswer } from '@/lib/domain/api-imports';
import { areasAnswer, progressAnswer } from '@/lib/domain/api-progress';
import { sealSession } from '@/lib/server/auth/cookie';
import { hashSecret, newSecret } from '@/lib/server/auth/secrets';
import { GET as readyz } from '../../readyz/route';
import * as areasRoute from './areas/route';
import * as campaignsRoute from './campaigns/route';
import { openServed, type ServedDatabase } from './fixtures/served-database';
import * as commitRoute from './imports/[id]/commit/route';
import * as discardRoute from './imports/[id]/discard/route';
import * as importRoute from './imports/[id]/route';
import * as undoRoute from './imports/[id]/undo/route';
import * as uploadRoute from './imports/route';
import * as progressRoute from './progress/[campaign]/[areaCode]/route';
import * as acceptRoute from './target-proposals/accept/route';
import * as declineRoute from './target-proposals/decline/route';
import * as proposalsRoute from './target-proposals/route';

let served: ServedDatabase;
let database: TestDatabase;
let tokens: Record<string, string>;
let ids: Record<string, number>;
const operator = { id: null };

/** A header line, and a line a row; the day in the name makes each file one of its own. */
const table = (...rows: string[]) => ['kode_wilayah;tanggal;target;online_masuk;manual_masuk', ...rows].join('\n');

beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id' },
    jabar: { role: 'provinsi', areaCode: '32' },
    karawang: { role: 'kabupaten', areaCode: '32.15' },
    pembaca: { role: 'pembaca', areaCode: '32.15' },
    gone: { role: 'kabupaten', areaCode: '32.15' },
  });
  ({ database, tokens, ids } = served);
  await database.owner.insert(targetSets).values({ campaignId: served.campaignId, name: 'Portal', isDefault: true });
  const first = await upload('admin', table('32.15;2021-04-12;734768;28800;', '33.13;2021-04-12;302000;;75000'));
  await call('admin', commitRoute.POST, {
    path: `imports/${first.body.id}/commit`,
    params: { id: `${first.body.id}` },
    method: 'POST',
  });
});
afterAll(async () => {
  await served.close();
});

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
type Sent<Params> = {
  path: string;
  params: Params;
  method?: string;
  body?: BodyInit;
  headers?: Record<string, string>;
};

async function call<Params>(who: string | null, handler: Handler<Params>, sent: Sent<Params>) {
  const { path, params, method = 'GET', body, headers } = sent;
  const request = new Request(`http://kejar.example/api/v1/${path}`, {
    method,
    headers: { ...(who !== null && { authorization: `Bearer ${tokens[who] ?? who}` }), ...headers },
    ...(body !== undefined && { body }),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

function form(text: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  data.set('file', new File([text], 'rekap.csv'));
  for (const [name, value] of Object.entries({ campaign: 'pk21', ...fields })) data.set(name, value);
  return data;
}

const upload = (who: string | null, text: string, fields: Record<string, string> = {}) =>
  call(who, uploadRoute.POST, { path: 'imports', params: {}, method: 'POST', body: form(text, fields) });

const act = (who: string | null, handler: Handler<{ id: string }>, id: number | string, body?: string) =>
  call(who, handler, {
    path: `imports/${id}`,
    params: { id: `${id}` },
    method: 'POST',
    ...(body !== undefined && { body }),
  });

const progress = (who: string | null, areaCode: string, query = '', campaign = 'pk21') =>
  call(who, progressRoute.GET, { path: `progress/${campaign}/${areaCode}?${query}`, params: { campaign, areaCode } });

describe('a text that cannot be kept', () => {
  const nul = 'pk21\u0000';
  const sent = (path: string, body: string) => ({ path, params: {}, method: 'POST', body });
  const asked: [string, () => Promise<{ status: number; body: unknown }>][] = [
    ['POST imports', () => upload('karawang', table('32.15;2021-04-13;;1;'), { campaign: nul })],
    ['GET areas', () => call('karawang', areasRoute.GET, { path: 'areas?campaign=pk21%00&q=teluk', params: {} })],
    ['GET progress', () => progress('karawang', '32.15', 'q=%00')],
    ['GET proposals', () => call('jabar', proposalsRoute.GET, { path: 'target-proposals?campaign=%00', params: {} })],
    [
      'POST accept',
      () =>
        call('jabar', acceptRoute.POST, sent('target-proposals/accept', JSON.stringify({ campaign: nul, ids: [1] }))),
    ],
    [
      'POST decline',
      () =>
        call(
          'jabar',
          declineRoute.POST,
          sent('target-proposals/decline', JSON.stringify({ campaign: nul, ids: [1], reason: 'tidak sesuai surat' })),
        ),
    ],
    ['a reason', () => act('admin', commitRoute.POST, 1, '{"targets":{"reason":"sesuai surat \\u0000"}}')],
    ['a confirmation', () => act('admin', commitRoute.POST, 1, '{"confirmHeld":{"2":"sesuai \\ud800 surat"}}')],
  ];

  test.each(asked)('in %s: 400, and it says where', async (_, ask) => {
    expect(await ask()).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/tidak (?:dapat disimpan|terbaca)/) },
    });
  });

  test('as the name of a campaign in an address: 404', async () => {
    expect((await progress('karawang', '32.15', '', '\u0000')).status).toBe(404);
    expect((await progress('karawang', '\u0000')).status).toBe(404);
    expect(await getCampaign(database.serving, '\u0000')).toBeNull();
  });
});

describe('who may ask', () => {
  const everything: [string, (who: string | null) => Promise<{ status: number; headers: Headers; body: unknown }>][] = [
    ['GET campaigns', (who) => call(who, campaignsRoute.GET, { path: 'campaigns', params: {} })],
    ['GET areas', (who) => call(who, areasRoute.GET, { path: 'areas?campaign=pk21&q=teluk', params: {} })],
    ['GET progress', (who) => progress(who, '32.15')],
    ['POST imports', (who) => upload(who, table('32.15;2021-04-13;;1;'))],
    ['GET imports/1', (who) => call(who, importRoute.GET, { path: 'imports/1', params: { id: '1' } })],
    [
      'PATCH imports/1',
      (who) => call(who, importRoute.PATCH, { path: 'imports/1', params: { id: '1' }, method: 'PATCH', body: '{}' }),
    ],
    ['POST commit', (who) => act(who, commitRoute.POST, 1)],
    ['POST undo', (who) => act(who, undoRoute.POST, 1)],
    ['POST discard', (who) => act(who, discardRoute.POST, 1)],
  ];

  test.each(everything)('%s answers nobody, nor a token that does not hold', async (_, ask) => {
    for (const who of [null, 'kt_wrong', `kt_${'x'.repeat(43)}`]) {
      const { status, headers, body } = await ask(who);
      expect([who, status]).toEqual([who, 401]);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(problemAnswer.parse(body)).toMatchObject({ status: 401, type: 'unauthenticated' });
    }
  });

  test('a disabled user is out at once', async () => {
    expect((await progress('gone', '32.15')).status).toBe(200);
    await disableUser(database.serving, { email: 'gone@kejar.example' }, operator);
    expect((await progress('gone', '32.15')).status).toBe(401);
  });

  test('an area elsewhere, one above, one that is none, and a campaign that is none are one and the same', async () => {
    const known = await progress('karawang', '99.99');
    expect(known.status).toBe(404);
    for (const code of ['33.13', '32', 'id', '32.04', '32.15.99', 'Karawang', '32.15%27']) {
      expect([code, (await progress('karawang', code)).text]).toEqual([code, known.text]);
    }
    expect((await progress('karawang', '32.15', '', 'pk99')).text).toBe(known.text);
    const search = (path: string) => call('karawang', areasRoute.GET, { path: `areas?${path}`, params: {} });
    expect((await search('campaign=pk21&q=a&under=33.13')).text).toBe(known.text);
    expect((await search('campaign=pk99&q=a')).text).toBe(known.text);
  });

  test('an upload of another user is not there, and a reader may not upload', async () => {
    const { body } = await upload('jabar', table('32.04;2021-04-12;;7;'));
    const unknown = await act('karawang', undoRoute.POST, 999_999);
    expect(unknown.status).toBe(404);
    for (const handler of [commitRoute.POST, undoRoute.POST, discardRoute.POST]) {
      expect((await act('karawang', handler, body.id)).text).toBe(unknown.text);
    }
    expect((await act('karawang', undoRoute.POST, 'satu')).text).toBe(unknown.text);
    expect((await upload('pembaca', table('32.15;2021-04-13;;1;'))).status).toBe(403);
    await act('jabar', discardRoute.POST, body.id);
  });
});

describe('figures', () => {
  test('Karawang on 12 April 2021', async () => {
    const { body, headers } = await progress('karawang', '32.15', 'asOf=2021-04-12&series=1');
    const answer = progressAnswer.parse(body);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(answer.figures).toMatchObject({
      target: 734_768,
      online: 28_800,
      manual: null,
      total: 28_800,
      percent: 3.92,
      expectedPercent: 19.67,
      remaining: 705_968,
      requiredPace: 14_408,
      pace: 2_400,
      status: 'behind',
    });
    expect(answer.clock).toMatchObject({ dayNumber: 12, dayCount: 61, daysLeft: 49 });
    expect(answer.rows).toHaveLength(30);
    expect(answer.unallocated).toMatchObject({ target: 734_768, online: 28_800, total: 28_800 });
    expect(answer.series).toHaveLength(12);
    expect(answer.series[0]).toMatchObject({ day: '2021-04-01', total: null });
    expect(answer.series.at(-1)).toMatchObject({ day: '2021-04-12', online: 28_800, total: 28_800 });
  });

  test('beside the days of an area stand those of another, in percent of its own target', async () => {
    const { body } = await progress('admin', '32.15', 'asOf=2021-04-21&compare=33.13');
    const { compared } = progressAnswer.parse(body);
    expect(compared).toMatchObject({ area: { code: '33.13' }, campaign: 'pk21' });
    expect(compared?.points).toHaveLength(21);
    // 57.912 of 233.211 on 21 April.
    expect(compared?.points.at(-1)).toEqual({ day: 21, percent: 24.83 });
    expect(progressAnswer.parse((await progress('karawang', '32.15', 'asOf=2021-04-12')).body).compared).toBeNull();
  });

  test.each([
    ['33.13', 404],
    ['32.04', 404],
    ['campaign-nothing', 404],
    ['campaign-pk21', 404],
    ['Karanganyar', 400],
    ['', 400],
  ])('Karawang beside %j is %i', async (compare, status) => {
    const answer = await progress('karawang', '32.15', `asOf=2021-04-12&compare=${compare}`);
    expect(answer.status).toBe(status);
  });

  test('rows stand in the order asked for, filtered, and keep their place among all', async () => {
    const ranked = progressAnswer.parse((await progress('admin', 'id', 'detail=kabupaten')).body);
    expect(ranked.detail).toBe('kabupaten');
    expect(ranked.rows).toHaveLength(514);
    expect(ranked.rows.slice(0, 2).map(({ area, rank, figures }) => [rank, area.code, figures.percent])).toEqual([
      [1, '33.13', 24.83],
      [2, '32.15', 3.92],
    ]);
    const up = progressAnswer.parse((await progress('admin', 'id', 'detail=kabupaten&sort=persen')).body);
    expect(up.rows.slice(0, 3).map(({ area, rank }) => [rank, area.code])).toEqual([
      [2, '32.15'],
      [1, '33.13'],
      [null, expect.any(String)],
    ]);
    const byName = progressAnswer.parse((await progress('admin', 'id', 'detail=kabupaten&sort=wilayah')).body);
    expect(byName.rows.filter(({ rank }) => rank !== null).map(({ area, rank }) => [rank, area.code])).toEqual([
      [1, '33.13'],
      [2, '32.15'],
    ]);
    const behind = progressAnswer.parse((await progress('admin', 'id', 'detail=kabupaten&status=behind')).body);
    expect(behind.rows.map(({ area, rank }) => [rank, area.code])).toEqual([[2, '32.15']]);
    const found = progressAnswer.parse(
      (await progress('admin', 'id', 'detail=kabupaten&q=kab.%20KARANG%20anyar')).body,
    );
    expect(found.rows.map(({ area, rank }) => [rank, area.code])).toEqual([[1, '33.13']]);
    expect(found.figures).toEqual(ranked.figures);
  });

  test.each([
    ['asOf=2021-03-31', 'day-outside-campaign'],
    ['asOf=2021-07-02', 'day-outside-campaign'],
    ['asOf=12-04-2021', 'query-invalid'],
    ['detail=provinsi', 'query-invalid'],
    ['detail=kabupaten', 'query-invalid'],
    ['targetSet=999', 'query-invalid'],
    ['status=selesai', 'query-invalid'],
    ['per=2021-04-12', 'query-invalid'],
  ])('%s is refused', async (query, type) => {
    const { status, body } = await progress('karawang', '32.15', query);
    expect(problemAnswer.parse(body)).toMatchObject({ status: 400, type });
    expect(status).toBe(400);
  });

  test('areas and campaigns', async () => {
    const { body } = await call('karawang', areasRoute.GET, {
      path: 'areas?campaign=pk21&q=teluk%20jambe',
      params: {},
    });
    expect(areasAnswer.parse(body).areas.slice(0, 2)).toEqual([
      { code: '32.15.03', name: 'Telukjambe Timur', level: 3, kind: 'kecamatan', parentName: 'Karawang' },
      { code: '32.15.27', name: 'Telukjambe Barat', level: 3, kind: 'kecamatan', parentName: 'Karawang' },
    ]);
    const search = async (q: string, who = 'karawang') => {
      const found = await call(who, areasRoute.GET, { path: `areas?campaign=pk21&q=${q}`, params: {} });
      return areasAnswer.parse(found.body);
    };
    // A sign is a letter like any other: it finds what holds it, which is nothing.
    for (const sign of ['%25', '_', '%25%25', '']) {
      expect(await search(sign, 'admin')).toEqual({ areas: [], truncated: false });
    }
    expect((await search('teluk')).truncated).toBe(false);
    expect(await search('telukjambe', 'admin')).toMatchObject({ truncated: false });
    const cut = await search('suka', 'admin');
    expect([cut.areas.length, cut.truncated]).toEqual([20, true]);
    const known = await call('karawang', campaignsRoute.GET, { path: 'campaigns', params: {} });
    expect(campaignsAnswer.parse(known.body).campaigns).toMatchObject([{ slug: 'pk21', edition: '2025' }]);
  });
});

describe('an upload', () => {
  test('is checked, counted and taken back, and the same file counts once', async () => {
    const before = (await progress('karawang', '32.15')).text;
    const file = table('32.15.03;2021-04-13;;120;30', '32.15.01;2021-04-13;;80;');
    const sent = await upload('karawang', file);
    expect(sent.status).toBe(201);
    const checked = importAnswer.parse(sent.body);
    expect(checked).toMatchObject({
      status: 'checked',
      kind: 'rekap',
      rows: 2,
      accepted: 2,
      refused: [],
      fileName: 'rekap.csv',
    });
    expect(checked.totals.after).toEqual({ online: 200, manual: 30, total: 230 });
    expect(checked.totals.before).toEqual({ online: null, manual: null, total: null });
    expect(checked.changes).toEqual({ new: 2, changed: 0, same: 0, fallen: 0 });
    expect(checked.levels.map(({ level, areas }) => [level, areas])).toEqual([
      [3, 2],
      [2, 1],
    ]);
    expect((await progress('karawang', '32.15')).text).toBe(before);

    const again = await upload('karawang', file);
    expect([again.status, again.body.id]).toEqual([409, checked.id]);

    const committed = await act('karawang', commitRoute.POST, checked.id, '');
    expect(committed.status).toBe(200);
    expect(importAnswer.parse(committed.body)).toEqual({ ...checked, status: 'committed' });
    const kecamatan = progressAnswer.parse((await progress('karawang', '32.15.03', 'asOf=2021-04-13')).body);
    expect(kecamatan.figures).toMatchObject({ online: 120, manual: 30, total: 150 });
    expect((await act('karawang', commitRoute.POST, checked.id)).status).toBe(409);
    expect((await upload('karawang', file)).status).toBe(409);

    const undone = await act('karawang', undoRoute.POST, checked.id);
    expect([undone.status, undone.body.status]).toEqual([200, 'undone']);
    expect((await progress('karawang', '32.15')).text).toBe(before);
    expect((await act('karawang', undoRoute.POST, checked.id)).status).toBe(409);
  });

  test('that later reports stand on is taken back only when that is agreed to', async () => {
    const send = async (row: string) => {
      const { body } = await upload('karawang', table(row));
      expect((await act('karawang', commitRoute.POST, body.id)).status).toBe(200);
      return body.id as number;
    };
    const first = await send('32.15.04;2021-04-13;;120;');
    const second = await send('32.15.04;2021-04-14;;130;');
    for (const body of [undefined, '', '{}', '{"acceptLater":false}']) {
      const { status, body: problem } = await act('karawang', undoRoute.POST, first, body);
      expect(problemAnswer.parse(problem)).toMatchObject({
        status: 409,
        type: 'later-reports',
        later: 1,
        ids: [second],
      });
      expect(status).toBe(409);
    }
    for (const body of ['{"acceptLater":1}', '{"acceptPartial":true}', 'ya']) {
      expect([body, (await act('karawang', undoRoute.POST, first, body)).status]).toEqual([body, 400]);
    }
    // A user who may not undo it learns nothing of the reports after it.
    expect((await act('pembaca', undoRoute.POST, first, '{"acceptLater":true}')).status).toBe(403);
    const undone = await act('karawang', undoRoute.POST, first, '{"acceptLater":true}');
    expect(importAnswer.parse(undone.body)).toMatchObject({ id: first, status: 'undone' });
    expect((await act('karawang', undoRoute.POST, second)).status).toBe(200);
  });

  test('with refused rows is counted only when that is agreed to, or when they are corrected', async () => {
    const file = table('32.15.03;2021-04-14;;3,5;', '33.13;2021-04-14;;5;', '32.15.01;2021-04-14;;70;');
    const { body } = await upload('karawang', file);
    const checked = importAnswer.parse(body);
    expect(checked.accepted).toBe(1);
    expect(checked.refused.map(({ row, column }) => [row, column])).toEqual([
      [2, 'online_masuk'],
      [3, 'kode_wilayah'],
    ]);
    expect((await act('karawang', commitRoute.POST, checked.id)).body).toMatchObject({
      status: 409,
      type: 'rows-refused',
    });
    expect((await act('karawang', commitRoute.POST, checked.id, '{"acceptPartial":1}')).status).toBe(400);
    expect((await act('karawang', commitRoute.POST, checked.id, 'ya')).status).toBe(400);
    const corrected = await call('karawang', importRoute.PATCH, {
      path: `imports/${checked.id}`,
      params: { id: `${checked.id}` },
      method: 'PATCH',
      body: JSON.stringify({ rows: { 3: '32.15.05' }, columns: { manual_masuk: 'ignore' } }),
    });
    expect(corrected.status).toBe(200);
    expect(importAnswer.parse(corrected.body)).toMatchObject({ id: checked.id, accepted: 2 });
    const committed = await act('karawang', commitRoute.POST, checked.id, '{"acceptPartial":true}');
    expect(importAnswer.parse(committed.body)).toMatchObject({ status: 'committed', accepted: 2 });
    expect((await act('karawang', undoRoute.POST, checked.id)).status).toBe(200);
  });

  test('over figures saved since its check is refused with both, and counted once it is compared again', async () => {
    const mine = importAnswer.parse((await upload('karawang', table('32.15.02;2021-04-15;;1100;'))).body);
    const theirs = importAnswer.parse((await upload('jabar', table('32.15.02;2021-04-15;;1200;'))).body);
    expect((await act('jabar', commitRoute.POST, theirs.id)).status).toBe(200);
    const refused = await act('karawang', commitRoute.POST, mine.id);
    expect(refused).toMatchObject({ status: 409, body: { type: 'figures-changed', count: 1 } });
    expect(refused.body.changed).toMatchObject([{ area: '32.15.02', day: '2021-04-15', seen: null, now: 1200 }]);
    const again = { path: `imports/${mine.id}`, params: { id: `${mine.id}` }, method: 'PATCH', body: '{}' };
    expect((await call('karawang', importRoute.PATCH, again)).status).toBe(200);
    expect((await act('karawang', commitRoute.POST, mine.id)).status).toBe(200);
    const { figures } = progressAnswer.parse((await progress('karawang', '32.15.02', 'asOf=2021-04-15')).body);
    expect(figures.total).toBe(1100);
    expect((await act('karawang', undoRoute.POST, mine.id)).status).toBe(200);
    expect((await act('jabar', undoRoute.POST, theirs.id)).status).toBe(200);
  });

  test('with held rows: they are listed, stay out, and come in with a reason', async () => {
    const file = table('32.15.16;2021-04-14;;15400000;', '32.15.01;2021-04-14;;71;');
    const { body } = await upload('karawang', file);
    const checked = importAnswer.parse(body);
    expect(checked).toMatchObject({ accepted: 1, refused: [] });
    expect(checked.held).toMatchObject([
      { row: 2, area: '32.15.16', name: 'Tirtamulya', value: 15_400_000, code: 'aboveTargetAbove', confirmed: null },
    ]);
    expect(checked.held[0]?.reason).toContain('15.400.000 adalah 2.096\u00a0% dari target Kabupaten Karawang');
    const bad = await act('karawang', commitRoute.POST, checked.id, '{"confirmHeld":{"2":"x"}}');
    expect(bad).toMatchObject({ status: 400, body: { type: 'bad-reason' } });
    const long = await act(
      'karawang',
      commitRoute.POST,
      checked.id,
      JSON.stringify({ confirmHeld: { 2: 'a'.repeat(501) } }),
    );
    expect(long).toMatchObject({ status: 400, body: { detail: 'Alasannya 501 huruf; paling banyak 500.' } });
    expect((await act('karawang', commitRoute.POST, checked.id, '{"confirmHeld":{"baris":"benar"}}')).status).toBe(400);
    const committed = importAnswer.parse((await act('karawang', commitRoute.POST, checked.id)).body);
    expect(committed).toMatchObject({ status: 'committed', accepted: 1, held: [{ row: 2, confirmed: null }] });
    expect((await act('karawang', undoRoute.POST, checked.id)).status).toBe(200);

    const again = importAnswer.parse((await upload('karawang', file)).body);
    const reason = JSON.stringify({ confirmHeld: { 2: 'target belum diperbarui' } });
    const confirmed = importAnswer.parse((await act('karawang', commitRoute.POST, again.id, reason)).body);
    expect(confirmed).toMatchObject({ accepted: 2, held: [{ row: 2, confirmed: 'target belum diperbarui' }] });
    const { figures } = progressAnswer.parse((await progress('karawang', '32.15', 'asOf=2021-04-14')).body);
    expect(figures).toMatchObject({ flagsBelow: { held: 1 } });
    expect(figures.flags).toContain('held');
    expect(figures.withoutHeld?.total).toBeLessThan(100_000);
    expect((await act('karawang', undoRoute.POST, again.id)).status).toBe(200);
  });

  test('a held increment is shown as it stands in the file, and what is suggested can be typed there', async () => {
    const first = await upload('admin', table('32.15.02;2021-04-01;3000;1000;'));
    expect((await act('admin', commitRoute.POST, first.body.id)).status).toBe(200);
    const sent = await upload('karawang', table('32.15.02;2021-04-02;;9900;'), { mode: 'daily' });
    const checked = importAnswer.parse(sent.body);
    expect(checked.held).toMatchObject([{ row: 2, value: 10_900, added: 9_900, against: 3_000, suggestion: 990 }]);
    expect(checked.held[0]?.reason).toContain('tambahan 990, sehingga menjadi 1.990?');
    const mended = await call('karawang', importRoute.PATCH, {
      ...{ path: `imports/${checked.id}`, params: { id: `${checked.id}` }, method: 'PATCH' },
      body: JSON.stringify({ cells: { 2: { online_masuk: String(checked.held[0]?.suggestion) } } }),
    });
    expect(importAnswer.parse(mended.body)).toMatchObject({ accepted: 1, held: [] });
    expect((await act('karawang', commitRoute.POST, checked.id)).status).toBe(200);
    const { figures } = progressAnswer.parse((await progress('karawang', '32.15.02', 'asOf=2021-04-02')).body);
    expect(figures.total).toBe(1_990);
    for (const id of [checked.id, first.body.id]) expect((await act('admin', undoRoute.POST, id)).status).toBe(200);
  });

  test.each<[string, () => BodyInit, number, string]>([
    ['without a file', () => new URLSearchParams({ campaign: 'pk21' }), 415, 'multipart'],
    ['as JSON', () => '{}', 415, 'multipart'],
    ['without a campaign', () => form(table(), { campaign: '' }), 400, "'campaign': wajib diisi"],
    ['with a field that is not known', () => form(table(), { kampanye: 'pk21' }), 400, "'kampanye' tidak dikenal"],
    ['with a mode that is not known', () => form(table(), { mode: 'harian' }), 400, "'harian' tidak dikenal"],
    ['with a day that is none', () => form(table(), { asOf: '31-04-2021' }), 400, 'bukan tanggal'],
    ['for an area elsewhere', () => form(table('33.13;2021-04-13;;1;'), { under: '33.13' }), 404, 'kode wilayahnya'],
    ['for no campaign', () => form(table('32.15;2021-04-13;;1;'), { campaign: 'pk99' }), 404, 'nama kampanye'],
    ['that is empty', () => form(''), 422, 'kosong'],
    ['over the limit', () => form('x'.repeat(25 * 1024 * 1024 + 1)), 413, '25 MB'],
  ])('%s is refused, and nothing is kept', async (_, body, status, words) => {
    const before = await database.owner.$count(imports);
    const answer = await call('karawang', uploadRoute.POST, {
      path: 'imports',
      params: {},
      method: 'POST',
      body: body(),
    });
    expect(answer.status).toBe(status);
    expect(problemAnswer.parse(answer.body).detail).toContain(words);
    expect(await database.owner.$count(imports)).toBe(before);
  });

  test('in the middle of which the session ends is refused, and nothing is kept', async () => {
    const before = await database.owner.$count(imports);
    const secret = newSecret();
    const hash = hashSecret(secret);
    await createSession(database.serving, {
      userId: ids.karawang ?? 0,
      hash,
      expiresAt: new Date(Date.now() + 60_000),
    });
    const whole = new Response(form(table('32.15;2021-04-15;;1;')));
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          controller.enqueue(bytes);
          await endSession(database.serving, hash);
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const answer = await call(null, uploadRoute.POST, {
      path: 'imports',
      params: {},
      method: 'POST',
      body,
      headers: {
        cookie: `next-auth.session-token=${await sealSession(secret)}`,
        'content-type': whole.headers.get('content-type') ?? '',
      },
    });
    expect(answer.status).toBe(401);
    expect(problemAnswer.parse(answer.body).detail).toContain('Sesi Anda sudah berakhir');
    expect(await database.owner.$count(imports)).toBe(before);
  });
});

test('a database that is gone is said to be gone, and to be asked for again', async () => {
  const kept = servingDatabase();
  const nowhere = connect('postgres://nobody@127.0.0.1:9/none');
  try {
    Object.assign(globalThis, { kejarDatabase: nowhere });
    const { status, headers, text } = await progress('karawang', '32.15');
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problemAnswer.parse(JSON.parse(text))).toMatchObject({ type: 'unavailable' });
    expect(text).not.toContain('127.0.0.1');
    expect((await readyz()).status).toBe(503);
  } finally {
    Object.assign(globalThis, { kejarDatabase: kept });
    await nowhere.close();
  }
  expect((await progress('karawang', '32.15')).status).toBe(200);
  expect((await readyz()).status).toBe(200);
});
