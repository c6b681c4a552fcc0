import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '../../../db/client';
import { getEdition } from '../../../db/queries/areas';
import { packagedEdition } from '../../../db/seed/areas';
import { writeDemoOffices } from '../../../db/seed/offices';
import { buildPk21 } from '../../../db/seed/pk21';
import { buildPk24Karawang } from '../../../db/seed/pk24-karawang';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import { storePlan } from '../../../db/testing/plans';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { undoImport } from '../../../db/writes/import-undo';
import { commitImport } from '../../../db/writes/imports';
import { reportingAnswer } from '../../domain/api-reporting';
import { addDays, dayInJakarta, type IsoDay, toDay } from '../../domain/days';
import type { Role } from '../../domain/users';
import { describeReportState, describeSilence, describeStanding } from '../../format/call-words';
import { readWithExceljs } from '../../reports/fixtures/read-xlsx';
import { buildReportingAnswer } from '../../reports/reporting-json';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { readReporting } from '../loaders/reporting';
import { makeReportingFile, requireReporting } from './reporting';

let database: TestDatabase;
const asOf = toDay('2021-04-12');

beforeAll(async () => {
  database = await openTestDatabase();
  const edition = await getEdition(database.owner, packagedEdition.name);
  const desa = await database.owner.execute<{ code: string }>(
    `select code from areas where edition_id = ${edition?.id} and level = 4 and code like '32.15.%' order by lo`,
  );
  await loadTestDemo(database.owner, buildPk21(desa.map(({ code }) => code)));
  await loadTestDemo(database.owner, buildPk24Karawang());
  await inScope(database.owner, await testArea(database.owner, 'id'), writeDemoOffices);
});
afterAll(() => database.close());

const read = (
  code: string,
  change: Partial<Parameters<typeof readReporting>[1]> = {},
  who: [role: Role, code: string] = ['admin', 'id'],
) =>
  readReporting(contextOf(personOf(...who), database.serving, new Date('2021-04-12T10:00:00Z')), {
    ...{ campaignSlug: 'pk21', code, asOf, detail: null },
    ...change,
  });

describe('outside the own area there is nothing', () => {
  test.each<[role: Role, own: string, asked: string, seen: boolean]>([
    ['kabupaten', '32.15', '32.15', true],
    ['kabupaten', '32.15', '32', false],
    ['kabupaten', '32.15', '32.16', false],
    ['kecamatan', '32.15.03', '32.15.03', true],
    ['kecamatan', '32.15.03', '32.15', false],
    ['kecamatan', '32.15.03', '32.15.05', false],
    ['pembaca', '32', '32.15', true],
    ['pembaca', '32', '33', false],
    ['provinsi', '32', '32.15', true],
    ['provinsi', '32', 'id', false],
    ['admin', 'id', '99', false],
  ])('%s of %s asks for %s: %s', async (role, own, asked, seen) => {
    expect((await read(asked, {}, [role, own])) !== null).toBe(seen);
  });

  test('a campaign that there is not', async () => {
    expect(await read('32.15', { campaignSlug: 'tidak-ada' })).toBeNull();
  });
});

test('Karawang on 12 April 2021: five kecamatan are called, the longest silence first', async () => {
  const found = await read('32.15');
  const { list, contacts } = found ?? {};
  const told = list?.calls.map((call) => [
    call.area.name,
    describeSilence(call),
    describeStanding(call, asOf).replace(/\d[\d.]*$/, 'n'),
    contacts?.get(call.area.code)?.telephone ?? null,
  ]);
  expect(told).toEqual([
    ['Klari', 'belum pernah lapor, 12 hari', expect.stringMatching(/^target [\d.]+, \d+ kader$/), '0812 0000 1016'],
    ['Rawamerta', 'belum pernah lapor, 12 hari', expect.stringMatching(/^target [\d.]+, \d+ kader$/), '0812 0000 1009'],
    ['Tegalwaru', '3 hari tidak lapor', 'terakhir 9 April: n', '0812 0000 1031'],
    ['Cibuaya', 'tidak lapor hari ini', 'terakhir 11 April: n', '0812 0000 1024'],
    ['Cilamaya Kulon', 'tidak lapor hari ini', 'terakhir 11 April: n', null],
  ]);
  expect(list && describeReportState(list, 'kecamatan')).toBe(
    '25 dari 30 kecamatan melapor hari ini; angka hari ini belum lengkap',
  );
});

