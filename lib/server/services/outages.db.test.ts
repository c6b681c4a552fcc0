import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { toDay } from '../../domain/days';
import type { OutageSpan } from '../../domain/outages';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readOutages } from '../loaders/outages';
import { readAreaProgress } from '../loaders/progress';
import { correctOutage, endOutage, noteOutage, withdrawOutage } from './outages';

let database: TestDatabase;
let slug: string;
let made = 0;

const karawang = personOf('kabupaten', '32.15');
/** 12 April 2021, 16.00 WIB. */
const now = new Date('2021-04-12T09:00:00Z');
const as = (actor: Actor, at = now) => contextOf(actor, database.serving, at);

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `gangguan-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const days = (fromDay: string, until: string | null): OutageSpan => ({
  ...{ fromDay: toDay(fromDay), fromMinute: null, toDay: until === null ? null : toDay(until), toMinute: null },
});
const said = { channel: 'online' as const, reason: 'Server pusat mati', source: 'Grup WhatsApp provinsi' };
const note = (actor: Actor, code: string, span: OutageSpan | 'now' = days('2021-04-05', '2021-04-06'), at = now) =>
  noteOutage(as(actor, at), { ...said, span, campaignSlug: slug, code });
const refusal = (type: string) => expect.objectContaining({ type });

async function lostOf(code: string, asOf = '2021-04-12') {
  const request = { asOf: toDay(asOf), stage: 'recorded' as const, detail: null, targetSet: null };
  const found = await readAreaProgress(as(operatorUser()), { ...request, campaignSlug: slug, code, series: true });
  return { ...found?.headline.daysLost, bands: found?.series.filter(({ down }) => down).length };
}

const outsiders: [string, Actor, string][] = [
  ['a sibling kabupaten', personOf('kabupaten', '32.14'), 'unknown-campaign-or-area'],
  ['another province', personOf('provinsi', '33'), 'unknown-campaign-or-area'],
  ['a kecamatan of it', personOf('kecamatan', '32.15.03'), 'unknown-campaign-or-area'],
  ['a reader there', personOf('pembaca', '32.15'), 'read-only'],
  ['a reader of the nation', personOf('pembaca', 'id'), 'read-only'],
  ['a guest with a link', personOf('tamu', '32.15'), 'read-only'],
];

describe.each(outsiders)('%s', (_, actor, type) => {
  test('notes, ends, corrects and withdraws nothing of Karawang', async () => {
    await expect(note(actor, '32.15')).rejects.toEqual(refusal(type));
    const id = await note(karawang, '32.15', days('2021-04-10', null));
    // A kecamatan sees what stands above it; to say it is not its own.
    const seen =
      actor.role === 'kecamatan' ? 'not-yours' : type === 'unknown-campaign-or-area' ? 'outage-unknown' : type;
    const place = { campaignSlug: slug, id };
    await expect(endOutage(as(actor), { ...place, at: null })).rejects.toEqual(refusal(seen));
    await expect(
      correctOutage(as(actor), { ...place, ...said, span: days('2021-04-10', '2021-04-11'), note: 'salah hari' }),
    ).rejects.toEqual(refusal(seen));
    await expect(withdrawOutage(as(actor), { ...place, note: 'tidak ada' })).rejects.toEqual(refusal(seen));
    expect(await lostOf('32.15')).toEqual({ online: 3, manual: 0, bands: 3 });
  });
});

test('a kecamatan says of itself when it was down, not of one desa of it', async () => {
  const kecamatan = personOf('kecamatan', '32.15.03');
  await note(kecamatan, '32.15.03');
  expect(await lostOf('32.15.03.2001')).toMatchObject({ online: 2 });
  expect(await lostOf('32.15')).toMatchObject({ online: 0 });
  await expect(note(kecamatan, '32.15.03.2001')).rejects.toEqual(refusal('not-yours'));
  const id = await note(karawang, '32.15.03.2001');
  await expect(withdrawOutage(as(kecamatan), { campaignSlug: slug, id, note: 'tidak ada' })).rejects.toEqual(
    refusal('not-yours'),
  );
});

test('"server turun sekarang" is two clicks: it is down from now on, and over when it is said', async () => {
  // 09.00 WIB.
  const id = await note(karawang, '32.15', 'now', new Date('2021-04-12T02:00:00Z'));
  expect(await lostOf('32.15')).toEqual({ online: 1, manual: 0, bands: 1 });
  // 15.59 WIB: a minute short of half of the working day.
  const soon = new Date('2021-04-12T08:59:30Z');
  await endOutage(as(karawang, soon), { campaignSlug: slug, id, at: null });
  expect(await lostOf('32.15')).toEqual({ online: 0, manual: 0, bands: 0 });
  await expect(endOutage(as(karawang), { campaignSlug: slug, id, at: null })).rejects.toThrow(
    /sudah selesai 12 April 2021 pukul 15\.59 WIB/,
  );
  await correctOutage(as(karawang), {
    ...{ campaignSlug: slug, id, ...said, note: 'Server baru naik pukul 16.00' },
    span: { ...days('2021-04-12', '2021-04-12'), fromMinute: 9 * 60, toMinute: 16 * 60 },
  });
  expect(await lostOf('32.15')).toEqual({ online: 1, manual: 0, bands: 1 });
});

describe('sent once more, by a second click or because the answer was lost', () => {
  const minutesLater = new Date(now.getTime() + 3 * 60_000);
  const rows = async () => (await readOutages(as(operatorUser()), { campaignSlug: slug }))?.outages.length;

  test.each([
    ['days', days('2021-04-05', '2021-04-06')],
    ['hours', { ...days('2021-04-05', '2021-04-05'), fromMinute: 480, toMinute: 1020 }],
    ['from now on', 'now' as const],
    ['from a day on', days('2021-04-05', null)],
  ])('%s: the outage that was noted', async (_, span) => {
    const ids = await Promise.all([note(karawang, '32.15', span), note(karawang, '32.15', span)]);
    ids.push(await note(karawang, '32.15', span, minutesLater));
    expect(new Set(ids).size).toBe(1);
    expect(await rows()).toBe(1);
  });

  test('what says something else is another, and so is one after the first was withdrawn or has ended', async () => {
    const id = await note(karawang, '32.15', 'now');
    await note(karawang, '32.15.03', 'now');
    await note(personOf('provinsi', '32'), '32.15', days('2021-04-05', null));
    await noteOutage(as(karawang), { ...said, channel: null, span: 'now', campaignSlug: slug, code: '32.15' });
    await noteOutage(as(karawang), { ...said, reason: 'Listrik', span: 'now', campaignSlug: slug, code: '32.15' });
    expect(await rows()).toBe(5);
    await endOutage(as(karawang, minutesLater), { campaignSlug: slug, id, at: null });
    const again = await note(karawang, '32.15', 'now', new Date(now.getTime() + 3_600_000));
    expect(again).not.toBe(id);
    await withdrawOutage(as(karawang, minutesLater), { campaignSlug: slug, id: again, note: 'tidak ada' });
    expect(await note(karawang, '32.15', 'now', new Date(now.getTime() + 3_600_000))).not.toBe(again);
  });
});

test('what overlaps, above and inside, counts each day once', async () => {
  await note(operatorUser(), 'id', days('2021-04-05', '2021-04-07'));
  await note(personOf('provinsi', '32'), '32', days('2021-04-06', '2021-04-08'));
  await note(karawang, '32.15', days('2021-04-05', '2021-04-09'));
  await note(karawang, '32.15.03', days('2021-04-09', '2021-04-10'));
  expect((await lostOf('32.15.03')).online).toBe(6);
  expect((await lostOf('32.15')).online).toBe(5);
  expect((await lostOf('32.14')).online).toBe(4);
  expect((await lostOf('33')).online).toBe(3);
  expect((await lostOf('32.15', '2021-04-06')).online).toBe(2);
});

test('the working day is that of the zone: an evening in Jakarta is past it in Papua', async () => {
  const evening = { fromDay: toDay('2021-04-11'), fromMinute: 13 * 60, toDay: toDay('2021-04-11'), toMinute: 20 * 60 };
  await note(operatorUser(), 'id', evening);
  expect((await lostOf('32.15')).online).toBe(1);
  // 14.00 to 21.00 in Bali; 15.00 to 21.00 of what is left of the working day in Papua Barat Daya.
  expect((await lostOf('51')).online).toBe(1);
  expect((await lostOf('91')).online).toBe(0);
});

test.each([
  ['ends before it starts', days('2021-04-10', '2021-04-09'), /selesai sebelum mulai/],
  ['lasts 400 days', days('2020-03-08', '2021-04-11'), /paling lama 60 hari/],
  ['lies in the future', days('2021-04-13', '2021-04-14'), /sampai sekarang, 12 April 2021 pukul 16\.00 WIB/],
  ['ends in the future', days('2021-04-11', '2021-04-14'), /sampai sekarang/],
  ['was over before the campaign', days('2021-03-01', '2021-03-05'), /di luar masa kampanye, 1 April 2021/],
])('one that %s is refused, noted and corrected alike', async (_, span, why) => {
  await expect(note(karawang, '32.15', span)).rejects.toThrow(why);
  const id = await note(karawang, '32.15');
  const correction = { campaignSlug: slug, id, ...said, span, note: 'salah hari' };
  await expect(correctOutage(as(karawang), correction)).rejects.toThrow(why);
  expect((await lostOf('32.15')).online).toBe(2);
});

test('one without a cause is refused, and so is a correction without a reason', async () => {
  const bare = { ...said, campaignSlug: slug, span: days('2021-04-05', '2021-04-06') };
  await expect(noteOutage(as(karawang), { ...bare, code: '32.15', reason: ' . ' })).rejects.toThrow(
    /Penyebab belum diisi/,
  );
  const id = await note(karawang, '32.15');
  await expect(correctOutage(as(karawang), { ...bare, id, note: '' })).rejects.toEqual(refusal('words-invalid'));
});

test('a correction leaves what was said before, and of two at once one is told', async () => {
  const id = await note(karawang, '32.15');
  const correct = (until: string, seen: number) =>
    correctOutage(as(karawang), {
      campaignSlug: slug,
      id,
      ...said,
      span: days('2021-04-05', until),
      note: 'salah hari',
      seen,
    });
  await correct('2021-04-07', id);
  await expect(correct('2021-04-08', id)).rejects.toEqual(refusal('outage-changed'));
  const both = await Promise.allSettled(
    [1, 2, 3].map(() => withdrawOutage(as(karawang), { campaignSlug: slug, id, note: 'ganda' })),
  );
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await lostOf('32.15')).online).toBe(0);
  const [found] = (await readOutages(as(karawang), { campaignSlug: slug }))?.outages ?? [];
  expect(found).toMatchObject({ id, withdrawn: true, channel: 'online' });
  expect(found?.history.map(({ toDay: until, withdrawn, note: why }) => [until, withdrawn, why])).toEqual([
    ['2021-04-06', false, ''],
    ['2021-04-07', false, 'salah hari'],
    ['2021-04-07', true, 'ganda'],
  ]);
  const changed = database.serving.execute(`update outages set reason = 'lain' where id = ${id}`);
  await expect(changed).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('each word on an outage has its row in the audit', async () => {
  const id = await note(karawang, '32.15', days('2021-04-10', null));
  await endOutage(as(karawang), { campaignSlug: slug, id, at: { day: toDay('2021-04-11'), minute: null } });
  await withdrawOutage(as(karawang), { campaignSlug: slug, id, note: 'ganda' });
  const rows = await database.owner.execute(
    `select a.action, a.subject from audit a join campaigns c on c.id = a.campaign_id where c.slug = '${slug}' order by a.id`,
  );
  const subject = `gangguan ${id}`;
  expect(rows).toEqual(['outage.add', 'outage.end', 'outage.withdraw'].map((action) => ({ action, subject })));
});
