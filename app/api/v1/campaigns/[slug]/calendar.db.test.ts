import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as readProgress } from '@/app/api/v1/progress/[campaign]/[areaCode]/route';
import { closuresAnswer } from '@/lib/domain/api-closures';
import { extensionsAnswer } from '@/lib/domain/api-extensions';
import { outageAnswer, outagesAnswer } from '@/lib/domain/api-outages';
import { progressAnswer } from '@/lib/domain/api-progress';
import { visitAnswer, visitsAnswer } from '@/lib/domain/api-visits';
import { openServed, type ServedDatabase } from '../../fixtures/served-database';
import { POST as openDays } from './closures/open/route';
import { POST as closeDays, GET as listClosures } from './closures/route';
import { PATCH as changeExtension } from './extensions/[extension]/route';
import { POST as extend, GET as listExtensions } from './extensions/route';
import { PATCH as changeOutage } from './outages/[outage]/route';
import { GET as listOutages, POST as noteOutage } from './outages/route';
import { PATCH as changeVisit, GET as showVisit } from './visits/[visit]/route';
import { GET as listVisits, POST as recordVisit } from './visits/route';

let served: ServedDatabase;

beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id', office: 'BKKBN' },
    jabar: { role: 'provinsi', areaCode: '32', office: 'Perwakilan BKKBN Jawa Barat' },
    karawang: { role: 'kabupaten', areaCode: '32.15', office: 'DPPKB Karawang' },
    bekasi: { role: 'kabupaten', areaCode: '32.16', office: 'DPPKB Bekasi' },
    telukjambe: { role: 'kecamatan', areaCode: '32.15.03', office: 'Telukjambe' },
    pembaca: { role: 'pembaca', areaCode: '32', office: 'Pembaca' },
  });
});
afterAll(() => served.close());

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

async function call(who: string, handler: unknown, path: string, said?: object, more: Record<string, string> = {}) {
  const request = new Request(`http://kejar.example/api/v1/campaigns/pk21/${path}`, {
    headers: { authorization: `Bearer ${served.tokens[who]}` },
    ...(said && { method: 'POST', body: JSON.stringify(said) }),
  });
  const params = Promise.resolve({ slug: 'pk21', ...more }) as Promise<never>;
  const response = await (handler as Handler)(request, { params });
  return { status: response.status, body: await response.json() };
}

async function figuresOf(code: string, asOf: string) {
  const request = new Request(`http://kejar.example/api/v1/progress/pk21/${code}?asOf=${asOf}`, {
    headers: { authorization: `Bearer ${served.tokens.admin}` },
  });
  const params = Promise.resolve({ campaign: 'pk21', areaCode: code });
  const answer = progressAnswer.parse(await (await readProgress(request, { params })).json());
  return { ...answer.figures, endDay: answer.clock.endDay };
}

const outage = {
  area: '32.15',
  channel: 'online',
  from: '2021-04-07',
  until: '2021-04-08',
  reason: 'Server pusat mati',
};

test('an outage from its first word to its withdrawal', async () => {
  const noted = await call('karawang', noteOutage, 'outages', outage);
  expect(noted.status).toBe(201);
  const { id, seen, daysLost } = outageAnswer.parse(noted.body);
  expect(daysLost).toEqual({ online: 2, manual: 0 });
  expect((await figuresOf('32.15', '2021-04-12')).daysLost).toEqual({ online: 2, manual: 0 });
  const named = { outage: `${id}` };
  // 10.00 to 17.00 WIB of one day, written in another zone.
  const hours = { from: '2021-04-08T12:00+09:00', until: '2021-04-08T10:00Z', note: 'baru hari kedua' };
  const corrected = await call('jabar', changeOutage, 'outages', { ...hours, seen }, named);
  expect([corrected.status, outageAnswer.parse(corrected.body)]).toMatchObject([
    200,
    {
      ...{ id, from: '2021-04-08T03:00:00.000Z', until: '2021-04-08T10:00:00.000Z', daysLost: { online: 1 } },
      ...{
        reason: 'Server pusat mati',
        channel: 'online',
        history: [{ fromDay: '2021-04-07' }, { note: 'baru hari kedua' }],
      },
    },
  ]);
  expect(await call('karawang', changeOutage, 'outages', { ...hours, seen }, named)).toMatchObject({
    ...{ status: 409, body: { type: 'outage-changed' } },
  });
  expect(await call('karawang', changeOutage, 'outages', {}, named)).toMatchObject({ status: 422 });
  expect(await call('karawang', changeOutage, 'outages', { until: 'now' }, named)).toMatchObject({
    ...{ status: 409, body: { type: 'outage-ended' } },
  });
  const listed = outagesAnswer.parse((await call('telukjambe', listOutages, 'outages')).body);
  expect(listed.outages).toMatchObject([{ id, mayChange: false }]);
  expect((await call('karawang', changeOutage, 'outages', { withdrawn: true, note: 'ganda' }, named)).status).toBe(200);
  expect((await figuresOf('32.15', '2021-04-12')).daysLost).toEqual({ online: 0, manual: 0 });
});

