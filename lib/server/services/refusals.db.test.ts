import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { createUser } from '../../../db/writes/users';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { AccountRole, Actor } from '../../domain/users';
import { defaultAreaQuery } from '../../format/area-query';
import { type Context, contextOf } from '../auth/context';
import { operatorUser } from '../auth/operator';
import { forgetAlias } from './aliases';
import { startBundle, stopBundle } from './bundles';
import { saveTyped } from './counts';
import { loadOriginalFile, makeRefusedRows, makeTemplate } from './import-files';
import { changeLogo, changeOffice, keepColumns, requireOffice } from './offices';
import { drawRecap } from './pictures';
import { makeAreaFile, makeSnapshotFile } from './sheets';
import { deleteSheet, freezeSheet, renameSheet, restoreSheet } from './snapshots';
import { acceptTargets, declineTargets, withdrawTargets } from './target-proposals';
import { requireSender } from './uploads';

const campaignSlug = 'uji';
const karawang = { campaignSlug, code: '32.15' };
const requestKey = '0f8fad5b-d9cb-469f-a165-70867728950e';
const kind = { format: 'csv', pemisah: 'koma' } as const;
const frozen = { kind, columns: null, orientation: null };
const said = { name: 'Rapat', requestKey, query: defaultAreaQuery };

let database: TestDatabase;
const accounts = new Map<string, Actor>();

const people: [role: AccountRole, code: string][] = [
  ['kabupaten', '32.14'],
  ['provinsi', '33'],
  ['provinsi', '32'],
  ['kecamatan', '32.15.03'],
  ['kabupaten', '32.15'],
  ['pembaca', '32.15'],
];

beforeAll(async () => {
  database = await openTestDatabase();
  await makeTestCampaign(database.owner, campaignSlug);
  for (const [role, areaCode] of people) {
    const account = { email: `${role}-${areaCode}@uji.test`, name: role, office: 'Kantor', role };
    const { id } = await createUser(database.owner, { ...account, areaCode, passwordHash: null }, { id: null });
    const area = { code: areaCode, ...rangeOfCode(areaCode) };
    accounts.set(`${role} ${areaCode}`, { kind: 'user', id, ...account, area });
  }
  const area = { code: '32.15', ...rangeOfCode('32.15') };
  accounts.set('tamu 32.15', { kind: 'guest', email: '', name: 'Tamu', office: '', role: 'tamu', area });
});
afterAll(() => database.close());

function as(who: string): Context {
  const actor = accounts.get(who);
  if (!actor) throw new Error(`nobody is ${who}`);
  return contextOf(actor, database.serving);
}

/** Who stands outside Karawang, or may only look at it. */
const outsiders = ['kabupaten 32.14', 'provinsi 33', 'kecamatan 32.15.03', 'pembaca 32.15', 'tamu 32.15'];
const readers = ['pembaca 32.15', 'tamu 32.15'];
const strangers = ['kabupaten 32.14', 'provinsi 33', 'kecamatan 32.15.03'];
const column = { campaignSlug, columns: null, version: 0 };
const entered = {
  ...{ ...karawang, day: toDay('2021-04-14'), stage: 'recorded' as const, requestKey },
  cells: [{ code: '32.15.03', channel: 'online' as const, text: '5', opened: null }],
};

