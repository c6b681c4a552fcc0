import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';
import { foldedNameOf, kindOfCode, levelOfCode, nationCode, parentCode, rangeOfCode } from '../../lib/domain/areas';
import type { Database } from '../client';
import { editions } from '../schema';
import { AreasFileError, type NamedCode, readAreasFile } from './areas-file';
import { insertInBatches } from './bulk';

/** The edition that is read from the package, and what it must hold; anything else means another package version. */
export const packagedEdition = {
  name: '2025',
  source: 'idn-area-data 4.0.1 (data ODbL 1.0), kode wilayah Kemendagri edisi 2025',
  areaCount: 91_600,
} as const;

const editionPattern = /^[\p{L}\p{N}][\p{L}\p{N} .,/-]{0,49}$/u;

/** Long official names that offices never use, and the short form that they do. */
const shortNames = new Map([
  ['Daerah Khusus Ibukota Jakarta', 'DKI Jakarta'],
  ['Daerah Khusus Jakarta', 'DK Jakarta'],
  ['Daerah Istimewa Yogyakarta', 'DI Yogyakarta'],
]);

const regencyWords = /^(?:kabupaten|kab\.?|kota)\s+(?:administrasi\s+|adm\.?\s+)?(?=\S)/iu;

/**
 * The name as it is stored: without the word for the kind in front of a kabupaten or kota, which `kind` carries
 * ("Kabupaten Karawang" → "Karawang"). Names of kecamatan and desa stay whole: "Kota Baru" is a kecamatan.
 */
export function bareAreaName(area: NamedCode): string {
  const name = area.name.trim().replaceAll(/\s+/gu, ' ');
  return levelOfCode(area.code) === 2 ? name.replace(regencyWords, '') : (shortNames.get(name) ?? name);
}

/** All areas of the packaged edition with Indonesia on top, parents before children. */
export async function readPackagedAreas(): Promise<NamedCode[]> {
  const levels = await Promise.all([getProvinces(), getRegencies(), getDistricts(), getVillages()]);
  return [{ code: nationCode, name: 'Indonesia' }, ...levels.flat().filter((area) => area.code)];
}

/**
 * Loads edition 2025 (91.600 areas) in one transaction; does nothing when it is there.
 * @throws Error when the package does not hold what it should: a cut or changed package must not become an edition.
 */
export async function loadAreas(owner: Database): Promise<void> {
  const [there] = await owner.execute(sql`select 1 from editions where name = ${packagedEdition.name}`);
  if (there) return;
  const areas = await readPackagedAreas();
  if (areas.length !== packagedEdition.areaCount) {
    throw new Error(
      `Paket idn-area-data berisi ${areas.length} wilayah, seharusnya ${packagedEdition.areaCount}. Jalankan npm install lagi.`,
    );
  }
  await insertEdition(owner, packagedEdition, areas);
}

/**
 * Loads a file of areas as a new edition (`kejar areas load FILE --edition NAME`), all or nothing.
 * The file is a CSV (`,`, `;` or tab; UTF-8) with the columns kode (code) and nama (name), any mix of levels; each area's
 * area above must be in the file too, Indonesia alone is added. Codes may lack their dots.
 * @throws AreasFileError in Indonesian, with row numbers as a spreadsheet shows them
 */
export async function loadAreasFile(owner: Database, file: string, edition: string): Promise<{ areas: number }> {
  const name = edition.trim();
  if (!editionPattern.test(name)) {
    throw new AreasFileError(`'${edition}' bukan nama edisi. Pakai 1 sampai 50 huruf atau angka, misalnya 2020.`);
  }
  const [there] = await owner.execute(sql`select 1 from editions where name = ${name}`);
  if (there) throw new AreasFileError(alreadyLoaded(name));
  const areas = await readAreasFile(file);
  const written = await insertEdition(owner, { name, source: basename(file) }, areas);
  if (!written) throw new AreasFileError(alreadyLoaded(name));
  return { areas: areas.length };
}

function alreadyLoaded(edition: string): string {
  return `Edisi wilayah ${edition} sudah dimuat. Muat dengan nama edisi lain; edisi yang sudah dipakai tidak diubah.`;
}

/**
 * Writes an edition and its areas, all or nothing. Of two processes that load the same edition at once the second waits
 * and then finds it there.
 * @returns whether this call wrote it; false when the edition was there already
 */
async function insertEdition(
  owner: Database,
  edition: { name: string; source: string },
  areas: readonly NamedCode[],
): Promise<boolean> {
  return owner.transaction(async (tx) => {
    const [row] = await tx
      .insert(editions)
      .values({ name: edition.name, source: edition.source })
      .onConflictDoNothing()
      .returning({ id: editions.id });
    if (!row) return false;
    const rows = areas.map((area) => {
      const name = bareAreaName(area);
      const parent = parentCode(area.code);
      const kind = kindOfCode(area.code);
      return {
        ...rangeOfCode(area.code),
        parentLo: parent === null ? null : rangeOfCode(parent).lo,
        code: area.code,
        level: levelOfCode(area.code),
        kind,
        name,
        folded: foldedNameOf({ kind, name }),
      };
    });
    await insertInBatches(
      tx,
      rows,
      (column) => sql`
        insert into areas (edition_id, lo, hi, parent_lo, code, level, kind, name, folded)
        select ${row.id}::int, * from unnest(
          ${column((area) => area.lo)}::bigint[], ${column((area) => area.hi)}::bigint[],
          ${column((area) => area.parentLo)}::bigint[], ${column((area) => area.code)}::text[],
          ${column((area) => area.level)}::smallint[], ${column((area) => area.kind)}::text[],
          ${column((area) => area.name)}::text[], ${column((area) => area.folded)}::text[])`,
    );
    // A fresh table has no statistics until autovacuum comes by, and the first pages would be planned blindly.
    await tx.execute(sql`analyze areas`);
    return true;
  });
}
