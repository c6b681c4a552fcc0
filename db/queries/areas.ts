import { and, asc, between, desc, eq, inArray, sql } from 'drizzle-orm';
import { type AreaKind, type AreaLevel, type AreaRange, codePath } from '../../lib/domain/areas';
import type { Database } from '../client';
import { areas, editions } from '../schema';

/** An area of an edition. Areas are public knowledge and carry no scope; figures about them do. */
export type Area = {
  editionId: number;
  code: string;
  name: string;
  level: AreaLevel;
  kind: AreaKind;
  lo: number;
  hi: number;
};

const columns = {
  editionId: areas.editionId,
  code: areas.code,
  name: areas.name,
  level: sql<AreaLevel>`${areas.level}`,
  kind: areas.kind,
  lo: areas.lo,
  hi: areas.hi,
};

export async function getArea(database: Database, editionId: number, code: string): Promise<Area | null> {
  const [area] = await database
    .select(columns)
    .from(areas)
    .where(and(eq(areas.editionId, editionId), eq(areas.code, code)));
  return area ?? null;
}

/** The areas with these codes, in no order; unknown codes are absent. */
export async function listAreasByCode(
  database: Database,
  editionId: number,
  codes: readonly string[],
): Promise<Area[]> {
  if (codes.length === 0) return [];
  return database
    .select(columns)
    .from(areas)
    .where(and(eq(areas.editionId, editionId), inArray(areas.code, [...codes])));
}

/** The areas that hold the one with this code, in no order. */
export function listAreasAbove(database: Database, editionId: number, code: string): Promise<Area[]> {
  return listAreasByCode(database, editionId, codePath(code).slice(0, -1));
}

/** All areas of a level inside a range (both ends of it included), by code. */
export async function listAreasInside(
  database: Database,
  input: { editionId: number; inside: AreaRange; level: AreaLevel },
): Promise<Area[]> {
  return database
    .select(columns)
    .from(areas)
    .where(
      and(
        eq(areas.editionId, input.editionId),
        eq(areas.level, input.level),
        between(areas.lo, input.inside.lo, input.inside.hi),
      ),
    )
    .orderBy(asc(areas.lo));
}

/** How many areas of a level lie inside a range (both ends of it included). */
export async function countAreasInside(
  database: Database,
  input: { editionId: number; inside: AreaRange; level: AreaLevel },
): Promise<number> {
  const { editionId, inside, level } = input;
  return database.$count(
    areas,
    and(eq(areas.editionId, editionId), eq(areas.level, level), between(areas.lo, inside.lo, inside.hi)),
  );
}

export async function getEdition(database: Database, name: string): Promise<{ id: number; name: string } | null> {
  const [edition] = await database
    .select({ id: editions.id, name: editions.name })
    .from(editions)
    .where(eq(editions.name, name));
  return edition ?? null;
}

/** All editions, the newest first, by their names: a decree of an earlier year may be loaded later. */
export async function listEditions(database: Database): Promise<{ id: number; name: string }[]> {
  return database
    .select({ id: editions.id, name: editions.name })
    .from(editions)
    .orderBy(desc(editions.name), desc(editions.id));
}

/**
 * All areas inside a range, and all others above the desa, by which a title of another office's area is known for one. As
 * one text: a line each, its code, a tab and its name, an area before those inside it. The 91.600 of the nation as rows would keep the reader busy for a quarter of a second.
 */
export async function getAreaLines(
  database: Database,
  input: { editionId: number; inside: AreaRange },
): Promise<string> {
  const [row] = await database.execute<{ lines: string | null }>(sql`
    select string_agg(code || E'\t' || name, E'\n' order by lo, level) as lines from areas
    where edition_id = ${input.editionId} and (level < 4 or lo between ${input.inside.lo} and ${input.inside.hi})`);
  return row?.lines ?? '';
}
