import { eq, type SQL, sql } from 'drizzle-orm';
import type { IsoDay } from '../../lib/domain/days';
import type {
  CountMeasure,
  ImportKind,
  ImportPart,
  ImportSettings,
  ImportStatus,
  MeasureTotal,
  ReadColumn,
  Refusal,
  SheetGlimpse,
  Warning,
} from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { imports, users } from '../schema';

/** An upload as the history lists it. */
export type ImportSummary = {
  id: number;
  campaignId: number;
  kind: ImportKind;
  status: ImportStatus;
  fileName: string;
  userName: string | null;
  office: string | null;
  rowCount: number;
  acceptedCount: number;
  /** Rows, of which each may have been refused for several reasons; at least so many where `refusalCount` is at its limit. */
  refusedCount: number;
  /** Reasons that are kept, at most `listedRefusals`. */
  refusalCount: number;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
};

/** An upload with its plan, without the file. */
export type ImportDetail = ImportSummary & {
  /** As of the check. */
  checkedTotals: MeasureTotal[];
  settings: ImportSettings;
  columns: ReadColumn[];
  parts: ImportPart[];
  glimpses: SheetGlimpse[];
  refused: Refusal[];
  warnings: Warning[];
  /** How the file was read, a sentence each. */
  notes: string[];
};

/** The columns of `ImportSummary`, of `imports` joined with `users`. */
export const importSummary = {
  id: imports.id,
  campaignId: imports.campaignId,
  kind: imports.kind,
  status: imports.status,
  fileName: imports.fileName,
  userName: users.name,
  office: users.office,
  rowCount: imports.rowCount,
  acceptedCount: imports.acceptedCount,
  refusedCount: sql<number>`(select count(distinct refusal ->> 'row')::integer from jsonb_array_elements(${imports.refused}) refusal)`,
  refusalCount: sql<number>`jsonb_array_length(${imports.refused})`,
  createdAt: imports.createdAt,
  committedAt: imports.committedAt,
  undoneAt: imports.undoneAt,
};

export async function getImport(transaction: ScopedTransaction, id: number): Promise<ImportDetail | null> {
  const [found] = await transaction
    .select({
      ...importSummary,
      settings: imports.settings,
      checkedTotals: imports.totals,
      columns: imports.columns,
      parts: imports.parts,
      glimpses: imports.glimpses,
      refused: imports.refused,
      warnings: imports.warnings,
      notes: imports.notes,
    })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.userId))
    .where(eq(imports.id, id));
  return found ?? null;
}

/** The file as it was uploaded. */
export async function getImportFile(
  transaction: ScopedTransaction,
  id: number,
): Promise<{ fileName: string; content: Uint8Array } | null> {
  const [found] = await transaction
    .select({ fileName: imports.fileName, content: imports.content })
    .from(imports)
    .where(eq(imports.id, id));
  return found ?? null;
}

const measureColumn = (measure: CountMeasure) => sql.raw(measure.replace('.', '_'));

/** A fact of the plan: what an area states now for the file's day, and what the file states. */
export type PlannedChange = {
  row: number;
  code: string;
  name: string;
  day: IsoDay | null;
  measure: string;
  before: number | null;
  after: number;
};

/**
 * What stands before each fact: the area's own figure as of the fact's day; for targets and people its own statement.
 * Each is looked up by its key, fact by fact: right after an upload the planner has not counted its facts yet, and a join
 * over all targets, which it then takes for cheap, does not end.
 * @param which of the facts `f`; all by default
 */
const factsWithBefore = (
  importId: number,
  campaignId: number,
  countMeasures: readonly CountMeasure[],
  which: SQL = sql`true`,
): SQL => sql`
  select f.row, f.area, f.day, f.measure, f.value as after, case f.measure
    ${sql.join(
      countMeasures.map((measure) => sql`when ${sql.raw(`'${measure}'`)} then p.own_${measureColumn(measure)}`),
      sql` `,
    )}
    when 'workforce.kader' then p.own_kader when 'workforce.supervisor' then p.own_supervisor
    when 'target.total' then t.stated when 'target.online' then t.stated_online when 'target.manual' then t.stated_manual
    end as before
  from import_facts f
  left join lateral (
    select * from progress p where p.campaign_id = ${campaignId} and p.area = f.area and p.day <= f.day
    order by p.day desc limit 1
  ) p on true
  left join lateral (
    select * from targets t where f.day is null and t.area = f.area
      and t.target_set_id = (select s.id from target_sets s where s.campaign_id = ${campaignId} and s.is_default)
    limit 1
  ) t on true
  where f.import_id = ${importId} and ${which}`;

