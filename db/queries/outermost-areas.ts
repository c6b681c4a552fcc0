import { type SQL, sql } from 'drizzle-orm';
import { levelsAbove } from './area-steps';

/**
 * Of areas that are to be summed only those whose whole is not among them: its figure holds theirs already. "not in", for
 * that is hashed once; a join would compare every row of a national file with every other.
 * @param of.relation where the areas come from, with the columns `area` and `of.series` (what is summed apart)
 */
export function outermostAreas(of: { relation: string; series: string }): SQL {
  const [relation, series] = [sql.raw(of.relation), sql.raw(of.series)];
  return sql.join(
    levelsAbove.map(
      ({
        areaAbove,
        isAtOrAbove,
      }) => sql`(${isAtOrAbove(sql`t.area`)} or (t.${series}, ${areaAbove(sql`t.area`)}) not in (
        select above.${series}, above.area from ${relation} above where ${isAtOrAbove(sql`above.area`)}))`,
    ),
    sql` and `,
  );
}
