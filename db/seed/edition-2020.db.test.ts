import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeOfCode } from '../../lib/domain/areas';
import { getArea, getEdition, listAreasInside } from '../queries/areas';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { derivedEdition, deriveEdition2020 } from './edition-2020';

let database: TestDatabase;
let edition: number;

beforeAll(async () => {
  database = await openTestDatabase();
  expect(await deriveEdition2020(database.owner)).toBe(true);
  edition = (await getEdition(database.owner, '2020'))?.id ?? 0;
});
afterAll(() => database.close());

const area = (code: string) => getArea(database.owner, edition, code);

test('has 34 provinces, none of them of 2022, and all 514 kabupaten and kota', async () => {
  const inside = (level: 1 | 2) =>
    listAreasInside(database.owner, { editionId: edition, inside: rangeOfCode('id'), level });
  expect((await inside(1)).map(({ code }) => code)).not.toEqual(expect.arrayContaining(['93']));
  expect(await inside(1)).toHaveLength(34);
  expect(await inside(2)).toHaveLength(514);
  const [row] = await database.owner.execute(
    sql`select count(*)::int as count from areas where edition_id = ${edition}`,
  );
  expect(row?.count).toBe(derivedEdition.areaCount);
});

test.each([
  ['91.01', 'Merauke'],
  ['91.02', 'Jayawijaya'],
  ['91.09', 'Mimika'],
  ['91.28', 'Deiyai'],
  ['92.71', 'Sorong'],
  ['92.10', 'Maybrat'],
  ['91.03', 'Jayapura'],
  ['32.15', 'Karawang'],
])('%s is %s', async (code, name) => {
  expect(await area(code)).toMatchObject({ name, ...rangeOfCode(code) });
});

test('has no code twice, and each area inside the one above it', async () => {
  expect(await area('93')).toBeNull();
  expect(await area('93.01')).toBeNull();
  const astray = await database.owner.execute(sql`
    select a.code from areas a left join areas p on p.edition_id = a.edition_id and p.lo = a.parent_lo
    where a.edition_id = ${edition} and a.level > 0 and (p.lo is null or p.level <> a.level - 1
      or a.lo < p.lo or a.hi > p.hi or a.lo <> rpad(replace(a.code, '.', ''), 10, '0')::bigint)`);
  expect(astray).toEqual([]);
});

test('is made once, and an edition of that name that an operator loaded is left alone', async () => {
  expect(await deriveEdition2020(database.owner)).toBe(false);
});