/** A page of the plan, in the order of the file's rows. */
export async function listPlannedChanges(
  transaction: ScopedTransaction,
  input: {
    importId: number;
    campaignId: number;
    editionId: number;
    countMeasures: readonly CountMeasure[];
    limit: number;
    offset: number;
  },
): Promise<PlannedChange[]> {
  const ofPage = sql`f.row = any (array(
    select row from import_facts where import_id = ${input.importId} group by row order by row
    limit ${input.limit} offset ${input.offset}))`;
  return transaction.execute<PlannedChange>(sql`
    select f.row, a.code, a.name, f.day, f.measure, f.before, f.after
    from (${factsWithBefore(input.importId, input.campaignId, input.countMeasures, ofPage)}) f
    join areas a on a.edition_id = ${input.editionId} and a.lo = f.area
    order by f.row, f.measure`);
}

/**
 * The sum over the file's areas, by measure, before and after it: of each area and measure its newest day in the file.
 * It speaks of what the areas state for themselves; areas above move when it is committed.
 */
export async function listPlanTotals(
  transaction: ScopedTransaction,
  input: { importId: number; campaignId: number; countMeasures: readonly CountMeasure[] },
): Promise<MeasureTotal[]> {
  // Below, a file's facts must fit into memory to be hashed; by default Postgres keeps to 8 MB, half a national day.
  await transaction.execute(sql`select set_config('work_mem', '64MB', true)`);
  return transaction.execute(sql`
    select measure, sum(before)::bigint as before, sum(after)::bigint as after from (
      select distinct on (area, measure) area, measure, before, after
      from (${factsWithBefore(input.importId, input.campaignId, input.countMeasures)}) f
      -- An area whose whole is in the file too is in that one's figure already. "not in", for that is hashed once however
      -- few facts the planner takes the file to have; a join would compare every row of a national file with every other.
      where ${sql.join(
        [10_000, 1_000_000, 100_000_000, 10_000_000_000].map(
          (
            step,
          ) => sql`(f.area % ${step}::bigint = 0 or (f.measure, f.area / ${step}::bigint * ${step}::bigint) not in (
            select above.measure, above.area from import_facts above where above.import_id = ${input.importId}))`,
        ),
        sql` and `,
      )}
      order by area, measure, day desc
    ) newest group by measure order by measure`);
}

/** The days that an import speaks of (null: of none, as targets) and the ends of its areas; null where it has no facts. */
export async function getPlanSpan(
  transaction: ScopedTransaction,
  importId: number,
): Promise<{ firstDay: IsoDay | null; lastDay: IsoDay | null; lowest: number; highest: number } | null> {
  const [row] = await transaction.execute<{
    firstDay: IsoDay | null;
    lastDay: IsoDay | null;
    lowest: number | null;
    highest: number | null;
  }>(sql`
    select min(day) as "firstDay", max(day) as "lastDay", min(area) as lowest, max(area) as highest
    from import_facts where import_id = ${importId}`);
  if (!row || row.lowest === null || row.highest === null) return null;
  return { ...row, lowest: row.lowest, highest: row.highest };
}

/**
 * For each area and day the newest statement of a measure before that day: what a daily increment builds on.
 * @param input.keys areas (`lo`) and days of one measure, at the same positions
 */
export async function listStatementsBefore(
  transaction: ScopedTransaction,
  input: { campaignId: number; measure: CountMeasure; keys: { areas: number[]; days: IsoDay[] } },
): Promise<{ area: number; before: IsoDay; day: IsoDay; value: number }[]> {
  const column = sql`said_${measureColumn(input.measure)}`;
  return transaction.execute(sql`
    select k.area, k.day as before, p.day, p.value
    from unnest(${sql.param(input.keys.areas)}::bigint[], ${sql.param(input.keys.days)}::text[]::date[]) k (area, day)
    cross join lateral (
      select p.day, p.${column} as value from progress p
      where p.campaign_id = ${input.campaignId} and p.area = k.area and p.day < k.day and p.${column} is not null
      order by p.day desc limit 1
    ) p`);
}
