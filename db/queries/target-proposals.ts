import { type SQL, sql } from 'drizzle-orm';
import type { AreaKind, AreaLevel, AreaRange } from '../../lib/domain/areas';
import type { TargetProposal } from '../../lib/domain/target-proposal-views';
import type { ProposalStatus } from '../../lib/domain/target-proposals';
import type { TargetStatement } from '../../lib/domain/targets';
import type { ScopedTransaction } from '../client';
import { statementOf } from './target-statements';

type Row = {
  id: number;
  importId: number;
  targetSetId: number;
  code: string;
  name: string;
  level: AreaLevel;
  kind: AreaKind;
  lo: number;
  officeLo: number;
  officeHi: number;
  userId: number | null;
  userName: string | null;
  userOffice: string | null;
  reason: string;
  createdAt: string;
  status: ProposalStatus;
  counted: number | null;
  before: (number | null)[];
  proposed: (number | null)[];
  standing: (number | null)[];
  decidedAt: string | null;
  decidedBy: string | null;
  decision: string | null;
  supersededBy: number | null;
};

const toStatement = ([total = null, online = null, manual = null]: (number | null)[]): TargetStatement => ({
  total,
  online,
  manual,
});

function toProposal(row: Row): TargetProposal {
  const { id, importId, targetSetId, code, name, level, kind, lo, reason, status, counted, supersededBy } = row;
  return {
    ...{ id, importId, targetSetId, reason, status, counted, supersededBy },
    area: { code, name, level, kind, lo },
    office: { lo: row.officeLo, hi: row.officeHi },
    author: { id: row.userId, name: row.userName, office: row.userOffice },
    createdAt: new Date(row.createdAt),
    before: toStatement(row.before),
    proposed: toStatement(row.proposed),
    standing: toStatement(row.standing),
    decision: row.decidedAt && { at: new Date(row.decidedAt), by: row.decidedBy, reason: row.decision },
  } as TargetProposal;
}

const instant = (column: SQL) => sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Which proposals are asked for: by where they stand, by number, or those of an upload. */
export type ProposalFilter = { state: 'open' | 'decided' | 'all' } | { ids: readonly number[] } | { importId: number };

const filtered = (filter: ProposalFilter): SQL => {
  if ('ids' in filter) return sql`p.id = any (${sql.param([...filter.ids])}::integer[])`;
  if ('importId' in filter) return sql`p.import_id = ${filter.importId}`;
  if (filter.state === 'all') return sql`true`;
  return filter.state === 'open' ? sql`p.status = 'open'` : sql`p.status <> 'open'`;
};

/**
 * Proposals of a campaign that the scope sees: waiting ones by upload and area, decided ones with the newest decision
 * first.
 */
export async function listTargetProposals(
  transaction: ScopedTransaction,
  input: { campaignId: number; editionId: number; filter: ProposalFilter; limit: number; offset?: number },
): Promise<TargetProposal[]> {
  const rows = await transaction.execute<Row>(sql`
    select p.id, p.import_id as "importId", p.target_set_id as "targetSetId", a.code, a.name, a.level, a.kind, a.lo,
      p.office_lo as "officeLo", p.office_hi as "officeHi", p.user_id as "userId", u.name as "userName", u.office as "userOffice",
      p.reason, ${instant(sql`p.created_at`)} as "createdAt", p.status, p.counted,
      array[p.before_total, p.before_online, p.before_manual] as before, array[p.total, p.online, p.manual] as proposed,
      array[s.total, s.online, s.manual] as standing,
      ${instant(sql`p.decided_at`)} as "decidedAt", d.name as "decidedBy", p.decision, p.superseded_by as "supersededBy"
    from target_proposals p
    join areas a on a.edition_id = ${input.editionId} and a.lo = p.area
    left join users u on u.id = p.user_id
    left join users d on d.id = p.decided_by
    cross join lateral (${statementOf(sql`p.target_set_id`, sql`p.area`)}) s
    where p.campaign_id = ${input.campaignId} and ${filtered(input.filter)}
    order by p.decided_at desc nulls first, p.import_id desc, p.area
    limit ${input.limit} offset ${input.offset ?? 0}`);
  return rows.map(toProposal);
}

/** How many proposals wait for the user who may set the targets of the areas with a `lo` in the span. */
export async function countOpenProposals(
  transaction: ScopedTransaction,
  input: { campaignId: number; from: number; to: number },
): Promise<number> {
  const [row] = await transaction.execute<{ open: number }>(sql`
    select count(*)::integer as open from target_proposals
    where campaign_id = ${input.campaignId} and status = 'open' and area between ${input.from} and ${input.to}`);
  return row?.open ?? 0;
}

/** How many proposals of an office were accepted or declined in the last `days` days (of 24 hours). */
export async function countDecidedProposals(
  transaction: ScopedTransaction,
  input: { campaignId: number; office: AreaRange; days: number },
): Promise<number> {
  const { campaignId, office, days } = input;
  const [row] = await transaction.execute<{ decided: number }>(sql`
    select count(*)::integer as decided from target_proposals
    where campaign_id = ${campaignId} and status in ('accepted', 'declined') and office_lo = ${office.lo}
      and office_hi = ${office.hi} and decided_at > now() - make_interval(days => ${days}::integer)`);
  return row?.decided ?? 0;
}
