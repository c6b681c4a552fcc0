import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recheck } from '@/lib/server/services/import-corrections';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { commitImport, discardImport } from '../../../db/writes/imports';
import { toDay } from '../../domain/days';
import type { Actor } from '../../domain/users';
import { templateSettings } from '../../imports/fixtures/settings';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { loadAliases, loadCampaignScope } from '../loaders/imports';
import { compareAgain } from './import-comparisons';
import { loadOriginalFile, makeRefusedRows } from './import-files';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const karawang = personOf('kabupaten', '32.15');

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `recheck-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const lines = ['No;Kecamatan;Data HP;Masuk', '1;TLK JMBE TIMUR;1;850', '2;KLARI;2;900', '3;Lain-lain;3;7'];

function send() {
  return uploadFile(contextOf(karawang, database.serving), {
    campaignSlug: slug,
    kind: 'rekap',
    fileName: 'rekap.csv',
    bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`),
    settings: {
      asOf: toDay('2021-04-12'),
      mode: 'cumulative',
      stage: 'recorded',
      channel: 'unsplit',
      under: null,
      columns: {},
      rows: {},
    },
  });
}

function form(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

const as = (user: Actor, id: number, entries: Record<string, string>) =>
  recheck(contextOf(user, database.serving), id, form(entries));

describe('refused', () => {
  const mend = { 'baris 2': '32.15.03' };

  test('for a reader, or a user of elsewhere: nothing is changed', async () => {
    const { id } = await send();
    expect(await as(personOf('pembaca', '32'), id, mend)).toMatchObject({
      kind: 'refused',
      state: { title: 'Akun ini hanya untuk melihat', typed: mend },
    });
    expect(await as(personOf('kabupaten', '33.13'), id, mend)).toEqual({ kind: 'unknown' });
    expect(await as(personOf('kecamatan', '32.15.03'), id, mend)).toEqual({ kind: 'unknown' });
    expect(await requireImport(contextOf(karawang, database.serving), id)).toMatchObject({
      acceptedCount: 1,
      settings: { rows: {} },
    });
  });

  test('with nothing said, or a code that is none: what was typed comes back', async () => {
    const { id } = await send();
    expect(await as(karawang, id, { 'baris 2': '' })).toMatchObject({ kind: 'refused', state: { problems: {} } });
    expect(await as(karawang, id, { ...mend, 'kode 4': 'Klari' })).toMatchObject({
      kind: 'refused',
      state: { problems: { 'kode 4': expect.stringContaining("'Klari'") }, typed: { ...mend, 'kode 4': 'Klari' } },
    });
    expect(await requireImport(contextOf(karawang, database.serving), id)).toMatchObject({ acceptedCount: 1 });
  });

  test('when the columns then name no area: the upload stays as it was', async () => {
    const { id } = await send();
    expect(await as(karawang, id, { 'arti Kecamatan': 'ignore' })).toMatchObject({
      kind: 'refused',
      state: { typed: { 'arti Kecamatan': 'ignore' } },
    });
    expect(await requireImport(contextOf(karawang, database.serving), id)).toMatchObject({
      acceptedCount: 1,
      settings: { columns: {} },
    });
  });

  test('once the upload is set aside', async () => {
    const { id } = await send();
    const area = await testArea(database.serving, '32.15');
    await discardImport(database.serving, area, { id, userId: null });
    expect(await as(karawang, id, mend)).toEqual({ kind: 'stale' });
  });

  test('a code outside the own area reads as one that is not, beside the suggestions', async () => {
    const { id } = await send();
    expect(await as(karawang, id, { 'kode 2': '33.13.01' })).toMatchObject({ kind: 'checked' });
    const { refused, settings } = await requireImport(contextOf(karawang, database.serving), id);
    expect(refused[0]).toMatchObject({
      row: 2,
      reason: 'Wilayah 33.13.01 tidak ditemukan di wilayah kerja Anda',
      candidates: expect.arrayContaining([{ code: '32.15.03', name: 'Telukjambe Timur' }]),
    });
    expect(settings.rows).toEqual({ '2': '33.13.01' });
  });
});

test('a row is mended, another left out and taken back; only the name is remembered, once it is saved', async () => {
  const { id } = await send();
  expect(await as(karawang, id, { 'baris 2': '32.15.03', 'baris 4': 'ignore' })).toEqual({
    kind: 'checked',
    before: { accepted: 1, refused: 2 },
  });
  const mended = await requireImport(contextOf(karawang, database.serving), id);
  expect(mended).toMatchObject({ rowCount: 3, acceptedCount: 2, refused: [] });
  expect(mended.notes).toContain('Baris 4 diabaikan atas pilihan Anda.');
  expect(mended.totals.after.total).toBe(1_750);

  expect(await as(karawang, id, { 'baris 4': 'tanya' })).toMatchObject({ before: { accepted: 2, refused: 0 } });
  expect(await requireImport(contextOf(karawang, database.serving), id)).toMatchObject({
    acceptedCount: 2,
    refused: [{ row: 4 }],
    settings: { rows: { '2': '32.15.03' } },
  });
  const area = await testArea(database.serving, '32.15');
  const { editionId } = area;
  expect(await loadAliases(contextOf(karawang, database.serving), editionId)).toEqual([]);
  await commitImport(database.serving, area, { id, userId: null, acceptPartial: true });
  expect(await loadAliases(contextOf(karawang, database.serving), editionId)).toMatchObject([
    { written: 'TLK JMBE TIMUR', code: '32.15.03', areaName: 'Telukjambe Timur', inside: { name: 'Karawang' } },
  ]);
  expect(await loadAliases(contextOf(personOf('provinsi', '32'), database.serving), editionId)).toEqual([]);
});

test('the list of names opens to users who may import, each office its own', async () => {
  const scopeOf = (user: Actor) =>
    loadCampaignScope(contextOf(user, database.serving), { campaignSlug: slug, under: null, verb: 'import' });
  expect(await scopeOf(personOf('pembaca', '32'))).toBeNull();
  expect(await scopeOf({ ...karawang, role: 'tamu' })).toBeNull();
  expect(await scopeOf(karawang)).toMatchObject({ area: { code: '32.15' } });
});

describe('cells, signs and the place of the table', () => {
  const asked = ['Kecamatan;Masuk', 'KLARI;3,5', 'CIAMPEL;20', 'PEDES;menyusul'];
  const text = (rows: readonly string[]) => new TextEncoder().encode(`${rows.join('\r\n')}\r\n`);

  function sendRows(rows: readonly string[]) {
    const settings = { ...templateSettings, asOf: toDay('2021-04-12') };
    const upload = { campaignSlug: slug, kind: 'rekap' as const, fileName: 'rekap.csv', bytes: text(rows), settings };
    return uploadFile(contextOf(karawang, database.serving), upload);
  }

  test('a refused cell is put right in its field, and the file as it came stays', async () => {
    const { id, refused } = await sendRows(asked);
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Masuk'],
      [4, 'Masuk'],
    ]);
    expect(await as(karawang, id, { 'sel 2 Masuk': '35', 'sel 4 Masuk': '' })).toMatchObject({ kind: 'checked' });
    const mended = await requireImport(contextOf(karawang, database.serving), id);
    expect(mended).toMatchObject({
      acceptedCount: 2,
      refused: [],
      settings: { cells: { '2': { Masuk: '35' }, '4': { Masuk: '' } } },
    });
    expect(mended.totals.after.total).toBe(55);
    expect(mended.notes).toContain(
      "Diperbaiki dengan tangan: baris 2 kolom Masuk '3,5' menjadi '35', baris 4 kolom Masuk 'menyusul' menjadi ''.",
    );
  });

  test('the day beside the file may be another; one outside the campaign is refused', async () => {
    const { id } = await sendRows(asked);
    expect(await as(karawang, id, { tanggal: '2021-04-11' })).toMatchObject({ kind: 'checked' });
    expect(await requireImport(contextOf(karawang, database.serving), id)).toMatchObject({
      span: { lastDay: '2021-04-11' },
    });
    expect(await as(karawang, id, { tanggal: '2021-03-01' })).toMatchObject({
      kind: 'refused',
      state: { detail: expect.stringContaining('1 Maret 2021'), typed: { tanggal: '2021-03-01' } },
    });
  });

  test('a table elsewhere is read once a person points at it, and looked for again when asked', async () => {
    const { id } = await sendRows(['Kecamatan;Masuk', 'KLARI;10', 'Kecamatan;Valid', 'CIAMPEL;20']);
    const place = { letak: 'ditentukan', lembar: '', judul: '3', tinggi: '1' };
    expect(await as(karawang, id, place)).toMatchObject({ kind: 'checked' });
    const moved = await requireImport(contextOf(karawang, database.serving), id);
    expect(moved).toMatchObject({ acceptedCount: 1, parts: [{ headerRow: 3, headerRows: 1 }] });
    expect(moved.byMeasure).toMatchObject([{ measure: 'validated.unsplit', after: 20 }]);
    expect(await as(karawang, id, { ...place, judul: '4' })).toMatchObject({
      kind: 'refused',
      state: { detail: expect.stringContaining('Di baris 4') },
    });
    expect(await as(karawang, id, { letak: 'otomatis' })).toMatchObject({ kind: 'checked' });
    expect(await requireImport(contextOf(karawang, database.serving), id)).toMatchObject({ parts: [{ headerRow: 1 }] });
  });

  test('the refused rows come back as a file that goes in once it is mended', async () => {
    const { id } = await sendRows(asked);
    const { bytes } = await makeRefusedRows(contextOf(karawang, database.serving), { campaignSlug: slug, id: id });
    const sentBack = new TextDecoder().decode(bytes);
    expect(sentBack.split('\r\n').slice(0, 2)).toEqual([
      '"baris";"Kecamatan";"Masuk";"tanggal";"alasan";"saran"',
      `"2";"KLARI";"3,5";"2021-04-12";"Masuk: '3,5' bukan bilangan bulat";"Tulis bilangan bulat, misalnya 3 atau 4."`,
    ]);
    const mended = await uploadFile(contextOf(karawang, database.serving), {
      ...{ campaignSlug: slug, kind: 'rekap' as const, fileName: 'ditolak.csv', settings: templateSettings },
      bytes: new TextEncoder().encode(sentBack.replace('"3,5"', '"35"').replace('"menyusul"', '"40"')),
    });
    expect(mended).toMatchObject({ acceptedCount: 2, refused: [], warnings: [], span: { lastDay: '2021-04-12' } });
    expect(mended.columns.every(({ meaning }) => meaning !== null)).toBe(true);
  });

  test('a file that an office above sent for one below is not handed to the one below: it holds the rows of others', async () => {
    const below = personOf('kecamatan', '32.15.03');
    const rows = ['Desa;Masuk', 'SUKALUYU;905', 'WADAS;tiga', 'KLARI;777'];
    const send = (who: Actor, under: string | null) =>
      uploadFile(contextOf(who, database.serving), {
        ...{ campaignSlug: slug, kind: 'rekap' as const, fileName: 'rekap.csv', bytes: text(rows) },
        settings: { ...templateSettings, asOf: toDay('2021-04-12'), under },
      });
    const files = (who: Actor, id: number) => {
      const place = { campaignSlug: slug, id };
      return [
        () => loadOriginalFile(contextOf(who, database.serving), place),
        () => makeRefusedRows(contextOf(who, database.serving), place),
      ];
    };
    const { id } = await send(karawang, '32.15.03');
    const told = await requireImport(contextOf(below, database.serving), id);
    expect(told).toMatchObject({ acceptedCount: 1, refusedElsewhere: 1 });
    // KLARI is a name of others; WADAS is a desa of theirs, whose figure is wrong.
    expect(told.refused.map(({ value }) => value)).toEqual(['tiga']);
    const whole = await requireImport(contextOf(karawang, database.serving), id);
    expect(whole.refused.map(({ value }) => value)).toEqual(['tiga', 'KLARI']);
    expect(whole.refusedElsewhere).toBe(0);
    for (const file of files(below, id))
      await expect(file()).rejects.toMatchObject({ type: 'file-of-above', status: 403 });
    for (const file of files(karawang, id)) expect(new TextDecoder().decode((await file()).bytes)).toContain('KLARI');
    const own = await send(below, null);
    for (const file of files(below, own.id)) expect((await file()).bytes.length).toBeGreaterThan(0);
  });

  test('the refused rows are not for a reader, or a user of elsewhere', async () => {
    const { id } = await sendRows(asked);
    const reader = personOf('pembaca', '32');
    await expect(
      makeRefusedRows(contextOf(reader, database.serving), { campaignSlug: slug, id: id }),
    ).rejects.toMatchObject({ status: 403 });
    for (const other of [personOf('kabupaten', '33.13'), personOf('kecamatan', '32.15.03')])
      await expect(
        makeRefusedRows(contextOf(other, database.serving), { campaignSlug: slug, id: id }),
      ).rejects.toMatchObject({ status: 404 });
    const whole = await sendRows(['Kecamatan;Masuk', 'KLARI;10']);
    await expect(
      makeRefusedRows(contextOf(karawang, database.serving), { campaignSlug: slug, id: whole.id }),
    ).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('two people, and figures that move meanwhile', () => {
  const text = (rows: readonly string[]) => new TextEncoder().encode(`${rows.join('\n')}\n`);
  let files = 0;

  function sendFigure(day: string, figure: number, mode: 'cumulative' | 'daily') {
    const settings = { ...templateSettings, asOf: toDay(day), mode };
    // Two files of the same bytes would be one.
    const bytes = text(['Kecamatan;Masuk;Keterangan', `KLARI;${figure};${files++}`]);
    const upload = { campaignSlug: slug, kind: 'rekap' as const, fileName: 'rekap.csv', bytes, settings };
    return uploadFile(contextOf(karawang, database.serving), upload);
  }
  const commit = async (id: number, shown?: string) => {
    const area = await testArea(database.serving, '32.15');
    await commitImport(database.serving, area, { id, userId: null, acceptPartial: false, ...(shown && { shown }) });
  };

  test('a plan that a user checked anew since it was shown is not kept in the place of the one shown', async () => {
    const { id, planHash } = await sendFigure('2021-04-11', 10, 'cumulative');
    await as(karawang, id, { tanggal: '2021-04-12' });
    await expect(commit(id, planHash)).rejects.toMatchObject({ status: 409, type: 'plan-changed' });
    await commit(id, (await requireImport(contextOf(karawang, database.serving), id)).planHash);
  });

  test('a form that was drawn before a user corrected the upload takes nothing back', async () => {
    const { id, readingHash } = await sendFigure('2021-04-11', 10, 'cumulative');
    expect((await as(karawang, id, { bacaan: readingHash, tahap: 'terdata' })).kind).toBe('checked');
    // The other tab still shows the stage as it was, beside the day that it changes.
    const stale = { bacaan: readingHash, tahap: 'masuk', tanggal: '2021-04-12' };
    expect(await as(karawang, id, stale)).toMatchObject({
      kind: 'refused',
      state: { type: 'corrected-meanwhile', typed: { tanggal: '2021-04-12' } },
    });
    const now = await requireImport(contextOf(karawang, database.serving), id);
    expect(now).toMatchObject({ settings: { stage: 'collected', asOf: '2021-04-11' } });
    expect((await as(karawang, id, { bacaan: now.readingHash, tanggal: '2021-04-12' })).kind).toBe('checked');
  });

  test('of two who correct at once the second is told', async () => {
    const { id } = await sendFigure('2021-04-11', 10, 'cumulative');
    const outcomes = await Promise.all([
      as(karawang, id, { tanggal: '2021-04-12' }),
      as(karawang, id, { tahap: 'terdata' }),
    ]);
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['checked', 'refused']);
    expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
      state: { title: 'Orang lain membetulkan unggahan ini' },
    });
  });

  test('what a day added is put on what stands when it is kept, not on what stood when it was checked', async () => {
    await commit((await sendFigure('2021-04-11', 100, 'cumulative')).id);
    const daily = await sendFigure('2021-04-12', 50, 'daily');
    expect(daily.totals.after.total).toBe(150);
    await commit((await sendFigure('2021-04-11', 140, 'cumulative')).id);
    await expect(commit(daily.id)).rejects.toMatchObject({ status: 409, type: 'base-changed' });
    expect(await compareAgain(contextOf(karawang, database.serving), daily.id)).toBe('done');
    expect((await requireImport(contextOf(karawang, database.serving), daily.id)).totals.after.total).toBe(190);
    await commit(daily.id);
  });
});
