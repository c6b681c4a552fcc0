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

/** What an office chose for the columns of headers, by their shape. */
export async function listHeaderChoices(
  transaction: ScopedTransaction,
  office: AreaRange,
): Promise<Record<string, Record<string, string>>> {
  const rows = await transaction
    .select({ shape: headerChoices.shape, columns: headerChoices.columns })
    .from(headerChoices)
    .where(and(eq(headerChoices.areaLo, office.lo), eq(headerChoices.areaHi, office.hi)));
  return Object.fromEntries(rows.map(({ shape, columns }) => [shape, columns]));
}
