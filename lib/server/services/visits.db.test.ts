import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '../../../db/client';
import { buildMou19Banten } from '../../../db/seed/mou19-banten';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import { visitChange } from '../../domain/api-visits';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import type { Actor } from '../../domain/users';
import { visitLimits } from '../../domain/visits';
import { buildHeadline, plainText } from '../../format/headline';
import { makePng } from '../../reports/fixtures/pictures';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from '../loaders/progress';
import { everyVisit, readSuggestions, readVisit, readVisits } from '../loaders/visits';
import { changeSpokenVisit } from './spoken-visits';
import { readPlaces } from './visit-places';
import {
  addPicture,
  agreeTask,
  recordVisit,
  removePicture,
  requirePicture,
  requireVisit,
  restateVisit,
  takeBackVisit,
  tickTask,
} from './visits';
import { makeVisitsFile } from './visits-file';

let database: TestDatabase;
const slug = 'mou19-banten';
/** 21 November 2019, 16.00 WIB: the day after the last report. */
const now = new Date('2019-11-21T09:00:00Z');
const as = (actor: Actor) => contextOf(actor, database.serving, now);
const serang = personOf('kabupaten', '36.04');
const banten = personOf('provinsi', '36');
const ciruas = personOf('kecamatan', '36.04.09');
const reader = personOf('pembaca', '36.04');
const refusal = (type: string) => expect.objectContaining({ type });

beforeAll(async () => {
  database = await openTestDatabase();
  await loadTestDemo(database.owner, buildMou19Banten());
});
afterAll(() => database.close());

const said = {
  ...{ campaignSlug: slug, kind: 'monitoring' as const, fromDay: toDay('2019-11-18'), toDay: toDay('2019-11-19') },
  ...{ participants: 'Kepala bidang', result: '', tasks: [] },
};
const record = (actor: Actor, codes: string[], more: Partial<Parameters<typeof recordVisit>[1]> = {}) =>
  recordVisit(as(actor), { ...said, places: codes.map((code) => ({ code, kampung: '' })), ...more });
const listOf = async (actor: Actor, code: string | null = null) =>
  (await readVisits(as(actor), { campaignSlug: slug, filter: { ...everyVisit, code } }))?.visits ?? [];
const countAudit = async (action: string) => {
  const [row] = await database.owner.execute<{ rows: number }>(
    `select count(*)::int as rows from audit where action = '${action}'`,
  );
  return row?.rows;
};

describe.each([
  ['a sibling kabupaten', personOf('kabupaten', '36.03'), 'unknown-campaign-or-area', 'visit-unknown'],
  ['another province', personOf('provinsi', '32'), 'unknown-campaign-or-area', 'visit-unknown'],
  ['a kecamatan beside', personOf('kecamatan', '36.04.11'), 'unknown-campaign-or-area', 'visit-unknown'],
  ['a reader there', reader, 'read-only', 'read-only'],
  ['a guest with a link', personOf('tamu', '36.04'), 'read-only', 'read-only'],
] as [string, Actor, string, string][])('%s', (_, actor, recording, changing) => {
  test('records no visit to Ciruas, and changes none', async () => {
    await expect(record(actor, ['36.04.09'])).rejects.toEqual(refusal(recording));
    const id = await record(ciruas, ['36.04.09.2001']);
    const named = { campaignSlug: slug, id };
    const task = { task: 'Daftar ulang', person: 'Ani', dueDay: toDay('2019-11-30') };
    const bytes = makePng({ width: 8, height: 8 });
    for (const attempt of [
      () => restateVisit(as(actor), { ...named, result: 'baik' }),
      () => agreeTask(as(actor), { ...named, task }),
      () => tickTask(as(actor), { ...named, taskId: 1, done: true }),
      () => addPicture(as(actor), { ...named, bytes, caption: '' }),
      () => removePicture(as(actor), { ...named, pictureId: 1 }),
      () => takeBackVisit(as(actor), { ...named, note: 'tidak jadi' }),
    ])
      await expect(attempt()).rejects.toEqual(refusal(changing));
    expect(await readVisit(as(ciruas), named)).toMatchObject({ visit: { result: '', tasks: [], pictures: [] } });
    await takeBackVisit(as(ciruas), { ...named, note: 'uji selesai' });
  });
});