test('the matrix agrees with the list, and an outage is no silence', async () => {
  const found = await read('32.15');
  const rows = new Map(found?.reporting?.rows.map((row) => [row.area.name, row.days]));
  expect(rows.size).toBe(30);
  const silent = [...rows].filter(([, days]) => days.at(-1) === 'missing').map(([name]) => name);
  expect(silent.sort()).toEqual(['Cibuaya', 'Cilamaya Kulon', 'Klari', 'Rawamerta', 'Tegalwaru']);
  expect(rows.get('Klari')).toEqual([
    ...Array.from({ length: 2 }, () => 'notStarted'),
    ...Array.from({ length: 7 }, () => 'missing'),
    ...['outage', 'outage', 'missing', 'missing', 'missing'],
  ]);
  expect(found?.reporting?.perDay.at(-1)?.state).toEqual({ of: 30, reported: 25, done: 0 });
  const rates = new Map(found?.reporting?.rows.map((row) => [row.area.name, row.punctuality]));
  // By 17.00 of 12 April eleven days are over, two of them lost to the outage.
  expect(rates.get('Klari')).toEqual({ due: 9, onTime: 0, percent: 0 });
  const known = [...rates.values()].flatMap((rate) => (rate === null || rate.percent === null ? [] : [rate]));
  expect(known).toHaveLength(30);
  expect(known.some(({ due, onTime }) => due === 11 && onTime < due)).toBe(true);
});

test('desa are called by the office of their kecamatan', async () => {
  const found = await read('32.15', { detail: 'desa' });
  expect(found?.reporting?.rows).toHaveLength(309);
  const inKlari = found?.list.calls.filter(({ area }) => area.code.startsWith('32.15.05.')) ?? [];
  expect(inKlari.length).toBeGreaterThan(5);
  expect(new Set(inKlari.map(({ area }) => found?.contacts.get(area.code)?.telephone))).toEqual(
    new Set(['0812 0000 1016']),
  );
});

test('in a campaign of lokus only those are waited for', async () => {
  const last = toDay('2024-09-10');
  const found = await read('32.15', { campaignSlug: 'pk24-karawang', asOf: last });
  expect(found?.reporting?.rows).toHaveLength(5);
  expect(found?.list.of).toBe(5);
});

test('API and files say what the page says', async () => {
  const ctx = contextOf(personOf('admin', 'id'), database.serving, new Date('2021-04-12T10:00:00Z'));
  const asked = { campaignSlug: 'pk21', code: '32.15', asOf, detail: null };
  const found = await requireReporting(ctx, asked);
  const answer = reportingAnswer.parse(buildReportingAnswer(found));
  expect(answer).toMatchObject({
    ...{ phase: 'running', detail: 'kecamatan', withoutTarget: 0 },
    state: { of: 30, reported: 25, done: 0, complete: false },
  });
  expect(answer.rows?.find(({ area }) => area.name === 'Klari')).toMatchObject({ punctuality: { due: 9, onTime: 0 } });
  expect(answer.calls.map(({ kind, days, office }) => [kind, days, office?.telephone ?? null])).toEqual([
    ['never', 12, '0812 0000 1016'],
    ['never', 12, '0812 0000 1009'],
    ['silent', 3, '0812 0000 1031'],
    ['silent', 1, '0812 0000 1024'],
    ['silent', 1, null],
  ]);
  const file = (format: 'csv' | 'xlsx' | 'pdf') =>
    makeReportingFile(ctx, asked, { kind: { format, pemisah: 'titik-koma' } });
  const csv = new TextDecoder().decode((await file('csv')).bytes);
  const line = csv.split('\r\n').find((one) => one.includes('Klari'));
  expect(line).toContain(';;X;X;X;X;X;X;X;G;G;X;X;X;');
  expect(csv).toContain('25/30');
  const sheets = await readWithExceljs((await file('xlsx')).bytes);
  expect(sheets.map(({ name }) => name)).toEqual(['Yang perlu ditelepon', 'Pelaporan harian']);
  const calls = sheets[0]?.rows.filter((row) => row.includes('Tegalwaru'));
  expect(calls?.[0]).toEqual(expect.arrayContaining(['3 hari tidak lapor', '0812 0000 1031']));
  expect((await file('pdf')).bytes.length).toBeGreaterThan(10_000);
});

