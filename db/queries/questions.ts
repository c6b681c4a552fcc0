import { sql } from 'drizzle-orm';
import type { AreaKind, AreaLevel, AreaRange } from '../../lib/domain/areas';
import type { OpenQuestions, Question, QuestionState } from '../../lib/domain/questions';
import type { FrozenFigures } from '../../lib/domain/visits';
import type { ScopedTransaction } from '../client';

/** An instant as JSON has it. */
const instant = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A question with who asked it; null: the operator at the command line. */
export type AskedQuestion = Question & AreaRange & { askedBy: number | null };

/** Questions about an area and what lies inside it: the open ones first, of each the newest first. */
export async function listQuestions(
  transaction: ScopedTransaction,
  input: {
    campaignId: number;
    editionId: number;
    inside: AreaRange;
    state: QuestionState;
    id?: number | undefined;
    most: number;
  },
): Promise<AskedQuestion[]> {
  const { campaignId, editionId, inside, state, id, most } = input;
  const rows = await transaction.execute<{
    id: number;
    lo: number;
    hi: number;
    area: { code: string; name: string; level: AreaLevel; kind: AreaKind };
    text: string;
    figures: FrozenFigures;
    replies: { id: number; text: string; by: string | null; at: string }[] | null;
    closed_at: string | null;
    closed_by: string | null;
    asked_by: number | null;
    by: string | null;
    at: string;
  }>(sql`
    select q.id, q.area_lo as lo, q.area_hi as hi, q.text, q.figures, q.created_by as asked_by, u.name as by,
      json_build_object('code', a.code, 'name', a.name, 'level', a.level, 'kind', a.kind) as area,
      c.name as closed_by, ${instant(sql`q.closed_at`)} as closed_at, ${instant(sql`q.created_at`)} as at, r.replies
    from questions q
    join areas a on a.edition_id = ${editionId} and a.lo = q.area_lo and a.hi = q.area_hi
    left join users u on u.id = q.created_by
    left join users c on c.id = q.closed_by
    cross join lateral (
      select json_agg(json_build_object('id', s.id, 'text', s.text, 'by', w.name, 'at', ${instant(sql`s.created_at`)})
        order by s.id) as replies
      from question_answers s left join users w on w.id = s.created_by where s.question_id = q.id
    ) r
    where q.campaign_id = ${campaignId} and q.area_lo >= ${inside.lo} and q.area_hi <= ${inside.hi}
      ${state === 'open' ? sql`and q.closed_at is null` : state === 'closed' ? sql`and q.closed_at is not null` : sql``}
      ${id === undefined ? sql`` : sql`and q.id = ${id}`}
    order by q.closed_at is not null, q.id desc limit ${most}`);
  return rows.map(({ asked_by, closed_at, closed_by, at, replies, ...row }) => ({
    ...row,
    ...{ askedBy: asked_by, closedBy: closed_by, at: new Date(at) },
    closedAt: closed_at === null ? null : new Date(closed_at),
    replies: (replies ?? []).map((reply) => ({ ...reply, at: new Date(reply.at) })),
  }));
}

/** How many questions about an area and what lies inside it are open. @param input.userId null: who acts has no account */
export async function countOpenQuestions(
  transaction: ScopedTransaction,
  input: { campaignId: number; inside: AreaRange; userId: number | null },
): Promise<OpenQuestions> {
  const { campaignId, inside, userId } = input;
  const [row] = await transaction.execute<OpenQuestions>(sql`
    select count(*)::int as open, count(*) filter (where q.created_by = ${userId}::int)::int as mine,
      count(*) filter (where q.created_by = ${userId}::int and exists (
        select 1 from question_answers s where s.question_id = q.id and s.created_by is distinct from q.created_by
      ))::int as answered
    from questions q
    where q.campaign_id = ${campaignId} and q.area_lo between ${inside.lo} and ${inside.hi} and q.closed_at is null`);
  return row ?? { open: 0, mine: 0, answered: 0 };
}