describe('the Banten story', () => {
  test('each reason is what the page said on the day of the decision', async () => {
    const visits = await listOf(banten);
    expect(visits.map(({ kind, fromDay, toDay: until }) => [kind, fromDay, until])).toEqual(
      Array(4).fill(['baksos', '2019-11-01', '2019-11-10']),
    );
    const places = visits.flatMap((visit) => visit.places);
    expect(places.map(({ area }) => area.name).sort()).toEqual([
      ...['Budi Mulya', 'Cisait', 'Kuta Jaya', 'Pangadegan', 'Pasir Gadung', 'Pulo', 'Singamerta', 'Undar Andir'],
    ]);
    for (const { area, figures: frozen } of places) {
      const { asOf, stage: _, ...figures } = frozen;
      const request = { ...defaultView, campaignSlug: slug, code: area.code, asOf, series: false };
      const progress = await readAreaProgress(as(operatorUser()), request);
      expect(progress?.headline).toMatchObject(figures);
    }
  });

  test('the pace before, during and after is what the ledger says', async () => {
    const [visit] = await listOf(serang, '36.04.09.2003');
    const found = await readVisit(as(serang), { campaignSlug: slug, id: visit?.id ?? 0 });
    const place = found?.visit.places.find(({ area }) => area.name === 'Pulo');
    const paceIn = async (code: string, from: string, until: string) => {
      const { lo, hi } = rangeOfCode(code);
      const [row] = await database.owner.execute<{ pace: number }>(`
        select round((sum(value) filter (where day = '${until}') - sum(value) filter (where day = '${from}'::date - 1))
          / ('${until}'::date - '${from}'::date + 1)::numeric, 1)::float8 as pace
        from counts c join campaigns g on g.id = c.campaign_id and g.slug = '${slug}' where area between ${lo} and ${hi}`);
      return row?.pace;
    };
    const spans = [
      ['before', '2019-10-25', '2019-10-31'],
      ['during', '2019-11-01', '2019-11-10'],
      ['after', '2019-11-11', '2019-11-17'],
    ] as const;
    for (const [at, [part, from, until]] of spans.entries()) {
      expect(place?.paces[at]).toMatchObject({
        ...{ part, fromDay: from, toDay: until, whole: true },
        pace: await paceIn('36.04.09.2003', from, until),
        parentPace: await paceIn('36.04.09', from, until),
      });
    }
    const [before, during, after] = place?.paces.map(({ pace }) => pace ?? 0) ?? [];
    expect([during, after].every((pace) => (pace ?? 0) > (before ?? 0))).toBe(true);
  });

  test('marks stand on the page of the desa, its kecamatan and above, for those who see the visit', async () => {
    const marksOf = async (actor: Actor, code: string) => {
      const request = { ...defaultView, campaignSlug: slug, code, series: true };
      return (await readAreaProgress(as(actor), request))?.visits?.map(({ places }) =>
        places.map(({ area }) => area.name),
      );
    };
    expect(await marksOf(ciruas, '36.04.09.2003')).toEqual([['Pulo']]);
    expect(await marksOf(reader, '36.04.09')).toEqual([['Pulo', 'Singamerta']]);
    expect(await marksOf(banten, '36')).toHaveLength(4);
    expect(await marksOf(serang, '36.04.09.2001')).toEqual([]);
    expect(await marksOf(personOf('tamu', '36.04.09'), '36.04.09')).toEqual([]);
  });

  test('what was visited within a fortnight is not suggested', async () => {
    const list = await readVisits(as(serang), { campaignSlug: slug, filter: { ...everyVisit, code: '36.04.09' } });
    if (!list) throw new Error('no list');
    const found = await readSuggestions(as(serang), list);
    expect(found?.asOf).toBe('2019-11-20');
    expect(found?.places.map(({ area }) => area.name)).not.toContain('Pulo');
  });
});

