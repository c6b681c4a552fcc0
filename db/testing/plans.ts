import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import { channels, type Stage } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { ImportFact, ImportSettings, LevelTotal, Measure, PlanChange, PlanFlag } from '../../lib/domain/imports';
import type { Database } from '../client';
import { storeImport } from '../writes/imports';

/** A figure of a plan, by code. `row` and `part` where a test speaks of them. */
export type PlannedFact = {
  code: string;
  day: IsoDay | null;
  measure: Measure;
  value: number;
  /** Of a recorded figure, where it says so. */
  found?: number;
  row?: number;
  part?: number;
};

/** Keeps a plan of these figures, a row each unless they say theirs, as a check of a file would. Returns its number. */
export async function storePlan(
  database: Database,
  area: AuthorizedArea,
  input: {
    campaignId: number;
    facts: readonly PlannedFact[];
    mode?: ImportSettings['mode'];
    userId?: number;
  },
): Promise<number> {
  const facts = input.facts.map(
    (one, at): ImportFact => ({
      part: one.part ?? 0,
      row: one.row ?? at + 2,
      area: rangeOfCode(one.code).lo,
      day: one.day,
      measure: one.measure,
      value: one.value,
      ...(one.found !== undefined && { found: one.found }),
    }),
  );
  return storeFacts(database, area, { ...input, facts });
}

/** Keeps a plan of these facts as a check of a file that nobody has sent before would. Returns its number. */
export async function storeFacts(
  database: Database,
  area: AuthorizedArea,
  input: {
    campaignId: number;
    facts: readonly ImportFact[];
    mode?: ImportSettings['mode'];
    userId?: number;
  },
): Promise<number> {
  const { campaignId, facts, mode = 'cumulative', userId = null } = input;
  const content = new TextEncoder().encode(`rencana ${randomUUID()}`);
  const rows = new Set(facts.map(({ part = 0, row }) => `${part} ${row}`)).size;
  return storeImport(database, area, {
    campaignId,
    kind: 'rekap',
    userId,
    fileName: 'rencana.csv',
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
    settings: { asOf: null, mode, stage: 'recorded', channel: 'unsplit', under: null, columns: {}, rows: {} },
    columns: [],
    rowCount: rows,
    acceptedCount: rows,
    refused: [],
    warnings: [],
    notes: [],
    facts,
  });
}

/** What was kept of a plan, past row-level security. */
export async function readPlan(
  owner: Database,
  importId: number,
): Promise<{
  rows: { part: number; row: number; change: PlanChange; flags: PlanFlag[] }[];
  levels: LevelTotal[];
  totals: { measure: string; before: number | null; after: number }[];
}> {
  const rows = await owner.execute<{ part: number; row: number; change: PlanChange; flags: PlanFlag[] }>(
    sql`select part, row, change, flags from import_rows where import_id = ${importId} order by part, row`,
  );
  const [kept] = await owner.execute<{ levels: LevelTotal[]; totals: never[] }>(
    sql`select levels, totals from imports where id = ${importId}`,
  );
  return { rows: [...rows], levels: kept?.levels ?? [], totals: kept?.totals ?? [] };
}

/** The total of a stage in `progress` as of a day, summed over areas; null where none of them has one. */
export async function sumProgress(
  owner: Database,
  input: { campaignId: number; areas: readonly number[]; stage: Stage; day: IsoDay },
): Promise<number | null> {
  const known = channels.map((channel) => sql.raw(`p.${input.stage}_${channel}`));
  const [row] = await owner.execute<{ total: number | null }>(sql`
    select sum(case when num_nonnulls(${sql.join(known, sql`, `)}) > 0 then ${sql.join(
      known.map((one) => sql`coalesce(${one}, 0)`),
      sql` + `,
    )} end)::bigint as total
    from unnest(${sql.param(input.areas)}::bigint[]) a (area)
    cross join lateral (
      select * from progress p where p.campaign_id = ${input.campaignId} and p.area = a.area and p.day <= ${input.day}
      order by p.day desc limit 1
    ) p`);
  return row?.total ?? null;
}
