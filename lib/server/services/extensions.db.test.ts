import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { toDay } from '../../domain/days';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readExtensions } from '../loaders/extensions';
import { readAreaProgress } from '../loaders/progress';
import { extendArea, withdrawLetter } from './extensions';
import { uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const admin = personOf('admin', 'id');
/** 5 June 2021, five days after the end. */
const now = new Date('2021-06-05T03:00:00Z');
const as = (actor: Actor) => contextOf(actor, database.serving, now);

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `perpanjangan-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const letter = 'SE 4/2021';
const extend = (actor: Actor, code: string, endDay: string, decidedDay = '2021-05-28') =>
  extendArea(as(actor), { campaignSlug: slug, code, letter, endDay: toDay(endDay), decidedDay: toDay(decidedDay) });
const refusal = (type: string) => expect.objectContaining({ type });

async function endOf(code: string, asOf: string) {
  const request = { asOf: toDay(asOf), stage: 'recorded' as const, detail: null, targetSet: null };
  const found = await readAreaProgress(as(operatorUser()), { ...request, campaignSlug: slug, code, series: false });
  return [found?.clock.endDay, found?.headline.expectedPercent];
}

test.each([
  ['a province for itself', personOf('provinsi', '32'), '32', 'read-only'],
  ['a province for a kabupaten', personOf('provinsi', '32'), '32.15', 'read-only'],
  ['a kabupaten for itself', personOf('kabupaten', '32.15'), '32.15', 'read-only'],
  ['a kecamatan', personOf('kecamatan', '32.15.03'), '32.15.03', 'read-only'],
  ['a reader of the nation', personOf('pembaca', 'id'), 'id', 'read-only'],
  ['a guest', personOf('tamu', '32.15'), '32.15', 'read-only'],
  ['the administrator, of an area that there is not', admin, '32.99', 'unknown-campaign-or-area'],
] as const)('%s: refused', async (_, actor, code, type) => {
  await expect(extend(actor, code, '2021-06-21')).rejects.toEqual(refusal(type));
  const id = await extend(admin, 'id', '2021-06-21');
  if (actor === admin) return;
  const taken = withdrawLetter(as(actor), { campaignSlug: slug, id, reason: 'salah tulis' });
  await expect(taken).rejects.toEqual(refusal('read-only'));
  expect((await endOf('32.15', '2021-06-04'))[0]).toBe('2021-06-21');
});

test('a letter after the old end moves it from its day on; what was expected before stays', async () => {
  await extend(admin, '32', '2021-06-21', '2021-06-03');
  expect(await endOf('32.15', '2021-06-02')).toEqual(['2021-05-31', 100]);
  // Day 64 of 82.
  expect(await endOf('32.15', '2021-06-03')).toEqual(['2021-06-21', 78.05]);
  expect(await endOf('33', '2021-06-03')).toEqual(['2021-05-31', 100]);
});

test.each([
  ['before the end that stands', 'id', '2021-06-10', '2021-05-29', /Yang berlaku untuk Indonesia 21 Juni 2021/],
  ['before the end of the campaign', '33', '2021-05-20', '2021-05-10', /Yang berlaku untuk Jawa Tengah 21 Juni 2021/],
  ['on the end that stands', '32.15', '2021-06-21', '2021-05-29', /Yang berlaku/],
  ['before one inside', 'id', '2021-06-25', '2021-05-29', /sudah punya batas 30 Juni 2021/],
  ['by a letter that is older', 'id', '2021-07-01', '2021-05-20', /diputuskan 28 Mei 2021/],
  ['by a letter of tomorrow', 'id', '2021-07-01', '2021-06-06', /belum tiba/],
  ['in another year', 'id', '2022-07-01', '2021-06-01', /paling jauh 366 hari/],
])('an end %s is refused', async (_, code, endDay, decided, why) => {
  await extend(admin, 'id', '2021-06-21');
  await extend(admin, '32.04', '2021-06-30', '2021-05-29');
  await expect(extend(admin, code, endDay, decided)).rejects.toThrow(why);
});

test('of two letters at once the second is held against the first', async () => {
  const both = await Promise.allSettled([extend(admin, 'id', '2021-06-21'), extend(admin, 'id', '2021-06-21')]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a wrong letter is taken back, stays readable, and never counted', async () => {
  const id = await extend(admin, 'id', '2021-07-21');
  const take = (reason: string) => withdrawLetter(as(admin), { campaignSlug: slug, id, reason });
  await expect(take('')).rejects.toEqual(refusal('words-invalid'));
  await take('Bulannya salah: 21 Juni');
  await expect(take('Bulannya salah')).rejects.toEqual(refusal('extension-withdrawn'));
  expect((await endOf('32.15', '2021-05-30'))[0]).toBe('2021-05-31');
  await extend(admin, 'id', '2021-06-21');
  expect((await endOf('32.15', '2021-05-30'))[0]).toBe('2021-06-21');
  const page = await readExtensions(as(personOf('kabupaten', '32.15')), { campaignSlug: slug });
  expect(page).toMatchObject({ mayExtend: false, endDay: '2021-06-21' });
  expect(page?.extensions.map(({ endDay, withdrawnReason }) => [endDay, withdrawnReason])).toEqual([
    ['2021-06-21', null],
    ['2021-07-21', 'Bulannya salah: 21 Juni'],
  ]);
});

test('reports after the end of an area, which another letter lets in, are taken and said', async () => {
  await extend(admin, '33', '2021-06-21');
  const { notes, refused, acceptedCount } = await uploadFile(as(personOf('provinsi', '32')), {
    ...{ campaignSlug: slug, kind: 'rekap', fileName: 'rekap.csv' },
    bytes: new TextEncoder().encode(
      'kode_wilayah,wilayah,tanggal,online_masuk\n32.15,,2021-06-02,80\n32.15,,2021-05-31,70\n32.16,,2021-06-03,90\n',
    ),
    settings: {
      ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'online', under: null, columns: {}, rows: {} },
    },
  });
  expect([refused, acceptedCount]).toEqual([[], 3]);
  expect(notes).toContain(
    '2 angka untuk hari sesudah batas akhir wilayahnya (31 Mei 2021) diterima sebagai laporan susulan.',
  );
});

test('a day after the end of all areas is taken and said for 31 days, and not a day longer', async () => {
  const send = (fileName: string, line: string) =>
    uploadFile(contextOf(personOf('provinsi', '32'), database.serving, new Date('2021-07-10T03:00:00Z')), {
      ...{ campaignSlug: slug, kind: 'rekap' as const, fileName },
      bytes: new TextEncoder().encode(`kode_wilayah,wilayah,tanggal,online_masuk\n${line}\n`),
      settings: {
        ...{ asOf: null, mode: 'cumulative' as const, stage: 'recorded' as const, channel: 'online' as const },
        ...{ under: null, columns: {}, rows: {} },
      },
    });
  const last = await send('akhir.csv', '32.15,,2021-07-01,80');
  expect([last.refused, last.acceptedCount]).toEqual([[], 1]);
  expect(last.notes).toContain(
    '1 angka untuk hari sesudah batas akhir wilayahnya (31 Mei 2021) diterima sebagai laporan susulan.',
  );
  const beyond = await send('lewat.csv', '32.15,,2021-07-02,80');
  expect(beyond.acceptedCount).toBe(0);
  expect(beyond.refused[0]).toMatchObject({
    code: 'day-outside-campaign',
    suggestion: 'Kampanye ini 1 April 2021 sampai 31 Mei 2021; laporan susulan diterima sampai 1 Juli 2021.',
  });
});
