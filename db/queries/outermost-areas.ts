import { type SQL, sql } from 'drizzle-orm';

/** How much of a code each level leaves open: a kecamatan, a kabupaten, a province, the nation. */
const steps = [10_000, 1_000_000, 100_000_000, 10_000_000_000];

/**
 * Of areas that are to be summed only those whose whole is not among them: its figure holds theirs already. "not in", for
 * that is hashed once; a join would compare every row of a national file with every other.
 * @param of.relation where the areas come from, with the columns `area` and `of.series` (what is summed apart)
 */
export function outermostAreas(of: { relation: string; series: string }): SQL {
  const [relation, series] = [sql.raw(of.relation), sql.raw(of.series)];
  return sql.join(
    steps.map(
      (step) => sql`(t.area % ${step}::bigint = 0 or (t.${series}, t.area / ${step}::bigint * ${step}::bigint) not in (
        select above.${series}, above.area from ${relation} above where above.area % ${step}::bigint = 0))`,
    ),
    sql` and `,
  );
}
