import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '@/db/testing/database';
import { testArea } from '@/db/testing/scope';
import { commitImport, discardImport } from '@/db/writes/imports';
import { rangeOfCode } from '@/lib/domain/areas';
import type { Corrections } from '@/lib/domain/corrections';
import { toDay } from '@/lib/domain/days';
import type { Actor, Role } from '@/lib/domain/users';
import { templateSettings } from '@/lib/imports/fixtures/settings';
import { operatorUser } from '@/lib/server/auth/operator';
import { loadAliases } from '@/lib/server/loaders/imports';
import { contextOf } from '../auth/context';
import { correctImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const person = (role: Role, code: string): Actor => ({
  ...operatorUser(),
  role,
  area: { code, ...rangeOfCode(code) },
});
const karawang = person('kabupaten', '32.15');

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `pembetulan-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

function send(lines: readonly string[], user = karawang, under: string | null = null) {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const settings = { ...templateSettings, asOf: toDay('2021-04-12'), under };
  const upload = { campaignSlug: slug, kind: 'rekap' as const, fileName: 'rekap.csv', bytes, settings };
  return uploadFile(contextOf(user, database.serving), upload);
}

const correct = (id: number, said: Partial<Corrections>) =>
  correctImport(contextOf(karawang, database.serving), id, { columns: {}, rows: {}, ...said });

async function save(id: number, code = '32.15') {
  const area = await testArea(database.serving, code);
  await commitImport(database.serving, area, { id, userId: null, acceptPartial: true });
}

async function setAside(id: number) {
  await discardImport(database.serving, await testArea(database.serving, '32.15'), { id, userId: null });
}

async function namesOf(user: Actor) {
  const { editionId } = await testArea(database.serving, '32.15');
  return (await loadAliases(contextOf(user, database.serving), editionId)).map(
    ({ written, code }) => `${written} = ${code}`,
  );
}

const lines = (figure: number) => ['Kecamatan;Data HP', `TLK JMBE TIMUR;${figure}`, `KLARI;${figure}`];

describe('what the file does not have', () => {
  test.each<[Partial<Corrections>, string]>([
    [
      { columns: { Onlin: 'recorded.online' } },
      "File ini tidak mempunyai kolom 'Onlin'. Yang ada: 'Kecamatan', 'Data HP'.",
    ],
    [{ columns: { 'data hp': 'ignore' } }, "File ini tidak mempunyai kolom 'data hp'."],
    [
      { rows: { '99': '32.15.03' } },
      "Tabel di file ini tidak mempunyai baris '99'. Baris di bawah judulnya: 2 sampai 3.",
    ],
    [{ rows: { '1': 'ignore' } }, "Tabel di file ini tidak mempunyai baris '1'."],
    [{ rows: { 'Lembar1!2': '32.15.03' } }, "Tabel di file ini tidak mempunyai baris 'Lembar1!2'."],
    [{ cells: { '7': { 'Data HP': '5' } } }, "Tabel di file ini tidak mempunyai baris '7'."],
    [{ cells: { '2': { Masuk: '5' } } }, "File ini tidak mempunyai kolom 'Masuk'."],
    [{ signs: { 'Data HP': 'thousands' } }, "Arti tanda titik dan koma tidak perlu dipilih di kolom 'Data HP'."],
    [{ signs: { Masuk: 'decimals' } }, "Arti tanda titik dan koma tidak perlu dipilih di kolom 'Masuk'."],
    [{ rows: { '3': null } }, "Tidak ada yang dapat ditarik kembali dari baris '3'."],
    [{ columns: { Masuk: null } }, "File ini tidak mempunyai kolom 'Masuk'."],
  ])('%j is refused, and nothing is kept of it', async (said, detail) => {
    const { id, settings } = await send(lines(1));
    const refusal = { status: 400, type: 'unknown-correction', detail: expect.stringContaining(detail) };
    await expect(correct(id, said)).rejects.toMatchObject(refusal);
    expect(await correct(id, {})).toMatchObject({ settings });
  });
});

describe('a correction is taken back', () => {
  test('of a row, a column, a cell and signs', async () => {
    const { id, settings } = await send([...lines(1), 'PEDES;menyusul', 'CIAMPEL;1.234', 'TIRTAMULYA;12.5']);
    const columns = { 'Data HP': 'recorded.online' };
    const open = await correct(id, { columns });
    expect(open.columns).toMatchObject([{}, { header: 'Data HP', open: true }]);
    const said = await correct(id, {
      rows: { '2': '32.15.03', '4': 'ignore' },
      cells: { '3': { 'Data HP': '7' } },
      signs: { 'Data HP': 'thousands' },
    });
    expect(said.settings).toMatchObject({
      rows: { '2': '32.15.03', '4': 'ignore' },
      cells: { '3': { 'Data HP': '7' } },
    });
    expect((await correct(id, { rows: { '2': null } })).settings.rows).toEqual({ '4': 'ignore' });
    const back = await correct(id, {
      columns: { 'Data HP': null },
      rows: { '4': null },
      cells: { '3': { 'Data HP': null } },
      signs: { 'Data HP': null },
    });
    expect(back.settings).toEqual(settings);
    expect(back.acceptedCount).toBe(0);
  });
});

describe('what the office remembers', () => {
  /** Names and headers are remembered beyond a campaign: each test has its own. */
  const file = (tag: string, figure: number) => [`Kecamatan;Data ${tag}`, `TLK ${tag} TIMUR;${figure}`, 'KLARI;1'];
  const said = (tag: string) => ({ columns: { [`Data ${tag}`]: 'recorded.online' }, rows: { '2': '32.15.03' } });
  const meanings = ({ columns }: { columns: { meaning: string | null }[] }) => columns.map(({ meaning }) => meaning);

  test('is nothing of an upload that waits, or was set aside', async () => {
    const { id } = await send(file('A', 1));
    expect(await correct(id, said('A'))).toMatchObject({ acceptedCount: 2 });
    expect(meanings(await send(file('A', 2)))).toEqual(['areaName', null]);
    await setAside(id);
    const next = await send(file('A', 3));
    expect(meanings(next)).toEqual(['areaName', null]);
    const { refused } = await correct(next.id, { columns: said('A').columns });
    expect(refused.map(({ row }) => row)).toEqual([2]);
    expect(await namesOf(karawang)).toEqual([]);
  });

  test('is what was said of one that is saved', async () => {
    const { id } = await send(file('B', 1));
    await correct(id, said('B'));
    await save(id);
    expect(await send(file('B', 2))).toMatchObject({ acceptedCount: 2, refused: [] });
    expect(await namesOf(karawang)).toContain('TLK B TIMUR = 32.15.03');
    expect(await namesOf(person('provinsi', '32'))).toEqual([]);
  });

  test('is not what was taken back before it was saved', async () => {
    const { id } = await send(file('C', 1));
    await correct(id, { ...said('C'), columns: { 'Data C': 'collected.online' } });
    await correct(id, { columns: { 'Data C': 'recorded.manual' }, rows: { '2': null } });
    await save(id);
    expect(meanings(await send(file('C', 2)))).toEqual(['areaName', 'recorded.manual']);
    expect(await namesOf(karawang)).not.toContain('TLK C TIMUR = 32.15.03');
  });

  test('is not read into a file again once it was taken back there', async () => {
    const first = await send(file('D', 1));
    await correct(first.id, said('D'));
    await save(first.id);
    const next = await send(file('D', 2));
    expect(meanings(next)).toEqual(['areaName', 'recorded.online']);
    expect(meanings(await correct(next.id, { columns: { 'Data D': null } }))).toEqual(['areaName', null]);
    expect(meanings(await correct(next.id, {}))).toEqual(['areaName', null]);
  });

  test('is decided for no office above by one below that saves its upload', async () => {
    const jabar = person('provinsi', '32');
    const { id } = await send(file('E', 1), jabar, '32.15');
    await correctImport(contextOf(jabar, database.serving), id, said('E'));
    await save(id);
    const name = 'TLK E TIMUR = 32.15.03';
    expect([...(await namesOf(jabar)), ...(await namesOf(karawang))]).not.toContain(name);
    const other = await send(file('E', 2), jabar, '32.15');
    await correctImport(contextOf(jabar, database.serving), other.id, said('E'));
    await save(other.id, '32');
    expect(await namesOf(jabar)).toContain(name);
    expect(await namesOf(karawang)).not.toContain(name);
  });
});