test('a reason stays as it was when figures move', async () => {
  const page = await readAreaProgress(as(serang), {
    ...defaultView,
    campaignSlug: slug,
    code: '36.04.09',
    series: false,
  });
  if (!page) throw new Error('no page');
  const id = await record(serang, ['36.04.09']);
  expect(await record(serang, ['36.04.09'])).toBe(id);
  const placeNow = async () => (await requireVisit(as(serang), { campaignSlug: slug, id })).visit.places[0];
  const frozen = await placeNow();
  expect(frozen).toMatchObject({
    reason: plainText(buildHeadline(page).sentence),
    figures: { asOf: '2019-11-20', total: page.headline.total, percent: page.headline.percent },
  });
  await database.owner.execute(`update progress set recorded_unsplit = recorded_unsplit + 50
    where area = ${rangeOfCode('36.04.09').lo}`);
  expect(await placeNow()).toMatchObject({ reason: frozen?.reason, figures: frozen?.figures });
  await database.owner.execute(`update progress set recorded_unsplit = recorded_unsplit - 50
    where area = ${rangeOfCode('36.04.09').lo}`);
  await takeBackVisit(as(serang), { campaignSlug: slug, id, note: 'uji selesai' });
  await expect(requireVisit(as(serang), { campaignSlug: slug, id })).rejects.toEqual(refusal('visit-unknown'));
});

test('of a visit of the province a kabupaten sees its own place, changes nothing, and Jawa Barat sees none', async () => {
  const id = await record(banten, ['36.04.09.2001', '36.03.12.2001']);
  const named = { campaignSlug: slug, id };
  const { visit } = await requireVisit(as(serang), named);
  expect(visit.places.map(({ area }) => area.code)).toEqual(['36.04.09.2001']);
  expect(visit.mayChange).toBe(false);
  await expect(restateVisit(as(serang), { ...named, result: 'baik' })).rejects.toEqual(refusal('not-yours'));
  await expect(takeBackVisit(as(serang), { ...named, note: 'tidak jadi' })).rejects.toEqual(refusal('not-yours'));
  await expect(requireVisit(as(personOf('provinsi', '32')), named)).rejects.toEqual(refusal('visit-unknown'));
  await expect(requireVisit(as(personOf('kecamatan', '36.04.11')), named)).rejects.toEqual(refusal('visit-unknown'));
  // The net below the predicates.
  const seen = await inScope(database.serving, rangeOfCode('36.04'), (transaction) =>
    transaction.execute<{ area: number }>(`select area_lo as area from visit_places where visit_id = ${id}`),
  );
  expect(seen.map(({ area }) => area)).toEqual([rangeOfCode('36.04.09.2001').lo]);
  await takeBackVisit(as(banten), { ...named, note: 'uji selesai' });
});

describe('what is refused', () => {
  const place = { code: '36.04.09.2001', kampung: '' };
  test.each([
    ['an end before the start', { toDay: toDay('2019-11-17') }, 'visit-span', /selesai sebelum mulai/],
    ['61 days', { toDay: toDay('2020-01-17') }, 'visit-span', /paling lama 60 hari/],
    [
      'a day far from the campaign',
      { fromDay: toDay('2021-11-18'), toDay: toDay('2021-11-18') },
      'visit-span',
      /sampai/,
    ],
    ['nobody who went', { participants: '  ' }, 'words-invalid', /Yang berkunjung belum diisi/],
    ['301 letters of who went', { participants: 'a'.repeat(301) }, 'words-invalid', /paling banyak 300 huruf; ini 301/],
    ['2.001 letters of a result', { result: 'a'.repeat(2001) }, 'words-invalid', /paling banyak 2000 huruf; ini 2001/],
    [
      'a NIK of who went',
      { participants: 'Siti, 3215 0123 4567 8901' },
      'text-invalid',
      /Yang berkunjung memuat angka 16/,
    ],
    ['a NIK in a result', { result: 'Didata:\n3215012345678901' }, 'text-invalid', /Hasil memuat angka 16 digit/],
    ['no place', { places: [] }, 'words-invalid', /Lokus belum diisi/],
    ['a place twice', { places: [place, place] }, 'place-twice', /ditulis dua kali/],
    ['a kampung of a kecamatan', { places: [{ code: '36.04.09', kampung: 'Baru' }] }, 'place-unknown', /bukan desa/],
    ['21 places', { places: Array(21).fill(place) }, 'words-invalid', /paling banyak 20 lokus; ini 21/],
    [
      'a task for nobody',
      { tasks: [{ task: 'Daftar ulang', person: ' ', dueDay: toDay('2019-11-30') }] },
      ...(['task-for-nobody', /Tugas 1 'Daftar ulang' belum menyebut siapa/] as const),
    ],
  ] as const)('%s', async (_, more, type, words) => {
    const attempt = record(serang, [place.code], more as object);
    await expect(attempt).rejects.toEqual(refusal(type));
    await expect(record(serang, [place.code], more as object)).rejects.toThrow(words);
    expect((await listOf(serang)).every(({ participants }) => participants !== said.participants)).toBe(true);
  });
});

