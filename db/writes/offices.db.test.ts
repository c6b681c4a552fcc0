import { createHash } from 'node:crypto';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import { defaultOffice } from '../../lib/domain/offices';
import { inScope } from '../client';
import { getOffice, getOfficeChange } from '../queries/offices';
import { audit, offices, users } from '../schema';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { testArea } from '../testing/scope';
import { type OfficeChange, saveOffice } from './offices';

let database: TestDatabase;
let karawang: AuthorizedArea;
let bekasi: AuthorizedArea;
let jabar: AuthorizedArea;
let [siti, budi]: number[] = [];

const before = defaultOffice({ areaCode: '32.15', name: 'DPPKB Kabupaten Karawang', timeZone: 'WIB' });

beforeAll(async () => {
  database = await openTestDatabase();
  karawang = await testArea(database.owner, '32.15');
  bekasi = await testArea(database.owner, '32.16');
  jabar = await testArea(database.owner, '32');
  const { lo: areaLo, hi: areaHi } = rangeOfCode('32.15');
  const person = { office: 'DPPKB', role: 'kabupaten' as const, areaCode: '32.15', areaLo, areaHi };
  const added = await database.owner
    .insert(users)
    .values([
      { ...person, email: 'siti@dppkb.test', name: 'Siti Aminah' },
      { ...person, email: 'budi@dppkb.test', name: 'Budi Santoso' },
    ])
    .returning({ id: users.id });
  [siti, budi] = added.map(({ id }) => id);
});
afterAll(() => database.close());
beforeEach(() => database.owner.delete(offices));

const save = (change: OfficeChange, version: number, userId = siti ?? null, area = karawang) =>
  saveOffice(database.serving, area, { change, version, before, userId });
const read = (area = karawang) => inScope(database.serving, area, (transaction) => getOffice(transaction, area));

async function lastAudit() {
  const [row] = await database.owner.select().from(audit).orderBy(desc(audit.id)).limit(1);
  return row;
}

const signature = { place: 'Karawang', position: 'Kepala Dinas', name: '<b>Nama</b>', nip: '' };

test('the first change makes the office, and what it does not say is as it was before', async () => {
  expect(await save({ signature }, 0)).toBe(1);
  expect(await read()).toEqual({ ...before, signature, version: 1 });
  expect(await inScope(database.serving, karawang, (one) => getOfficeChange(one, karawang))).toMatchObject({
    by: 'Siti Aminah',
  });
});

test('a change leaves everything else as it stands', async () => {
  const campaignId = await makeTestCampaign(database.owner, 'rekap-harian');
  await save(
    { name: 'DPPKB', lines: ['Jalan A'], signature, telephone: '0267 401234', columns: ['no', 'wilayah', 'total'] },
    0,
  );
  const recap: OfficeChange = {
    greeting: 'Salam',
    closing: 'Terima kasih',
    timeZone: 'WITA',
    schedule: { campaignId, minute: 930 },
    emails: ['kepala@dppkb.test'],
  };
  expect(await save(recap, 1)).toBe(2);
  expect(await save({ schedule: null, columns: null }, 2, budi)).toBe(3);
  expect(await read()).toEqual({
    areaCode: '32.15',
    letterhead: { name: 'DPPKB', lines: ['Jalan A'], logo: null },
    signature,
    telephone: '0267 401234',
    email: '',
    reminder: null,
    timeZone: 'WITA',
    recap: { greeting: 'Salam', closing: 'Terima kasih', schedule: null, emails: ['kepala@dppkb.test'] },
    columns: null,
    version: 3,
  });
  expect(await lastAudit()).toMatchObject({
    userId: budi,
    action: 'office.change',
    area: karawang.lo,
    subject: 'kantor 32.15',
    detail: {
      version: 3,
      changes: {
        recapCampaignId: { from: campaignId, to: null },
        recapMinute: { from: 930, to: null },
        columns: { from: ['no', 'wilayah', 'total'], to: null },
      },
    },
  });
});

test('a logo is kept byte by byte, and the audit knows it by its hash', async () => {
  const bytes = Uint8Array.from({ length: 500 }, (_, at) => at % 251);
  await save({ logo: { type: 'image/png', bytes } }, 0);
  expect((await read())?.letterhead.logo).toEqual({
    type: 'image/png',
    base64: Buffer.from(bytes).toString('base64'),
  });
  const row = await lastAudit();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(row?.detail).toMatchObject({ changes: { logo: { from: null, to: { sha256, bytes: 500 } } } });
  expect(JSON.stringify(row).length).toBeLessThan(1000);
  await save({ logo: null }, 1);
  expect((await read())?.letterhead.logo).toBeNull();
  expect((await lastAudit())?.detail).toMatchObject({ changes: { logo: { from: { sha256, bytes: 500 }, to: null } } });
});

