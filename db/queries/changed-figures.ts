import { type SQL, sql } from 'drizzle-orm';
import type { ChangedFigure, LedgerHeads } from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { versionOfImport } from './target-statements';
import { type Ledger, ledgers, sameIn } from './undo-rule';

/** So many changed figures of a plan are named; the others are counted. */
const namedChanges = 50;

/** The numbers of the newest rows of the ledgers. A holder of the campaign's lock knows that none of its rows is on its way. */
export async function getLedgerHeads(transaction: ScopedTransaction): Promise<LedgerHeads> {
  const [heads] = await transaction.execute<LedgerHeads>(sql`select * from ledger_heads()`);
  if (!heads) throw new Error('the ledgers have no heads');
  return heads;
}

/** The same of the rows that can be seen now and speak of the areas of a plan: others may be on their way. */
export async function getVisibleHeads(
  transaction: ScopedTransaction,
  plan: { importId: number; campaignId: number },
): Promise<LedgerHeads> {
  const newest = (ledger: Ledger) => sql`
    select coalesce(max(c.id), 0)::bigint from (select distinct area from import_facts where import_id = ${plan.importId}) a
    cross join lateral (
      select max(id) as id from ${sql.raw(ledger.table)} l where ${placeOf(ledger, plan)} and l.area = a.area
    ) c`;
  const [heads] = await transaction.execute<LedgerHeads>(sql`
    select (${newest(ledgers.counts)}) as counts, (${newest(ledgers.workforce)}) as workforce, (${newest(ledgers.targets)}) as targets`);
  if (!heads) throw new Error('the ledgers have no heads');
  return heads;
}

const placeOf = (ledger: Ledger, plan: { importId: number; campaignId: number }): SQL =>
  ledger === ledgers.targets
    ? sql`l.target_set_id = ${versionOfImport(plan)}`
    : sql`l.campaign_id = ${plan.campaignId}`;

/**
 * What a statement of a ledger bears on besides itself. A total without channels and figures by channel replace each
 * other (rule 11), and a target without a total is the sum of its channels.
 */
const topics = [
  { ledger: ledgers.counts, head: 'counts', ofFact: `split_part(measure, '.', 1)`, ofRow: 'l.stage::text' },
  { ledger: ledgers.workforce, head: 'workforce', ofFact: 'measure', ofRow: `'workforce.' || l.role::text` },
  { ledger: ledgers.targets, head: 'targets', ofFact: `split_part(measure, '.', 1)`, ofRow: `'target'` },
] as const;

const kinds = {
  counts: sql`measure not like 'target.%' and measure not like 'workforce.%'`,
  workforce: sql`measure like 'workforce.%'`,
  targets: sql`measure like 'target.%'`,
};

type Compared = {
  importId: number;
  campaignId: number;
  comparedAt: Date;
  heads: LedgerHeads;
  /** Whether reports of any day bear on the plan: an increment is put on what stood before it. */
  anyDay: boolean;
};

/**
 * The figures that a plan writes, or that bear on them, which were other ones when it was compared: the ledgers only grow,
 * so what stood then is their newest row up to the heads of that hour. What stands now as the plan would write it is no
 * change, unless the plan was put on what stood. Only areas that moved since are looked at.
 */
export async function listChangedFigures(
  transaction: ScopedTransaction,
  plan: Compared & { editionId: number },
): Promise<{ count: number; figures: ChangedFigure[] }> {
  const rows = await transaction.execute<Omit<ChangedFigure, 'row'> & { row: number; count: number }>(sql`
    select count(*) over ()::integer as count, x.part, x.row, a.code as area, a.name, x.day, x.measure, x.seen, x.now,
      u.name as by, to_char((case when x.undo_of is null then i.committed_at else i.undone_at end) at time zone 'utc',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from (${sql.join(
      topics.map((topic) => changesIn(topic, plan)),
      sql` union all `,
    )}) x
    join areas a on a.edition_id = ${plan.editionId} and a.lo = x.area
    left join imports i on i.id = coalesce(x.undo_of, x.import_id)
    left join users u on u.id = case when x.undo_of is null then i.user_id else i.undone_by end
    order by x.part, x.row, x.day, x.measure limit ${namedChanges}`);
  return { count: rows[0]?.count ?? 0, figures: rows.map(({ count: _, ...figure }) => figure) };
}

function changesIn({ ledger, head, ofFact, ofRow }: (typeof topics)[number], plan: Compared): SQL {
  const { importId, campaignId } = plan;
  const table = sql.raw(ledger.table);
  const dated = ledger !== ledgers.targets;
  const exactDay = dated && !plan.anyDay;
  const mark = plan.heads[head];
  // Targets move without a stamp.
  const moved = dated
    ? sql`exists (select 1 from area_changes m where m.campaign_id = ${campaignId} and m.area = f.area
        and m.changed_at > ${plan.comparedAt.toISOString()}::timestamptz)`
    : sql`true`;
  // A probe an area, which offset 0 keeps from becoming a join: right after an upload the planner takes its facts for none.
  return sql`
    select k.part, k.row, k.area, ${dated ? sql`c.day` : sql`null::date`} as day, ${ledger.measure('c')} as measure, seen.value as seen,
      c.value as now, c.import_id, c.undo_of
    from (
      select min(part) as part, min(row) as row, area, ${exactDay ? sql`day` : sql`null::date`} as day, topic,
        jsonb_object_agg(measure, value) as planned
      from (select part, row, area, day, measure, value, ${sql.raw(ofFact)} as topic from import_facts
        where import_id = ${importId} and ${kinds[head]}) f
      where ${moved} group by area, topic ${exactDay ? sql`, day` : sql``}
    ) k
    cross join lateral (
      select distinct on (${sql.raw(ledger.key.map((column) => `l.${column}`).join(', '))}) l.*
      from ${table} l
      where ${placeOf(ledger, plan)} and l.area = k.area ${exactDay ? sql`and l.day = k.day` : sql``}
        and l.id > ${mark} and ${sql.raw(ofRow)} = k.topic
      order by ${sql.raw(ledger.key.map((column) => `l.${column}`).join(', '))}, l.id desc offset 0
    ) c
    left join lateral (
      select s.value from ${table} s where ${sameIn(ledger.key, 's', 'c')} and s.id <= ${mark} order by s.id desc limit 1
    ) seen on true
    where c.value is distinct from seen.value
      ${plan.anyDay ? sql`` : sql`and not coalesce(c.value = (k.planned ->> (${ledger.measure('c')}))::bigint, false)`}`;
}
