import { and, desc, eq, isNull } from 'drizzle-orm';
import { alias as named } from 'drizzle-orm/pg-core';
import type { AreaKind, AreaRange } from '../../lib/domain/areas';
import type { ScopedTransaction } from '../client';
import { areaAliases, areas, headerChoices, users } from '../schema';

export type Alias = {
  id: number;
  /** As a file wrote it. */
  written: string;
  parent: AreaRange;
  /** The area of `parent`: where the text means what it means. Null when the edition has none there. */
  inside: { name: string; kind: AreaKind } | null;
  /** The `lo` and code of the area that it means. */
  area: number;
  code: string;
  areaName: string;
  userName: string | null;
  createdAt: Date;
};

const ofOffice = (office: AreaRange) => and(eq(areaAliases.areaLo, office.lo), eq(areaAliases.areaHi, office.hi));

/** What an office has decided of names and not revoked, the newest first. */
export async function listAliases(
  transaction: ScopedTransaction,
  input: { office: AreaRange; editionId: number },
): Promise<Alias[]> {
  const parents = named(areas, 'parents');
  const rows = await transaction
    .select({
      alias: areaAliases,
      userName: users.name,
      areaName: areas.name,
      inside: { name: parents.name, kind: parents.kind },
    })
    .from(areaAliases)
    .innerJoin(areas, and(eq(areas.editionId, areaAliases.editionId), eq(areas.code, areaAliases.meansCode)))
    .leftJoin(
      parents,
      and(
        eq(parents.editionId, areaAliases.editionId),
        eq(parents.lo, areaAliases.parentLo),
        eq(parents.hi, areaAliases.parentHi),
      ),
    )
    .leftJoin(users, eq(users.id, areaAliases.userId))
    .where(and(ofOffice(input.office), eq(areaAliases.editionId, input.editionId), isNull(areaAliases.revokedAt)))
    .orderBy(desc(areaAliases.createdAt), desc(areaAliases.id));
  return rows.map(({ alias, userName, areaName, inside }) => ({
    id: alias.id,
    written: alias.written,
    parent: { lo: alias.parentLo, hi: alias.parentHi },
    inside,
    area: alias.meansLo,
    code: alias.meansCode,
    areaName,
    userName,
    createdAt: alias.createdAt,
  }));
}

/** What an office chose for the columns of a header of this shape; null: nothing yet. */
export async function getHeaderChoice(
  transaction: ScopedTransaction,
  input: { office: AreaRange; shape: string },
): Promise<Record<string, string> | null> {
  const [row] = await transaction
    .select({ columns: headerChoices.columns })
    .from(headerChoices)
    .where(
      and(
        eq(headerChoices.areaLo, input.office.lo),
        eq(headerChoices.areaHi, input.office.hi),
        eq(headerChoices.shape, input.shape),
      ),
    );
  return row?.columns ?? null;
}
