import { and, asc, eq, sql } from 'drizzle-orm';
import { type AreaRange, isInside } from '../../lib/domain/areas';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { VisitKind, VisitMark, VisitPlace } from '../../lib/domain/visits';
import type { ScopedTransaction } from '../client';
import { users, visitPictures, visits, visitTasks } from '../schema';

export type VisitTask = {
  id: number;
  task: string;
  person: string;
  dueDay: IsoDay;
  /** Null: not done. */
  doneAt: Date | null;
  doneBy: string | null;
};

export type VisitPicture = { id: number; caption: string; width: number; height: number; bytes: number };

/** A visit, with the places of it that the reader sees. */
export type Visit = AreaRange & {
  id: number;
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  places: VisitPlace[];
  participants: string;
  result: string;
  version: number;
  tasks: VisitTask[];
  pictures: VisitPicture[];
  createdBy: string | null;
  createdAt: Date;
};

type Wanted = {
  campaignId: number;
  editionId: number;
  /** The reader's own area: a visit is theirs to see by a place inside it. */
  own: AreaRange;
  /** Visits to this area, inside it or to one that holds it; absent: all that are seen. */
  near?: AreaRange | undefined;
  id?: number | undefined;
  kind?: VisitKind | null | undefined;
  /** Visits that touch these days; null or absent: whenever they were. */
  from?: IsoDay | null | undefined;
  to?: IsoDay | null | undefined;
  most: number;
};

const placeJson = sql`json_build_object('id', p.id, 'area', json_build_object('code', a.code, 'name', a.name, 'level', a.level,
  'kind', a.kind, 'lo', p.area_lo, 'hi', p.area_hi), 'kampung', p.kampung, 'reason', p.reason, 'figures', p.figures)`;

type Row = {
  id: number;
  kind: VisitKind;
  from_day: IsoDay;
  to_day: IsoDay;
  area_lo: number;
  area_hi: number;
  participants: string;
  result: string;
  version: number;
  created_by: string | null;
  created_at: string;
  places: VisitPlace[];
};

/** Visits that stand, as `wanted` says, the newest first, each with the places that lie in the reader's own area. */
function selectVisits(wanted: Wanted) {
  const { own, near, id, kind, from, to } = wanted;
  const nearby = near
    ? sql` and exists (select 1 from visit_places n where n.visit_id = v.id
        and n.area_lo >= ${own.lo} and n.area_hi <= ${own.hi} and n.area_lo <= ${near.hi} and n.area_hi >= ${near.lo})`
    : sql``;
  return sql`
    select v.id, v.kind, v.from_day, v.to_day, v.area_lo, v.area_hi, v.participants, v.result, v.version,
      u.name as created_by, to_char(v.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at, s.places
    from visits v
    left join users u on u.id = v.created_by
    cross join lateral (
      select json_agg(${placeJson} order by p.area_lo, p.kampung) as places
      from visit_places p join areas a on a.edition_id = ${wanted.editionId} and a.lo = p.area_lo and a.hi = p.area_hi
      where p.visit_id = v.id and p.area_lo >= ${own.lo} and p.area_hi <= ${own.hi}
    ) s
    where v.campaign_id = ${wanted.campaignId} and v.withdrawn_at is null and s.places is not null${nearby}
      ${id === undefined ? sql`` : sql`and v.id = ${id}`} ${kind ? sql`and v.kind = ${kind}` : sql``}
      ${from ? sql`and v.to_day >= ${from}` : sql``} ${to ? sql`and v.from_day <= ${to}` : sql``}
    order by v.from_day desc, v.id desc limit ${wanted.most}`;
}

export async function listVisits(transaction: ScopedTransaction, wanted: Wanted): Promise<Visit[]> {
  const rows = await transaction.execute<Row>(selectVisits(wanted));
  if (rows.length === 0) return [];
  const ids = sql`any (${sql.param(rows.map(({ id }) => id))}::int[])`;
  const [tasks, pictures] = await Promise.all([
    transaction
      .select({
        ...{ visitId: visitTasks.visitId, id: visitTasks.id, task: visitTasks.task, person: visitTasks.person },
        ...{ dueDay: visitTasks.dueDay, doneAt: visitTasks.doneAt, doneBy: users.name },
      })
      .from(visitTasks)
      .leftJoin(users, eq(users.id, visitTasks.doneBy))
      .where(sql`${visitTasks.visitId} = ${ids}`)
      .orderBy(asc(visitTasks.dueDay), asc(visitTasks.id)),
    transaction
      .select({
        ...{ visitId: visitPictures.visitId, id: visitPictures.id, caption: visitPictures.caption },
        ...{ width: visitPictures.width, height: visitPictures.height },
        bytes: sql<number>`length(${visitPictures.bytes})`,
      })
      .from(visitPictures)
      .where(sql`${visitPictures.visitId} = ${ids}`)
      .orderBy(asc(visitPictures.id)),
  ]);
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, fromDay: toDay(row.from_day), toDay: toDay(row.to_day) },
    ...{ lo: row.area_lo, hi: row.area_hi, places: row.places },
    ...{ participants: row.participants, result: row.result, version: row.version },
    tasks: tasks
      .filter(({ visitId }) => visitId === row.id)
      .map(({ visitId: _, ...task }) => ({ ...task, dueDay: toDay(task.dueDay) })),
    pictures: pictures.filter(({ visitId }) => visitId === row.id).map(({ visitId: _, ...picture }) => picture),
    ...{ createdBy: row.created_by, createdAt: new Date(row.created_at) },
  }));
}

/** So many visits are marked on the page of an area: the newest. */
const mostMarks = 40;

/**
 * The latest visits to an area, inside it or to one that holds it, as its page shows them: one statement, without tasks and
 * pictures.
 * @param input.reader the reader's own area; where the edition has it by another code, the area's own visits alone are read
 */
export async function listMarksNear(
  transaction: ScopedTransaction,
  input: { campaign: { id: number; editionId: number }; area: AreaRange; reader: AreaRange },
): Promise<VisitMark[]> {
  const { campaign, area, reader } = input;
  const own = isInside(area, reader) ? reader : area;
  const wanted = { campaignId: campaign.id, editionId: campaign.editionId, own, near: area, most: mostMarks };
  const rows = await transaction.execute<Row>(selectVisits(wanted));
  return rows.map(({ id, kind, from_day, to_day, places }) => ({
    ...{ id, kind, fromDay: toDay(from_day), toDay: toDay(to_day) },
    places: places.map(({ area: { code, name, level, kind }, kampung }) => ({
      area: { code, name, level, kind },
      kampung,
    })),
  }));
}

/** The bytes of a picture of a visit (PNG); null: there is none. */
export async function getVisitPicture(
  transaction: ScopedTransaction,
  input: { visitId: number; id: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [found] = await transaction
    .select({ bytes: visitPictures.bytes })
    .from(visitPictures)
    .innerJoin(visits, eq(visits.id, visitPictures.visitId))
    .where(and(eq(visitPictures.visitId, input.visitId), eq(visitPictures.id, input.id)));
  return found ? new Uint8Array(found.bytes) : null;
}