describe('when a report came in', () => {
  const kecamatan = '32.16.01';
  const today = dayInJakarta(new Date());
  const yesterday = addDays(today, -1);
  let campaignId: number;

  /** Commits a report as an office would; answers the number of the upload. */
  async function commit(facts: readonly [code: string, day: IsoDay, value: number][]): Promise<number> {
    const nation = await testArea(database.owner, 'id');
    const id = await storePlan(database.serving, nation, {
      campaignId,
      facts: facts.map(([code, day, value]) => ({ code, day, measure: 'recorded.online' as const, value })),
    });
    const setsTargets = testTargetScope('id');
    await commitImport(database.serving, nation, { id, userId: null, acceptPartial: false, setsTargets });
    return id;
  }

  const daysOf = async (code: string, name: string, now = new Date()) => {
    const ctx = contextOf(personOf('admin', 'id'), database.serving, now);
    const found = await readReporting(ctx, { campaignSlug: 'jam-masuk', code, asOf: today, detail: null });
    const row = found?.reporting?.rows.find(({ area }) => area.code === name);
    return { days: row?.days.slice(-2), punctuality: row?.punctuality };
  };

  beforeAll(async () => {
    campaignId = await makeTestCampaign(database.owner, 'jam-masuk');
    await database.owner.execute(
      `update campaigns set start_day = '${yesterday}', end_day = '${addDays(today, 30)}' where id = ${campaignId}`,
    );
  });

  test('on its day is on time, later is late, at all levels above', async () => {
    const first = await commit([
      ['32.16.01.2001', yesterday, 5],
      ['32.16.01.2001', today, 9],
    ]);
    expect((await daysOf(kecamatan, '32.16.01.2001')).days).toEqual(['late', 'reported']);
    expect((await daysOf('32.16', kecamatan)).days).toEqual(['late', 'reported']);
    expect((await daysOf('32', '32.16')).days).toEqual(['late', 'reported']);
    expect((await daysOf(kecamatan, '32.16.01.2002')).days).toEqual(['missing', 'missing']);
    // Today counts when it is over, and not before.
    expect((await daysOf('32.16', kecamatan)).punctuality).toEqual({ due: 1, onTime: 0, percent: 0 });
    const tomorrow = new Date(Date.now() + 24 * 3_600_000);
    expect((await daysOf('32.16', kecamatan, tomorrow)).punctuality).toEqual({ due: 2, onTime: 1, percent: 50 });

    // A correction does not make it late, nor does an upload that is sent again.
    const receipts = () =>
      database.owner.execute(
        `select area, day, received_at::text from report_receipts where campaign_id = ${campaignId} order by 1, 2`,
      );
    const before = [...(await receipts())];
    expect(before).toHaveLength(10);
    await commit([['32.16.01.2001', today, 12]]);
    expect([...(await receipts())]).toEqual(before);
    const nation = await testArea(database.owner, 'id');
    await undoImport(database.serving, nation, { id: first, userId: null, acceptLater: true });
    expect((await daysOf('32.16', kecamatan)).days).toEqual(['missing', 'reported']);
    await commit([['32.16.01.2001', yesterday, 5]]);
    expect([...(await receipts())]).toEqual(before);
  });

  test('kader alone are no report, and another area does not see a receipt', async () => {
    const nation = await testArea(database.owner, 'id');
    const facts = [{ code: '32.16.02', day: today, measure: 'workforce.kader' as const, value: 7 }];
    const id = await storePlan(database.serving, nation, { campaignId, facts });
    const setsTargets = testTargetScope('id');
    await commitImport(database.serving, nation, { id, userId: null, acceptPartial: false, setsTargets });
    const seen = (scope: string) =>
      testArea(database.owner, scope).then((area) =>
        inScope(database.serving, area, (transaction) =>
          transaction.execute<{ area: number }>('select distinct area from report_receipts'),
        ),
      );
    expect((await seen('32.16')).length).toBe(3);
    expect((await seen('32.17')).length).toBe(0);
  });
});

test('what cannot be is refused', async () => {
  const ctx = contextOf(personOf('admin', 'id'), database.serving);
  const asked = { campaignSlug: 'pk21', code: '32', asOf, detail: 'desa' as const };
  const kind = { format: 'pdf', pemisah: 'titik-koma' } as const;
  await expect(makeReportingFile(ctx, asked, { kind })).rejects.toMatchObject({ type: 'too-many-rows' });
  await expect(requireReporting(ctx, { ...asked, asOf: toDay('2021-03-31') })).rejects.toMatchObject({ status: 400 });
  const other = contextOf(personOf('kabupaten', '32.16'), database.serving);
  await expect(requireReporting(other, asked)).rejects.toMatchObject({ status: 404 });
});

test('more areas than paper takes are no matrix, and still a list', async () => {
  const found = await read('32', { detail: 'desa' });
  expect(found?.reporting).toBeNull();
  expect(found?.list.of).toBeGreaterThan(5_000);
});
