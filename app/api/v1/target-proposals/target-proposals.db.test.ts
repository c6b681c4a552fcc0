import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as commitImport } from '@/app/api/v1/imports/[id]/commit/route';
import { POST as uploadFile } from '@/app/api/v1/imports/route';
import { importAnswer } from '@/lib/domain/api-imports';
import { proposalsAnswer } from '@/lib/domain/api-proposals';
import { openServed, type ServedDatabase } from '../fixtures/served-database';
import { POST as accept } from './accept/route';
import { POST as decline } from './decline/route';
import { GET as list } from './route';
import { POST as withdraw } from './withdraw/route';

let served: ServedDatabase;
let tokens: Record<string, string>;
const reason = 'Surat dinas 12/2021 tentang target';

beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id', office: 'Kantor admin' },
    jabar: { role: 'provinsi', areaCode: '32', office: 'Kantor jabar' },
    jateng: { role: 'provinsi', areaCode: '33', office: 'Kantor jateng' },
    karawang: { role: 'kabupaten', areaCode: '32.15', office: 'Kantor karawang' },
    bekasi: { role: 'kabupaten', areaCode: '32.16', office: 'Kantor bekasi' },
    telukjambe: { role: 'kecamatan', areaCode: '32.15.03', office: 'Kantor telukjambe' },
    pembaca: { role: 'pembaca', areaCode: '32', office: 'Kantor pembaca' },
  });
  tokens = served.tokens;
  await commit('admin', await upload('admin', '32.15;2021-04-12;734768;28800'));
});
afterAll(async () => {
  await served.close();
});

const request = (who: string, path: string, init: RequestInit = {}) =>
  new Request(`http://kejar.example/api/v1/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${tokens[who]}`, ...init.headers },
  });
const none = { params: Promise.resolve({}) };
const body = async (response: Response) => ({ status: response.status, body: await response.json() });

async function upload(who: string, row: string) {
  const form = new FormData();
  form.set('file', new File([`kode_wilayah;tanggal;target;online_masuk\n${row}`], 'rekap.csv'));
  form.set('campaign', 'pk21');
  const sent = await body(await uploadFile(request(who, 'imports', { method: 'POST', body: form }), none));
  expect(sent.status).toBe(201);
  return importAnswer.parse(sent.body);
}

const json = (who: string, path: string, said: object) =>
  request(who, path, { method: 'POST', body: JSON.stringify(said) });

async function commit(who: string, { id }: { id: number }, said: object = {}) {
  const params = Promise.resolve({ id: `${id}` });
  return body(await commitImport(json(who, `imports/${id}/commit`, said), { params }));
}

const decide = async (who: string, route: typeof accept, ids: number[], said: object = {}) =>
  body(await route(json(who, 'target-proposals', { campaign: 'pk21', ids, ...said }), none));

async function seenBy(who: string, state = 'open') {
  const answer = await body(await list(request(who, `target-proposals?campaign=pk21&state=${state}`), none));
  return proposalsAnswer.parse(answer.body).proposals;
}

