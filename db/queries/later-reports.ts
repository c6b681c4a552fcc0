import { type SQL, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { LaterReports } from '../../lib/domain/undo-plan';
import { inNation, type ScopedTransaction } from '../client';
import { columnsOf, type Ledger, ledgers, sameIn } from './undo-rule';

/**
 * The committed imports that stand on another one: written to the ledger after it, with a figure of the same area and
 * measure for the same day or a later one. Their senders had its figures before them. Those of an office above the
 * scope count too, and nothing is told of them.
 * @param input.limit so many are listed, the newest first; `count` is that of all
 */
export async function listLaterReports(
  transaction: ScopedTransaction,
  scope: AreaRange,
  input: { importId: number; limit: number },
): Promise<LaterReports> {
  const { importId } = input;
  const rows = await inNation(transaction, (nation) =>
    nation.execute<{
      id: number;
      fileName: string;
      userName: string | null;
      office: string | null;
      committedAt: string | null;
      figures: number;
      visible: boolean;
      count: number;
    }>(sql`
      select i.id, i.file_name as "fileName", u.name as "userName", u.office, l.figures,
        to_char(i.committed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "committedAt",
        i.area_lo >= ${scope.lo} and i.area_hi <= ${scope.hi} as visible,
        (count(*) over ())::integer as count
      from (
        select import_id, sum(figures)::integer as figures
        from (${sql.join(
          Object.values(ledgers).map((ledger) => laterIn(ledger, importId)),
          sql` union all `,
        )}) one group by import_id
      ) l
      join imports i on i.id = l.import_id and i.status = 'committed'
      left join users u on u.id = i.user_id
      order by i.committed_at desc, i.id desc
      limit ${input.limit}`),
  );
  return {
    count: rows[0]?.count ?? 0,
    reports: rows.map(({ id, fileName, userName, office, committedAt, figures, visible }) => ({
      figures,
      upload: visible
        ? { id, fileName, userName, office, committedAt: committedAt === null ? null : new Date(committedAt) }
        : null,
    })),
  };
}

/** How many figures the imports after this one have in a ledger that stand on its own. Targets have no day. */
const laterIn = (ledger: Ledger, importId: number): SQL => {
  const table = sql.raw(ledger.table);
  // A figure that another import moved is still of the hour of its own.
  const own = (alias: string) => (ledger === ledgers.counts ? sql.raw(` and ${alias}.moved_by is null`) : sql``);
  const dated = (ledger.key as readonly string[]).includes('day');
  return sql`
    select c.import_id, count(*) as figures
    from (
      select ${columnsOf('i', ledger.series)}, max(i.id) as id${dated ? sql`, min(i.day) as day` : sql``}
      from ${table} i where i.import_id = ${importId}${own('i')} group by ${columnsOf('i', ledger.series)}
    ) k
    -- "offset 0" keeps it one look-up a figure: the planner would read the whole ledger instead, 10 million rows.
    cross join lateral (
      select c.import_id from ${table} c where ${sameIn(ledger.series, 'c', 'k')} and c.id > k.id
        ${dated ? sql`and c.day >= k.day` : sql``} and c.import_id <> ${importId}${own('c')} offset 0
    ) c
    group by c.import_id`;
};
