import { and, eq, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { channels, type FigureBefore } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { EnteredTable } from '../../lib/domain/entries';
import type { HeldRow } from '../../lib/domain/held-rows';
import type { ImportSummary } from '../../lib/domain/import-views';
import type {
  CountMeasure,
  ImportPart,
  ImportSettings,
  LevelTotal,
  MeasureTotal,
  ReadColumn,
  Refusal,
  SheetGlimpse,
  Warning,
} from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { imports, users } from '../schema';
import { list, sumOfColumns } from './statement-parts';

/** An upload with its plan, without the file. */
export type ImportDetail = ImportSummary & {
  /** As of the check. */
  totals: MeasureTotal[];
  levels: LevelTotal[];
  settings: ImportSettings;
  /** Of its file; null: a manual entry. */
  sha256: string | null;
  /** Of the settings: a form that was drawn for others is not read as corrections. */
  readingHash: string;
  comparedAt: Date;
  /** What a commit may be held to: the hash of all that it would write. */
  planHash: string;
  columns: ReadColumn[];
  /** The tables of the file that its rows stand in, by `part`. */
  parts: ImportPart[];
  glimpses: SheetGlimpse[];
  refused: Refusal[];
  /** At most `listedHeld`; those that were confirmed are counted. */
  held: HeldRow[];
  warnings: Warning[];
  /** How the file was read, a sentence each. */
  notes: string[];
  /** The uploader's own area, which may be wider than the one that the file was sent for. */
  sentFrom: AreaRange;
};

const leftOut = sql<number>`(${imports.heldCount} - ${imports.confirmedCount})`;

/** The columns of `ImportSummary`, of `imports` joined with `users`. */
export const importSummary = {
  id: imports.id,
  campaignId: imports.campaignId,
  kind: imports.kind,
  status: imports.status,
  byHand: sql<boolean>`${imports.entered} is not null`,
  fileName: imports.fileName,
  userName: users.name,
  office: users.office,
  rowCount: imports.rowCount,
  acceptedCount: sql<number>`greatest(${imports.acceptedCount} - ${leftOut}, 0)`,
  heldCount: leftOut,
  proposalCount: sql<number>`(select count(*)::integer from target_proposals p where p.import_id = ${imports.id})`,
  refusedCount: imports.refusedCount,
  refusalCount: imports.refusalCount,
  createdAt: imports.createdAt,
  committedAt: imports.committedAt,
  undoneAt: imports.undoneAt,
};

const officeRange = { lo: imports.officeLo, hi: imports.officeHi };

export async function getImport(transaction: ScopedTransaction, id: number): Promise<ImportDetail | null> {
  const [found] = await transaction
    .select({
      ...importSummary,
      sentFrom: officeRange,
      settings: imports.settings,
      sha256: imports.sha256,
      readingHash: sql<string>`md5(${imports.settings}::text)`,
      comparedAt: imports.comparedAt,
      planHash: imports.planHash,
      totals: imports.totals,
      levels: imports.levels,
      columns: imports.columns,
      parts: imports.parts,
      glimpses: imports.glimpses,
      refused: imports.refused,
      held: imports.held,
      warnings: imports.warnings,
      notes: imports.notes,
    })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.userId))
    .where(eq(imports.id, id));
  return found ?? null;
}

/** The campaign of an upload; null: there is none with this number in the scope. */
export async function getCampaignOfImport(transaction: ScopedTransaction, id: number): Promise<number | null> {
  const [found] = await transaction.select({ campaignId: imports.campaignId }).from(imports).where(eq(imports.id, id));
  return found?.campaignId ?? null;
}

/** What an import came as: a file, or what a user entered. The one that it is not is null. */
export type ImportSource = {
  fileName: string;
  content: Uint8Array | null;
  entered: EnteredTable | null;
  sentFrom: AreaRange;
};

export async function getImportSource(transaction: ScopedTransaction, id: number): Promise<ImportSource | null> {
  const [found] = await transaction
    .select({
      ...{ fileName: imports.fileName, content: imports.content, entered: imports.entered },
      sentFrom: officeRange,
    })
    .from(imports)
    .where(eq(imports.id, id));
  return found ?? null;
}

const measureColumn = (measure: CountMeasure) => sql.raw(measure.replace('.', '_'));

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