test('from the upload of a kabupaten to the figure, by the one who decides', async () => {
  const checked = await upload('karawang', '32.15;2021-04-13;605000;29000');
  expect(checked.targets).toEqual({
    ...{ sets: 0, proposes: 1, proposals: [] },
    decidedBy: 'Perwakilan BKKBN Jawa Barat',
  });
  expect(await commit('karawang', checked)).toMatchObject({ status: 409, body: { type: 'target-reason-needed' } });
  const kept = await commit('karawang', checked, { targets: { reason } });
  expect(kept.status).toBe(200);
  const [id = 0] = importAnswer.parse(kept.body).targets?.proposals ?? [];
  expect(await seenBy('jabar')).toMatchObject([
    {
      ...{ id, status: 'open', reason, author: 'karawang', office: 'Kantor karawang', mayDecide: true },
      ...{ before: { total: 734_768 }, standing: { total: 734_768 }, proposed: { total: 605_000 } },
      changePercent: -17.66,
      effect: { day: '2021-04-13', percentBefore: 3.95, percentAfter: 4.79, statusBefore: 'behind' },
      odd: [{ oddity: 'targetFarFromBefore', against: 734_768 }],
    },
  ]);

  // Who sees it, and who may do what: the refusals first.
  for (const who of ['jateng', 'bekasi', 'telukjambe']) expect([who, await seenBy(who)]).toEqual([who, []]);
  for (const who of ['karawang', 'pembaca']) expect((await seenBy(who))[0]).toMatchObject({ id, mayDecide: false });
  for (const who of ['karawang', 'bekasi', 'telukjambe', 'pembaca']) {
    for (const route of [accept, decline]) {
      expect([who, await decide(who, route, [id], { reason })]).toMatchObject([who, { status: 403 }]);
      // The same for what there is not: a role that never decides learns nothing from the answer.
      expect([who, await decide(who, route, [999_999], { reason })]).toMatchObject([who, { status: 403 }]);
    }
  }
  expect(await decide('jateng', accept, [id], { reason })).toMatchObject({ status: 404 });
  for (const [who, status] of [
    ['bekasi', 404],
    ['telukjambe', 404],
    ['jabar', 403],
    ['pembaca', 403],
  ] as const) {
    expect([who, (await decide(who, withdraw, [id])).status]).toEqual([who, status]);
  }
  expect(await decide('jabar', accept, [id])).toMatchObject({ status: 409, body: { type: 'target-held' } });
  expect(await decide('jabar', decline, [id], { reason: 'tidak' })).toMatchObject({ status: 400 });
  expect((await seenBy('karawang'))[0]?.standing.total).toBe(734_768);

  const accepted = await decide('jabar', accept, [id], { reason });
  expect(accepted).toMatchObject({ status: 200, body: { proposals: [{ status: 'accepted', decidedBy: 'jabar' }] } });
  expect(await decide('jabar', accept, [id], { reason })).toMatchObject({ status: 200 });
  expect(await decide('jabar', decline, [id], { reason })).toMatchObject({ status: 409 });
  expect((await seenBy('karawang', 'decided'))[0]).toMatchObject({ status: 'accepted', standing: { total: 605_000 } });
});

test('the next rekap that repeats the target is silent, and what its office takes back is withdrawn', async () => {
  const same = await upload('karawang', '32.15;2021-04-14;605000;29500');
  expect(same.targets).toBeNull();
  expect((await commit('karawang', same)).status).toBe(200);
  const other = await upload('karawang', '32.15;2021-04-15;600000;29600');
  const kept = await commit('karawang', other, { targets: { reason } });
  const ids = importAnswer.parse(kept.body).targets?.proposals ?? [];
  expect(await decide('karawang', withdraw, ids)).toMatchObject({
    status: 200,
    body: { proposals: [{ status: 'withdrawn' }] },
  });
});

test('a province that sets an odd target is asked for its reason, and proposes its own', async () => {
  const sent = await upload('jabar', '32.15;;30000;\n32.16;;900000;\n32;;14000000;');
  expect(sent.targets).toMatchObject({ sets: 2, proposes: 1, decidedBy: 'BKKBN Pusat' });
  expect(sent.held.map(({ row, area, code }) => [row, area, code])).toEqual([[2, '32.15', 'targetFarFromBefore']]);
  const kept = await commit('jabar', sent, { targets: { reason } });
  expect(kept).toMatchObject({ status: 200, body: { held: [{ area: '32.15', confirmed: null }] } });
  const [own] = await seenBy('jabar');
  expect(own).toMatchObject({ area: { code: '32' }, mayDecide: false });
  expect(await decide('jabar', accept, [own?.id ?? 0], { reason })).toMatchObject({
    status: 403,
    body: { type: 'may-not-decide' },
  });
  expect(await decide('admin', accept, [own?.id ?? 0], { reason })).toMatchObject({ status: 200 });
});

test.each([
  ['no proposal', accept, []],
  ['too many', accept, Array.from({ length: 1_001 }, (_, at) => at + 1)],
  ['a number that is none', accept, [0]],
])('%s: 400', async (_, route, ids) => {
  expect((await decide('jabar', route, ids)).status).toBe(400);
});
