import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { getEdition } from './areas';
import { getKeptArea, listKeptAreas } from './kept-areas';

let database: TestDatabase;
let edition: number;

beforeAll(async () => {
  database = await openTestDatabase();
  edition = (await getEdition(database.owner, '2025'))?.id ?? 0;
});
afterAll(() => database.close());

const insert = (code: string, lo: number) =>
  database.owner.execute(`
    insert into areas (edition_id, lo, hi, parent_lo, code, level, kind, name, folded)
    values (${edition}, ${lo}, ${lo}, null, '${code}', 4, 'desa', 'Uji', 'uji')`);

test('an area is read once, for all who ask', async () => {
  const first = await getKeptArea(database.serving, edition, '32.15');
  expect(first).toMatchObject({ code: '32.15', name: 'Karawang', level: 2 });
  const path = await listKeptAreas(database.serving, edition, ['id', '32', '32.15', '32.15']);
  expect(path.map(({ code }) => code).sort()).toEqual(['32', '32.15', 'id']);
  expect(path.find(({ code }) => code === '32.15')).toBe(first);
});

test('what was not there is asked for again', async () => {
  expect(await getKeptArea(database.serving, edition, '99.99.99.9999')).toBeNull();
  await insert('99.99.99.9999', 9_999_999_999);
  expect(await getKeptArea(database.serving, edition, '99.99.99.9999')).toMatchObject({ name: 'Uji' });
});

test('each edition has its own', async () => {
  const older = (await getEdition(database.owner, '2020'))?.id ?? 0;
  expect(await getKeptArea(database.serving, older, '93.01')).toBeNull();
  expect(await getKeptArea(database.serving, edition, '93.01')).toMatchObject({ editionId: edition });
});

test('those asked for last are kept', async () => {
  const karawang = await getKeptArea(database.serving, edition, '32.15');
  const rows = await database.owner.execute<{ code: string }>(
    `select code from areas where edition_id = ${edition} and code <> '32.15' limit 5001`,
  );
  const codes = rows.map(({ code }) => code);
  expect(codes).toHaveLength(5_001);
  await listKeptAreas(database.serving, edition, codes.slice(0, 4_999));
  expect(await getKeptArea(database.serving, edition, '32.15')).toBe(karawang);
  await listKeptAreas(database.serving, edition, codes.slice(0, 5_000));
  const again = await getKeptArea(database.serving, edition, '32.15');
  expect(again).toEqual(karawang);
  expect(again).not.toBe(karawang);
});