/** What an area's increment of a day is put on. */
export type StandingBefore = FigureBefore & { area: number; before: IsoDay };

/**
 * For each area and day what stands of a measure before that day: what a daily increment builds on.
 * @param input.keys areas (`lo`) and days of one measure, at the same positions
 */
export async function listStatementsBefore(
  transaction: ScopedTransaction,
  input: { campaignId: number; measure: CountMeasure; keys: { areas: number[]; days: IsoDay[] } },
): Promise<StandingBefore[]> {
  const [stage = '', channel = ''] = input.measure.split('.');
  const said = sql`said_${measureColumn(input.measure)}`;
  const found = stage === 'recorded' ? sql.raw(`p.said_found_${channel}`) : sql`null::bigint`;
  const others = channels.filter((one) => (one === 'unsplit') !== (channel === 'unsplit'));
  const own = (one: string) => sql.raw(`p.own_${stage}_${one}`);
  const otherForm = sumOfColumns(others.map(own));
  const owns = list(channels.map(own));
  const figures = channels.map((one) => sql.raw(`p.${stage}_${one}`));
  const sum = sumOfColumns(figures);
  return transaction.execute(sql`
    select k.area, k.day as before, p.day, p.value, p.found, same.value as same, same.found as "sameFound",
      stated.day as "statedDay", form.other as "otherForm",
      p.day is not null and same.value is null and coalesce(form.ended, false) as ended,
      case when same.value is null then form.parts end as "ofParts"
    from unnest(${sql.param(input.keys.areas)}::bigint[], ${sql.param(input.keys.days)}::text[]::date[]) k (area, day)
    left join lateral (
      select p.day, p.${said} as value, ${found} as found from progress p
      where p.campaign_id = ${input.campaignId} and p.area = k.area and p.day < k.day and p.${said} is not null
      order by p.day desc limit 1
    ) p on true
    left join lateral (
      select p.${said} as value, ${found} as found from progress p
      where p.campaign_id = ${input.campaignId} and p.area = k.area and p.day = k.day limit 1
    ) same on true
    left join lateral (
      select c.day from (
        select distinct on (c.day) c.day, c.added, c.value from counts c
        where c.campaign_id = ${input.campaignId} and c.area = k.area and c.stage = ${stage} and c.channel = ${channel}
          and c.day < k.day order by c.day, c.id desc
      ) c where c.added is null and c.value is not null order by c.day desc limit 1
    ) stated on p.day is not null
    left join lateral (
      select case when ${own(channel)} is null and num_nonnulls(${list(others.map(own))}) > 0 then ${otherForm} end as other,
        ${own(channel)} is null as ended,
        case when num_nonnulls(${owns}) = 0 and num_nonnulls(${list(figures)}) > 0 then ${sum} end as parts
      from progress p where p.campaign_id = ${input.campaignId} and p.area = k.area and p.day < k.day order by p.day desc limit 1
    ) form on true
    where p.day is not null or same.value is not null or form.other is not null or form.parts is not null`);
}

/** The areas inside the scope (`lo`) that a committed upload of the same file speaks of, and the newest such that may be told. */
export async function listCountedAreas(
  transaction: ScopedTransaction,
  file: { campaignId: number; sha256: string },
): Promise<{ areas: number[]; importId: number | null }> {
  const rows = await transaction.execute<{ area: number; importId: number | null }>(sql`
    select area, import_id as "importId" from areas_of_file(${file.campaignId}::integer, ${file.sha256})`);
  const told = rows.flatMap(({ importId }) => (importId === null ? [] : [importId]));
  return { areas: rows.map(({ area }) => area), importId: told.length > 0 ? Math.max(...told) : null };
}

/** The upload of the same file that an office has saved and that counts, wherever it was sent for; null: none. */
export async function getSavedUpload(
  transaction: ScopedTransaction,
  file: { campaignId: number; sha256: string; office: AreaRange },
): Promise<number | null> {
  const [found] = await transaction
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        ...[eq(imports.campaignId, file.campaignId), eq(imports.sha256, file.sha256)],
        ...[eq(imports.officeLo, file.office.lo), eq(imports.officeHi, file.office.hi)],
        eq(imports.status, 'committed'),
      ),
    );
  return found?.id ?? null;
}