test('tasks, result and pictures, each with its audit row', async () => {
  const id = await record(serang, ['36.04.11.2013'], { places: [{ code: '36.04.11.2013', kampung: 'Kampung Baru' }] });
  const named = { campaignSlug: slug, id };
  const task = { task: 'Daftar ulang', person: 'Ani', dueDay: toDay('2019-11-30') };
  await agreeTask(as(serang), { ...named, task });
  await agreeTask(as(serang), { ...named, task });
  const [{ id: taskId } = { id: 0 }, ...others] = (await requireVisit(as(serang), named)).visit.tasks;
  expect(others).toEqual([]);
  await tickTask(as(serang), { ...named, taskId, done: true });
  await tickTask(as(serang), { ...named, taskId, done: true });
  await restateVisit(as(serang), { ...named, result: 'Baris satu\r\nbaris dua' });
  await expect(restateVisit(as(serang), { ...named, version: 1, result: 'Lain' })).rejects.toEqual(
    refusal('visit-changed'),
  );
  const png = makePng({ width: 24, height: 16 });
  for (let at = 0; at < visitLimits.pictures; at += 1)
    await addPicture(as(serang), { ...named, bytes: png, caption: '' });
  await expect(addPicture(as(serang), { ...named, bytes: png, caption: '' })).rejects.toEqual(refusal('pictures-full'));
  const { visit } = await requireVisit(as(reader), named);
  expect(visit).toMatchObject({ result: 'Baris satu\nbaris dua', version: 2, places: [{ kampung: 'Kampung Baru' }] });
  expect(visit.tasks[0]?.doneAt).toBeInstanceOf(Date);
  const pictureId = visit.pictures[0]?.id ?? 0;
  const bytes = await requirePicture(as(reader), { ...named, pictureId });
  expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG');
  await expect(requirePicture(as(personOf('provinsi', '32')), { ...named, pictureId })).rejects.toEqual(
    refusal('not-found'),
  );
  await removePicture(as(serang), { ...named, pictureId });
  await expect(requirePicture(as(serang), { ...named, pictureId })).rejects.toEqual(refusal('not-found'));
  expect([await countAudit('visit.task.add'), await countAudit('visit.task.done')]).toEqual([1, 1]);
  expect([await countAudit('visit.picture.add'), await countAudit('visit.picture.remove')]).toEqual([6, 1]);
  expect(await countAudit('visit.change')).toBe(1);
  const file = await makeVisitsFile(
    as(serang),
    { campaignSlug: slug, filter: { ...everyVisit, code: '36.04.11' } },
    { kind: { format: 'csv', pemisah: 'koma' } },
  );
  const text = new TextDecoder().decode(file.bytes);
  expect(text).toContain('"Kampung Baru, Desa Cisait"');
  expect(text).toContain('Ani: Daftar ulang (selesai)');
  await takeBackVisit(as(serang), { ...named, note: 'uji selesai' });
  await expect(tickTask(as(serang), { ...named, taskId, done: false })).rejects.toEqual(refusal('visit-withdrawn'));
});

test('recorded once more it is the same visit, and nothing that is said besides is lost', async () => {
  const [participants, codes] = ['Kepala bidang, sekali lagi', ['36.04.11.2013']];
  const task = { task: 'Daftar ulang', person: 'Ani', dueDay: toDay('2019-11-30') };
  const id = await record(serang, codes, { participants, tasks: [task] });
  expect(await record(serang, codes, { participants })).toBe(id);
  expect(await record(serang, codes, { participants, tasks: [task] })).toBe(id);
  // As after the button that leads back: the form is filled in again, with the result this time.
  for (const more of [{ result: 'Daftar ulang selesai' }, { tasks: [{ ...task, person: 'Budi' }] }]) {
    const again = record(serang, codes, { participants, ...more });
    await expect(again).rejects.toEqual(refusal('visit-recorded'));
    await expect(again).rejects.toThrow(`nomor ${id}`);
  }
  await restateVisit(as(serang), { campaignSlug: slug, id, result: 'Selesai' });
  expect(await record(serang, codes, { participants, result: 'Selesai' })).toBe(id);
  await takeBackVisit(as(serang), { campaignSlug: slug, id, note: 'uji selesai' });
});

