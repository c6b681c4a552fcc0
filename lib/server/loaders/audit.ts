import { type AuditScope, getLastAuditCheck, listAuditLines } from '../../../db/queries/audit-log';
import { getUpkeep } from '../../../db/queries/installation';
import { levelOfCode, nationCode, rangeOfCode } from '../../domain/areas';
import type { KeptAuditCheck } from '../../domain/audit-checks';
import { type AuditLine, type AuditQuery, auditFileRows, auditPageRows } from '../../domain/audit-log';
import { rangeBeforeSplit } from '../../domain/papua-split';
import { isAllowed } from '../../domain/users';
import type { Context } from '../auth/context';
import { managesNation } from '../auth/managers';

/** Whose audit the actor reads: their own area and what lies inside it; null: nobody's. */
function auditScopeOf({ actor }: Context): AuditScope | null {
  if (!isAllowed({ role: actor.role, verb: 'audit', relation: 'own' })) return null;
  const { code, lo, hi } = actor.area;
  // What it did in campaigns of before Papua was divided stands by its numbers of before.
  return {
    areas: [{ lo, hi }, rangeBeforeSplit({ lo, hi })].filter((one) => one !== null),
    nation: code === nationCode,
  };
}

export type AuditPage = { lines: AuditLine[]; total: number; page: number; pages: number };

/** A page of the audit, newest first; null for an actor who may not read it. An area that is none, or not the actor's, has no rows. */
export async function loadAudit(ctx: Context, input: { query: AuditQuery; page: number }): Promise<AuditPage | null> {
  const scope = auditScopeOf(ctx);
  if (!scope) return null;
  const { query } = input;
  const area = rangeAsked(query.areaCode);
  if (area === 'none') return { lines: [], total: 0, page: 1, pages: 0 };
  const read = (page: number) =>
    listAuditLines(ctx.database, scope, {
      query,
      area,
      page: { offset: (page - 1) * auditPageRows, limit: auditPageRows },
    });
  let page = input.page;
  let found = await read(page);
  // A page beyond the last one shows the first.
  if (found.total === 0 && page > 1) {
    page = 1;
    found = await read(page);
  }
  return { ...found, page, pages: Math.ceil(found.total / auditPageRows) };
}

/** The newest rows for a file; null for an actor who may not read the audit. */
export async function loadAuditFile(ctx: Context, query: AuditQuery): Promise<AuditLine[] | null> {
  const scope = auditScopeOf(ctx);
  if (!scope) return null;
  const area = rangeAsked(query.areaCode);
  if (area === 'none') return [];
  return (await listAuditLines(ctx.database, scope, { query, area, page: { offset: 0, limit: auditFileRows } })).lines;
}

/** When the last backup was made; null: never. For who manages the installation: others learn nothing of it. */
export async function loadLastBackup(ctx: Context): Promise<Date | null> {
  if (!isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' })) return null;
  return (await getUpkeep(ctx.database)).lastBackup;
}

/** What the last check of the chain found, null where none was made; undefined for an actor who does not manage the installation. */
export async function loadAuditCheck(ctx: Context): Promise<KeptAuditCheck | null | undefined> {
  return managesNation(ctx) ? getLastAuditCheck(ctx.database) : undefined;
}

function rangeAsked(code: string | null) {
  if (code === null) return null;
  return levelOfCode(code) === null ? ('none' as const) : rangeOfCode(code);
}
