import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAreaSearch } from '../../lib/domain/area-search';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { testArea } from '../testing/scope';
import { searchAreas, searchAreasByName } from './area-search';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The names that the search finds, the best first. */
async function find(typed: string, code = '32.15', limit = 5): Promise<string[]> {
  const inside = await testArea(database.owner, code);
  const { editionId } = inside;
  const found = await searchAreas(database.serving, { editionId, inside, search: readAreaSearch(typed), limit });
  return found.map((area) => area.name);
}

describe('in Karawang', () => {
  test.each<[string, string[]]>([
    ['3215', ['Karawang']],
    ['32.15.05', ['Klari']],
    ['321505', ['Klari']],
    ['kec. klari', ['Klari']],
    ['klari kec', ['Klari']],
    ['Kab. Karawang', ['Karawang']],
    ['timur telukjambe', ['Telukjambe Timur']],
    ['karawang telukjambe timur', ['Telukjambe Timur']],
    ['telukjmbe timur', ['Telukjambe Timur']],
    ['rengasdenglok', ['Rengasdengklok']],
    ['Kr. Barat', ['Karawang Barat']],
    ['tlk jambe timur', ['Telukjambe Timur']],
  ])('%s', async (typed, names) => {
    expect((await find(typed)).slice(0, names.length)).toEqual(names);
  });

  test.each(['%', '_', '%%', "' or 1=1", 'zzzz', '9999'])('%s finds nothing', async (typed) => {
    expect(await find(typed)).toEqual([]);
  });

  test('nothing of another kabupaten', async () => {
    expect(await find('Kota Bekasi')).toEqual([]);
    expect(await find('3216')).toEqual([]);
  });
});

test('in the nation a place in a place is found by both names', async () => {
  expect((await find('bekasi rawalumbu', 'id'))[0]).toBe('Rawalumbu');
  expect((await find('ds wadas karawang', 'id'))[0]).toBe('Wadas');
});

test('a name that is just what was typed stands before those that begin with it', async () => {
  for (const typed of ['nagasari', 'kel. nagasari']) {
    expect((await find(typed, 'id')).slice(0, 3)).toEqual(['Nagasari', 'Nagasari', 'Nagasari']);
  }
});

test('what an account is given is never guessed', async () => {
  const inside = await testArea(database.owner, '32.15');
  const of = { editionId: inside.editionId, inside, limit: 5 };
  const exact = (typed: string) => searchAreasByName(database.serving, { ...of, search: readAreaSearch(typed) });
  expect(await exact('telukjmbe timur')).toEqual([]);
  expect((await exact('telukjambe timur')).length).toBe(1);
});