test.each([
  ['ends before it starts', { from: '2021-04-08', until: '2021-04-07' }, 422, 'outage-span'],
  ['of 400 days', { from: '2021-04-01', until: '2022-05-05' }, 422, 'outage-span'],
  ['in the future', { from: '2999-04-01', until: '2999-04-02' }, 422, 'outage-span'],
  ['of no day', { from: '12 April 2021' }, 400, 'body-invalid'],
  ['of no hour', { from: '2021-04-08T25:00' }, 400, 'body-invalid'],
  ['of no channel', { channel: 'fax' }, 400, 'body-invalid'],
  ['of no area', { area: '3215' }, 400, 'body-invalid'],
  ['without a cause', { reason: '' }, 422, 'words-invalid'],
  ['with a field that there is not', { days: 2 }, 400, 'body-invalid'],
] as const)('an outage %s is refused', async (_, said, status, type) => {
  expect(await call('karawang', noteOutage, 'outages', { ...outage, ...said })).toMatchObject({
    status,
    body: { type },
  });
});

test('an extension, and one that is taken back', async () => {
  const said = { area: '32', endDay: '2021-06-21', decidedDay: '2021-05-28', letter: 'SE 4/2021' };
  const noted = await call('admin', extend, 'extensions', said);
  expect(noted.status).toBe(201);
  const [one] = extensionsAnswer.parse(noted.body).extensions;
  expect(one).toMatchObject({ ...said, area: { code: '32' }, withdrawnAt: null });
  expect((await figuresOf('32.15', '2021-05-30')).endDay).toBe('2021-06-21');
  expect(await call('admin', extend, 'extensions', { ...said, endDay: '2021-06-10' })).toMatchObject({
    ...{ status: 422, body: { type: 'end-too-early' } },
  });
  const listed = extensionsAnswer.parse((await call('karawang', listExtensions, 'extensions')).body);
  expect(listed).toMatchObject({ endDay: '2021-06-21', extensions: [{ letter: 'SE 4/2021' }] });
  const taken = { withdrawn: true, reason: 'salah wilayah' };
  const named = { extension: `${one?.id}` };
  expect((await call('admin', changeExtension, 'extensions', taken, named)).status).toBe(200);
  expect((await call('admin', changeExtension, 'extensions', taken, named)).status).toBe(409);
  expect((await figuresOf('32.15', '2021-05-30')).endDay).toBe('2021-05-31');
});

test('signing off and opening, in figures and words', async () => {
  const closed = await call('jabar', closeDays, 'closures', { area: '32.15', until: '2021-04-12' });
  expect([closed.status, closuresAnswer.parse(closed.body)]).toMatchObject([
    201,
    { area: { code: '32.15' }, closed: { until: '2021-04-12', by: 'Perwakilan BKKBN Jawa Barat' } },
  ]);
  expect((await figuresOf('32.15.03', '2021-04-12')).closedUntil).toBe('2021-04-12');
  expect((await figuresOf('32', '2021-04-12')).closedUntil).toBeNull();
  const listed = closuresAnswer.parse((await call('jabar', listClosures, 'closures?asOf=2021-04-12')).body);
  expect(listed.areas.find(({ area }) => area.code === '32.15')).toMatchObject({
    ...{ reported: false, ready: false, mayClose: true, mayOpen: true, closed: { until: '2021-04-12' } },
  });
  const reopen = { area: '32.15', from: '2021-04-11', reason: 'rekap desa menyusul' };
  expect(await call('karawang', openDays, 'closures/open', reopen)).toMatchObject({ status: 403 });
  const opened = await call('jabar', openDays, 'closures/open', reopen);
  expect([opened.status, closuresAnswer.parse(opened.body).history]).toMatchObject([
    200,
    [
      { until: '2021-04-10', reason: 'rekap desa menyusul', user: 'jabar' },
      { until: '2021-04-12', reason: null },
    ],
  ]);
});

const visit = {
  ...{ kind: 'baksos', from: '2021-04-14', until: '2021-04-15', participants: 'DPPKB Karawang' },
  places: [{ area: '32.15.03.2001', kampung: 'Kampung Baru' }],
  tasks: [{ task: 'Daftar ulang', person: 'Ani', due: '2021-04-20' }],
};

