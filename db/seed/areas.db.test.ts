import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areas, editions } from '../schema';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { loadAreas, loadAreasFile } from './areas';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  [database, folder] = await Promise.all([openTestDatabase(), mkdtemp(join(tmpdir(), 'kejar-areas-'))]);
});
afterAll(async () => {
  await Promise.all([database.close(), rm(folder, { recursive: true })]);
});

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('loadAreas', () => {
  test('holds 91.600 areas by level and kind, each inside the one above it, and changes nothing the second time', async () => {
    await loadAreas(database.owner);
    const kinds = await database.owner.execute(
      sql`select level, kind, count(*) as areas from areas group by level, kind order by level, kind`,
    );
    expect(kinds.map((row) => Object.values(row))).toEqual([
      [0, 'negara', 1],
      [1, 'provinsi', 38],
      [2, 'kabupaten', 416],
      [2, 'kota', 98],
      [3, 'kecamatan', 7_285],
      [4, 'desa', 75_252],
      [4, 'desa adat', 14],
      [4, 'kelurahan', 8_496],
    ]);
    const [outside] = await database.owner.execute(sql`
      select a.code from areas a left join areas p on p.edition_id = a.edition_id and p.lo = a.parent_lo
      where a.level > 0 and (p.lo is null or p.level <> a.level - 1 or a.lo not between p.lo and p.hi or a.hi > p.hi)`);
    expect(outside).toBeUndefined();
  });

  test('stores bare names: the kind says what they are', async () => {
    const [karawang] = await database.owner.select().from(areas).where(eq(areas.code, '32.15'));
    expect(karawang).toMatchObject({ name: 'Karawang', kind: 'kabupaten', lo: 3_215_000_000, hi: 3_215_999_999 });
  });
});

describe('loadAreasFile', () => {
  const text = 'kode;nama\n32;JAWA BARAT\n32.15;KAB. KARAWANG\n32.15.01;Karawang Barat\n';

  test('loads a file as a new edition with Indonesia on top, once', async () => {
    const file = await fileOf('2020.csv', text);
    expect(await loadAreasFile(database.owner, file, '2020')).toEqual({ areas: 4 });
    const loaded = await database.owner
      .select({ code: areas.code, name: areas.name })
      .from(areas)
      .innerJoin(editions, eq(editions.id, areas.editionId))
      .where(eq(editions.name, '2020'))
      .orderBy(areas.lo, areas.level);
    expect(loaded.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'id Indonesia',
      '32 JAWA BARAT',
      '32.15 KARAWANG',
      '32.15.01 Karawang Barat',
    ]);
    await expect(loadAreasFile(database.owner, file, '2020')).rejects.toThrow('Edisi wilayah 2020 sudah dimuat');
  });

  test('writes nothing of a file with a bad row, and says what to do', async () => {
    const file = await fileOf('bad.csv', `${text}33.01;Cilacap\n`);
    await expect(loadAreasFile(database.owner, file, 'rusak')).rejects.toThrow(
      'Baris 5: wilayah di atas 33.01, yaitu 33, tidak ada dalam file.',
    );
    expect(await database.owner.select().from(editions).where(eq(editions.name, 'rusak'))).toEqual([]);
    await expect(loadAreasFile(database.owner, join(folder, 'none.csv'), 'x')).rejects.toThrow('tidak ditemukan');
    await expect(loadAreasFile(database.owner, file, ' ')).rejects.toThrow('bukan nama edisi');
  });
});
