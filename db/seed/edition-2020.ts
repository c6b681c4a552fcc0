import { sql } from 'drizzle-orm';
import { codesBeforeSplit, provincesOfSplit } from '../../lib/domain/papua-split';
import type { Database } from '../client';
import { getEdition } from '../queries/areas';
import { packagedEdition } from './areas';

/** The edition that campaigns of 2021 follow: 34 provinces. It is derived, and its source says from what. */
export const derivedEdition = {
  name: '2020',
  source:
    'Diturunkan dari edisi 2025 (idn-area-data 4.0.1, data ODbL 1.0): empat provinsi Papua yang dibentuk 2022 kembali ke Papua ' +
    'dan Papua Barat, kabupatennya dengan kode Permendagri 72/2019. Kecamatan dan desa seperti edisi 2025',
  areaCount: packagedEdition.areaCount - provincesOfSplit.length,
} as const;

/**
 * Derives edition 2020 from the packaged one in the database, in one statement; does nothing where there is one of that name,
 * as an operator may have loaded, or where the packaged one is missing.
 * @returns whether this call made it
 */
export async function deriveEdition2020(owner: Database): Promise<boolean> {
  const packaged = await getEdition(owner, packagedEdition.name);
  if (!packaged) return false;
  return owner.transaction(async (transaction) => {
    const [edition] = await transaction.execute<{ id: number }>(sql`
      insert into editions (name, source) values (${derivedEdition.name}, ${derivedEdition.source})
      on conflict do nothing returning id`);
    if (!edition) return false;
    const moved = Object.entries(codesBeforeSplit);
    const [now, before] = [moved.map(([code]) => code), moved.map(([, code]) => code)];
    // Of a kabupaten the first four digits change, and everything inside it keeps the other six.
    await transaction.execute(sql`
      with moved as (
        select now, before, replace(now, '.', '')::bigint as now_number, replace(before, '.', '')::bigint as before_number
        from unnest(${sql.param(now)}::text[], ${sql.param(before)}::text[]) m (now, before)
      ), shifted as (
        select a.*, m.before, coalesce((m.before_number - m.now_number) * 1000000, 0) as shift
        from areas a left join moved m on a.level >= 2 and a.lo / 1000000 = m.now_number
        where a.edition_id = ${packaged.id} and not (a.level = 1 and a.code = any (${sql.param([...provincesOfSplit])}::text[]))
      )
      insert into areas (edition_id, lo, hi, parent_lo, code, level, kind, name, folded)
      select ${edition.id}::int, lo + shift, hi + shift,
        case when before is null then parent_lo
          when level = 2 then substr(before, 1, 2)::bigint * 100000000
          else parent_lo + shift end,
        case when before is null then code else before || substr(code, 6) end,
        level, kind, name, folded
      from shifted order by lo + shift`);
    await transaction.execute(sql`analyze areas`);
    return true;
  });
}