test('a visit from its first word to its withdrawal', async () => {
  const recorded = await call('karawang', recordVisit, 'visits', visit);
  expect(recorded.status).toBe(201);
  const { id, places, tasks } = visitAnswer.parse(recorded.body);
  expect(places).toMatchObject([{ kampung: 'Kampung Baru', figures: { percent: null }, parent: { code: '32.15.03' } }]);
  expect(places[0]?.reason).toContain('belum ada');
  const named = { visit: String(id) };
  const changed = await call(
    'karawang',
    changeVisit,
    'visits',
    {
      ...{ version: 1, result: 'Sepuluh keluarga didata', tasks: [{ id: tasks[0]?.id, done: true }] },
    },
    named,
  );
  expect(visitAnswer.parse(changed.body)).toMatchObject({ version: 2, result: 'Sepuluh keluarga didata' });
  expect(await call('karawang', changeVisit, 'visits', { version: 1, result: 'Lain' }, named)).toMatchObject({
    ...{ status: 409, body: { type: 'visit-changed' } },
  });
  expect(await call('karawang', changeVisit, 'visits', {}, named)).toMatchObject({ status: 422 });
  const listed = visitsAnswer.parse((await call('telukjambe', listVisits, 'visits?area=32.15.03')).body);
  expect(listed.visits).toMatchObject([{ id, mayChange: true, tasks: [{ doneAt: expect.any(String) }] }]);
  expect((await call('pembaca', showVisit, 'visits', undefined, named)).status).toBe(200);
  expect((await call('bekasi', showVisit, 'visits', undefined, named)).status).toBe(404);
  expect(await call('karawang', recordVisit, 'visits', { ...visit, until: '2021-04-13' })).toMatchObject({
    ...{ status: 422, body: { type: 'visit-span' } },
  });
  const nobody = [{ ...visit.tasks[0], person: '' }];
  expect(await call('karawang', recordVisit, 'visits', { ...visit, tasks: nobody })).toMatchObject({
    ...{ status: 422, body: { type: 'task-for-nobody' } },
  });
  const taken = await call('karawang', changeVisit, 'visits', { withdrawn: true, note: 'ganda' }, named);
  expect(taken.status).toBe(200);
  expect((await call('karawang', showVisit, 'visits', undefined, named)).status).toBe(404);
});

const extension = { area: '32.15', endDay: '2021-06-21', decidedDay: '2021-05-28', letter: 'SE 4/2021' };
const close = { area: '32.15', until: '2021-04-12' };
const open = { area: '32.15', reason: 'rekap menyusul' };

test.each([
  ['pembaca', noteOutage, 'outages', outage, 403],
  ['bekasi', noteOutage, 'outages', outage, 404],
  ['telukjambe', noteOutage, 'outages', outage, 404],
  ['telukjambe', noteOutage, 'outages', { ...outage, area: '32.15.03.2001' }, 403],
  ['pembaca', changeOutage, 'outages', { withdrawn: true, note: 'tidak ada' }, 403],
  ['bekasi', changeOutage, 'outages', { withdrawn: true, note: 'tidak ada' }, 404],
  ['pembaca', recordVisit, 'visits', visit, 403],
  ['bekasi', recordVisit, 'visits', visit, 404],
  ['pembaca', changeVisit, 'visits', { result: 'baik' }, 403],
  ['bekasi', changeVisit, 'visits', { result: 'baik' }, 404],
  ['jabar', extend, 'extensions', extension, 403],
  ['karawang', extend, 'extensions', extension, 403],
  ['pembaca', extend, 'extensions', extension, 403],
  ['jabar', changeExtension, 'extensions', { withdrawn: true, reason: 'salah' }, 403],
  ['admin', changeExtension, 'extensions', { withdrawn: true, reason: 'salah' }, 404],
  ['pembaca', closeDays, 'closures', close, 403],
  ['karawang', closeDays, 'closures', close, 403],
  ['bekasi', closeDays, 'closures', close, 404],
  ['pembaca', openDays, 'closures/open', open, 403],
  ['bekasi', openDays, 'closures/open', open, 404],
  ['karawang', openDays, 'closures/open', open, 403],
] as const)('%s, %#: refused', async (who, handler, path, said, status) => {
  const outside = await call(who, handler, path, said, {
    outage: '2000000000',
    extension: '2000000000',
    visit: '2000000000',
  });
  expect([who, path, outside.status]).toEqual([who, path, status]);
});