test('a program says result and tasks at once: where one of them is refused, none is kept', async () => {
  const id = await record(serang, ['36.04.11.2013'], { participants: 'Kepala bidang, sekaligus' });
  const named = { campaignSlug: slug, id };
  const task = { task: 'Daftar ulang', person: 'Ani', due: toDay('2019-11-30') };
  const before = (await requireVisit(as(serang), named)).visit;
  for (const [said, type] of [
    [{ result: 'Baik', addTasks: [task, { ...task, person: ' ' }] }, 'task-for-nobody'],
    [{ result: 'Baik', addTasks: [task], tasks: [{ id: 999_999, done: true }] }, 'visit-unknown'],
    [{ result: 'Baik', addTasks: [task], version: 7 }, 'visit-changed'],
  ] as const) {
    const change = visitChange.parse(said);
    await expect(changeSpokenVisit(as(serang), { ...named, ...change })).rejects.toEqual(refusal(type));
    expect((await requireVisit(as(serang), named)).visit).toEqual(before);
  }
  const visit = await changeSpokenVisit(as(serang), {
    ...named,
    ...visitChange.parse({ result: 'Baik', addTasks: [task] }),
  });
  expect(visit).toMatchObject({ result: 'Baik', version: 2, tasks: [{ person: 'Ani' }] });
  await takeBackVisit(as(serang), { ...named, note: 'uji selesai' });
});

test('in an archived campaign visits are read, and nothing of them changes', async () => {
  const [visit] = await listOf(serang, '36.04.09.2003');
  const named = { campaignSlug: slug, id: visit?.id ?? 0 };
  await database.owner.execute(`update campaigns set archived_at = now() where slug = '${slug}'`);
  expect((await requireVisit(as(serang), named)).visit.mayChange).toBe(false);
  await expect(record(serang, ['36.04.09'])).rejects.toEqual(refusal('campaign-archived'));
  await expect(restateVisit(as(serang), { ...named, result: 'baik' })).rejects.toEqual(refusal('campaign-archived'));
  await expect(takeBackVisit(as(serang), { ...named, note: 'ganda' })).rejects.toEqual(refusal('campaign-archived'));
  await database.owner.execute(`update campaigns set archived_at = null where slug = '${slug}'`);
});

test.each([
  ['a text', new TextEncoder().encode('halo'), 'bukan gambar'],
  ['a PDF', new TextEncoder().encode('%PDF-1.7'), 'Ini PDF'],
  ['nothing', new Uint8Array(), '0 byte'],
  ['a PNG that was cut off', makePng({ width: 24, height: 16 }).subarray(0, 40), 'terpotong'],
  ['40 MB', new Uint8Array(40 * 1024 * 1024), 'File ini 40 MB; batasnya 8 MB'],
  ['5.001 pixels', makePng({ width: 5001, height: 1 }), 'batasnya 5.000 × 5.000'],
])('%s is no picture', async (_, bytes, words) => {
  const [visit] = await listOf(serang, '36.04.09.2003');
  const named = { campaignSlug: slug, id: visit?.id ?? 0 };
  await expect(addPicture(as(serang), { ...named, bytes, caption: '' })).rejects.toThrow(words);
});

test('places of a form are read by code, by name, and with their kampung', async () => {
  const read = (text: string) => readPlaces(as(serang), { campaignSlug: slug, text });
  expect(await read('36.04.09.2003, Kampung Baru\n\nUndar Andir\nDesa Pulo (36.04.09.2003)')).toEqual([
    { code: '36.04.09.2003', kampung: 'Kampung Baru' },
    { code: '36.04.11.2005', kampung: '' },
    { code: '36.04.09.2003', kampung: '' },
  ]);
  // A kecamatan and a desa.
  await expect(read('Ciruas')).rejects.toThrow(/beberapa wilayah.*36\.04\.09\.2001/);
  await expect(read('Karawang')).rejects.toThrow("Tidak ada wilayah 'Karawang'");
});