const verbs: [name: string, who: readonly string[], status: number, call: (ctx: Context) => Promise<unknown>][] = [
  // An office is changed by its own people and by those above.
  ['open an office', outsiders, 404, (ctx) => requireOffice(ctx, '32.15')],
  [
    'change an office',
    outsiders,
    404,
    (ctx) => changeOffice(ctx, { areaCode: '32.15', change: { columns: null }, version: 0 }),
  ],
  ['change a logo', outsiders, 404, (ctx) => changeLogo(ctx, { areaCode: '32.15', picture: null })],
  ['keep columns', readers, 404, (ctx) => keepColumns(ctx, column)],
  ['freeze a sheet', outsiders, 404, (ctx) => freezeSheet(ctx, karawang, said)],
  ['rename a sheet', outsiders, 404, (ctx) => renameSheet(ctx, karawang, { id: 1, name: 'Lain', before: 'Rapat' })],
  ['delete a sheet', outsiders, 404, (ctx) => deleteSheet(ctx, karawang, 1)],
  ['restore a sheet', outsiders, 404, (ctx) => restoreSheet(ctx, karawang, { id: 1, name: null })],
  ['freeze without an account', ['operator'], 404, (ctx) => freezeSheet(ctx, karawang, said)],
  ['forget a name', readers, 404, (ctx) => forgetAlias(ctx, { campaignSlug, id: 1 })],
  ['enter figures', strangers, 404, (ctx) => saveTyped(ctx, entered)],
  ['enter figures as a reader', readers, 403, (ctx) => saveTyped(ctx, entered)],
  ['send a file in parts', readers, 403, (ctx) => requireSender(ctx, campaignSlug)],
  ['send without an account', ['operator'], 404, (ctx) => requireSender(ctx, campaignSlug)],
  [
    'accept targets',
    [...outsiders.filter((who) => who !== 'provinsi 33'), 'kabupaten 32.15'],
    403,
    (ctx) => acceptTargets(ctx, { campaignSlug, ids: [1], seen: {}, reason: '' }),
  ],
  [
    'decline targets',
    [...outsiders.filter((who) => who !== 'provinsi 33'), 'kabupaten 32.15'],
    403,
    (ctx) => declineTargets(ctx, { campaignSlug, ids: [1], reason: 'tidak sesuai data' }),
  ],
  ['withdraw targets', readers, 403, (ctx) => withdrawTargets(ctx, { campaignSlug, ids: [1] })],
  [
    'make a bundle',
    [...strangers, 'tamu 32.15', 'operator'],
    404,
    (ctx) => startBundle(ctx, { ...karawang, query: defaultAreaQuery, format: 'xlsx' }),
  ],
  ['stop a bundle', [...strangers, 'tamu 32.15', 'operator'], 404, (ctx) => stopBundle(ctx, karawang, 1)],
  ['download a sheet', strangers, 404, (ctx) => makeAreaFile(ctx, karawang, { kind, query: defaultAreaQuery })],
  ['download a frozen sheet', strangers, 404, (ctx) => makeSnapshotFile(ctx, { ...karawang, id: 1 }, frozen)],
  ['draw a recap', strangers, 404, (ctx) => drawRecap(ctx, karawang, defaultAreaQuery)],
  ['open an upload', outsiders, 404, (ctx) => loadOriginalFile(ctx, { campaignSlug, id: 1 })],
  ['open refused rows', outsiders, 404, (ctx) => makeRefusedRows(ctx, { campaignSlug, id: 1 })],
  [
    'take a template of another campaign',
    people.map((one) => one.join(' ')),
    404,
    (ctx) => makeTemplate(ctx, 'lain', { kind: 'rekap', level: 4, day: null, format: 'csv' }),
  ],
];

test.each(verbs)('%s: refused to %j', async (_, refused, status, call) => {
  accounts.set('operator', operatorUser());
  for (const who of refused) {
    expect([
      who,
      await call(as(who)).then(
        () => 'done',
        (error) => error.status ?? error,
      ),
    ]).toEqual([who, status]);
  }
});

test('what is refused above is open to the office itself', async () => {
  const ctx = as('kabupaten 32.15');
  expect((await requireOffice(ctx, '32.15')).area.code).toBe('32.15');
  await keepColumns(ctx, column);
  const id = await freezeSheet(ctx, karawang, said);
  await renameSheet(ctx, karawang, { id, name: 'Lain', before: 'Rapat' });
  await deleteSheet(ctx, karawang, id);
  await restoreSheet(ctx, karawang, { id, name: null });
  expect((await makeSnapshotFile(ctx, { ...karawang, id }, frozen)).fileName).toMatch(/-beku-\d+\.csv$/);
  expect(await requireSender(ctx, campaignSlug)).toMatchObject({ campaignSlug, area: { code: '32.15' } });
  expect(await saveTyped(ctx, entered)).toMatchObject({ kind: 'saved', cells: 1 });
  // What is gone already is as good as taken back.
  await forgetAlias(ctx, { campaignSlug, id: 1 });
  const template = await makeTemplate(ctx, campaignSlug, { kind: 'rekap', level: 4, day: null, format: 'csv' });
  expect(template.fileName).toBe('templat-rekap-32.15-desa.csv');
});
