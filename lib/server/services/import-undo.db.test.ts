import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import type { Actor } from '../../domain/users';
import { nameBoxes } from '../../format/preview-words';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadUndoPlan } from '../loaders/undo-plan';
import { commitUpload } from './import-commits';
import { discardUpload, undoUpload } from './import-undo';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const karawang = personOf('kabupaten', '32.15');
/** Everybody who may not: beside, below, above by reading only, and guests. */
const outsiders: [string, Actor][] = [
  ['a sibling kabupaten', personOf('kabupaten', '32.14')],
  ['another province', personOf('provinsi', '33')],
  ['a kecamatan of it', personOf('kecamatan', '32.15.03')],
  ['a reader there', personOf('pembaca', '32.15')],
  ['a reader above', personOf('pembaca', '32')],
  ['a reader of the nation', personOf('pembaca', 'id')],
  ['a guest with a link', personOf('tamu', '32.15')],
];

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `batalkan-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const head = 'kode_wilayah,wilayah,tanggal,online_terdata,online_masuk,manual_terdata,manual_masuk\n';

async function check(user: Actor, ...rows: string[]): Promise<number> {
  const { id } = await uploadFile(contextOf(user, database.serving), {
    campaignSlug: slug,
    kind: 'rekap',
    fileName: 'rekap.csv',
    bytes: new TextEncoder().encode(`${head}${rows.join('\n')}\n`),
    settings: {
      asOf: null,
      mode: 'cumulative',
      stage: 'recorded',
      channel: 'online',
      under: null,
      columns: {},
      rows: {},
    },
  });
  return id;
}

async function commit(user: Actor, ...rows: string[]): Promise<number> {
  const id = await check(user, ...rows);
  await commitUpload(contextOf(user, database.serving), { id, acceptPartial: false });
  return id;
}

const load = (user: Actor, id: number) => loadUndoPlan(contextOf(user, database.serving), { id, limit: 50, offset: 0 });

const statusOf = async (id: number) => (await requireImport(contextOf(operatorUser(), database.serving), id)).status;

/** @param later of so many later reports the actor says to know */
const undo = (user: Actor, id: number, later = 0) =>
  undoUpload(contextOf(user, database.serving), { id, acceptLater: later > 0, knownLater: later });

const refusal = (type: string) => expect.objectContaining({ type });

describe.each(outsiders)('%s', (_, user) => {
  test('finds no such plan, and undoes and sets aside nothing', async () => {
    const id = await commit(karawang, '32.15,,2021-04-13,,120,,');
    expect(await load(user, id)).toBeNull();
    // A user who may look at the upload is told why; to all others there is none.
    const why = ['pembaca', 'tamu'].includes(user.role) ? 'read-only' : 'unknown-import';
    await expect(undo(user, id, 1)).rejects.toEqual(refusal(why));
    await expect(discardUpload(contextOf(user, database.serving), id)).rejects.toEqual(refusal(why));
    expect(await statusOf(id)).toBe('committed');
  });
});

test('the office itself and those above it see the plan, as far as it is theirs', async () => {
  const id = await commit(karawang, '32.15,,2021-04-13,,120,,');
  for (const user of [karawang, personOf('provinsi', '32'), operatorUser()]) {
    expect(await load(user, id)).toMatchObject({ upload: { id }, plan: { returning: 1, later: { count: 0 } } });
  }
});

test('there is nothing to take back of an upload that waits, was set aside, or was taken back', async () => {
  const waiting = await check(karawang, '32.15,,2021-04-13,,120,,');
  expect(await load(karawang, waiting)).toMatchObject({ upload: { status: 'checked' }, plan: null });
  await expect(undo(karawang, waiting)).rejects.toEqual(refusal('import-checked'));
  expect(await statusOf(waiting)).toBe('checked');
  await discardUpload(contextOf(karawang, database.serving), waiting);
  expect(await load(karawang, waiting)).toMatchObject({ plan: null });
  const id = await commit(karawang, '32.15,,2021-04-14,,120,,');
  await undo(karawang, id);
  expect(await statusOf(id)).toBe('undone');
  expect(await load(karawang, id)).toMatchObject({ upload: { status: 'undone' }, plan: null });
  // The second click of a double click.
  await expect(undo(karawang, id)).rejects.toEqual(refusal('import-undone'));
});

test('a later report has to be known of, and then it is done', async () => {
  const id = await commit(karawang, '32.15,,2021-04-13,,120,,');
  const later = await commit(karawang, '32.15,,2021-04-14,,130,,');
  const told: Error & { detail?: string } = await undo(karawang, id).then(
    () => new Error('undone'),
    (error) => error,
  );
  expect(told).toMatchObject({
    title: 'Ada laporan sesudahnya',
    detail: expect.stringContaining(`1 laporan yang disimpan sesudah unggahan ini (unggahan ${later})`),
  });
  // A page names the box of its form, where the API names its field.
  const onPage = nameBoxes(told.detail ?? '');
  expect(onPage).toContain('centang “Saya tahu … laporan sesudahnya tetap berlaku” di atas tombol');
  expect(onPage).not.toContain('acceptLater');
  expect(await statusOf(id)).toBe('committed');
  // One more has come since the page was drawn with one.
  const another = await commit(karawang, '32.15,,2021-04-15,,140,,');
  await expect(undo(karawang, id, 1)).rejects.toMatchObject({
    detail: expect.stringContaining(`2 laporan yang disimpan sesudah unggahan ini (unggahan ${another}, ${later})`),
  });
  await undo(karawang, id, 2);
  expect(await statusOf(id)).toBe('undone');
});