test('a form that is older than what stands is refused, and says who changed it', async () => {
  await save({ name: 'Satu' }, 0, budi);
  const row = await lastAudit();
  for (const version of [0, 2, -1]) {
    await expect(save({ name: 'Dua' }, version)).rejects.toMatchObject({
      name: 'Problem',
      status: 409,
      type: 'office-changed',
      detail: expect.stringContaining('Budi Santoso'),
      extra: { by: 'Budi Santoso', version: 1, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    });
  }
  expect(await read()).toMatchObject({ letterhead: { name: 'Satu' }, version: 1 });
  expect(await lastAudit()).toEqual(row);
});

test('what is sent a second time finds the work done and writes nothing', async () => {
  await save({ name: 'Satu', lines: ['Jalan A'] }, 0);
  const row = await lastAudit();
  expect(await save({ name: 'Satu', lines: ['Jalan A'] }, 0)).toBe(1);
  expect(await lastAudit()).toEqual(row);
});

test.each([
  ['the first time', 0],
  ['later', 1],
])('of many who save at once %s one is kept, and the others are told', async (_when, version) => {
  if (version === 1) await save({ name: 'Semula' }, 0);
  const names = Array.from({ length: 8 }, (_, at) => `Kantor ${at}`);
  const tries = await Promise.allSettled(names.map((name) => save({ name }, version)));
  const kept = tries.flatMap((one, at) => (one.status === 'fulfilled' ? [names[at]] : []));
  expect(kept).toHaveLength(1);
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ type: 'office-changed' });
  expect(await read()).toMatchObject({ letterhead: { name: kept[0] }, version: version + 1 });
  const rows = await database.owner
    .select({ detail: audit.detail })
    .from(audit)
    .where(eq(audit.area, karawang.lo))
    .orderBy(asc(audit.id));
  expect(rows.at(-1)?.detail).toMatchObject({ version: version + 1, changes: { name: { to: kept[0] } } });
});

test('a schedule for a campaign that does not exist is not kept, nor is its audit row', async () => {
  const row = await lastAudit();
  await expect(save({ schedule: { campaignId: 999_999, minute: 0 } }, 0)).rejects.toMatchObject({
    cause: { code: '23503' },
  });
  expect(await read()).toBeNull();
  expect(await lastAudit()).toEqual(row);
});

test('the office of one area is no other one, neither above nor beside', async () => {
  await save({ name: 'Provinsi' }, 0, siti, jabar);
  await save({ name: 'Karawang' }, 0);
  expect(await read(bekasi)).toBeNull();
  expect((await read(jabar))?.letterhead.name).toBe('Provinsi');
  expect((await read())?.letterhead.name).toBe('Karawang');
});

test('the database shows and takes no office outside the scope, whatever a query forgets to ask', async () => {
  await save({ name: 'Provinsi' }, 0, siti, jabar);
  await save({ name: 'Bekasi' }, 0, siti, bekasi);
  await save({ name: 'Karawang' }, 0);
  const refused = { cause: { code: '42501' } };
  await expect(database.serving.execute(sql`select * from offices`)).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^(?:42704|22P02)$/) },
  });
  const inKarawang = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(database.serving, karawang, work);
  const seen = await inKarawang((one) => one.select({ name: offices.name }).from(offices));
  expect(seen).toEqual([{ name: 'Karawang' }]);
  await inKarawang((one) => one.update(offices).set({ name: 'Semua' }));
  expect(await database.owner.select({ name: offices.name }).from(offices).orderBy(asc(offices.id))).toEqual([
    { name: 'Provinsi' },
    { name: 'Bekasi' },
    { name: 'Semua' },
  ]);
  const { lo: areaLo, hi: areaHi } = rangeOfCode('33.13');
  const elsewhere = { areaCode: '33.13', areaLo, areaHi, name: 'Lain', timeZone: 'WIB' as const };
  await expect(inKarawang((one) => one.insert(offices).values(elsewhere))).rejects.toMatchObject(refused);
  await expect(inKarawang((one) => one.update(offices).set({ areaLo, areaHi }))).rejects.toMatchObject(refused);
});
