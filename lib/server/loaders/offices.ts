import { inScope } from '../../../db/client';
import { listEditions } from '../../../db/queries/areas';
import { getOffice, getOfficeChange, listOfficeStates, type OfficeState } from '../../../db/queries/offices';
import { type AreaRange, type AuthorizedArea, nationCode, parentCode } from '../../domain/areas';
import { defaultOffice, type Office } from '../../domain/offices';
import { rangeSinceSplit } from '../../domain/papua-split';
import { timeZoneOf } from '../../domain/time-zones';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';

/**
 * The office that a user prints and sends for, that of their own area: letterhead, signature, hours. Where it has said
 * nothing yet, its name alone.
 */
export async function readOffice(ctx: Context, editionId: number): Promise<Office> {
  const area = await authorizeOwnArea(ctx, editionId, 'view');
  // An edition may know the area by its code of before; its office is kept by that of today.
  const of: AreaRange | null = area && (rangeSinceSplit(area) ?? area);
  const kept = of && (await inScope(ctx.database, of, (transaction) => getOffice(transaction, of)));
  const { code } = ctx.actor.area;
  return kept ?? unsetOffice(ctx, { code, name: area?.name ?? code });
}

/** What an area's office prints as long as nothing is kept: the office of the account by its name, otherwise the area's. */
function unsetOffice(ctx: Context, { code, name }: { code: string; name: string }): Office {
  const own = code === ctx.actor.area.code ? ctx.actor.office.trim() : '';
  return defaultOffice({ areaCode: code, name: own || name, timeZone: timeZoneOf(code) });
}

/** An office with what its settings page needs beside it. */
export type OfficeSettings = {
  area: AuthorizedArea;
  office: Office;
  /** Who changed it last, and when; null: nothing is kept yet. */
  changed: { by: string | null; at: Date } | null;
  /** Whether this server is told where to hand e-mail over. */
  sendsMail: boolean;
};

/**
 * The office of an area (null: the user's own) for a user who may change it; null when there is no such area, or when
 * its office is not theirs. An area is looked for in the newest edition that has it: an office outlives campaigns.
 */
export async function loadOfficeSettings(ctx: Context, areaCode: string | null): Promise<OfficeSettings | null> {
  const code = areaCode ?? ctx.actor.area.code;
  for (const { id: editionId } of await listEditions(ctx.database)) {
    const area = await authorizeArea(ctx, { editionId, code, verb: 'office' });
    if (area) return readSettings(ctx, area);
  }
  return null;
}

async function readSettings(ctx: Context, area: AuthorizedArea): Promise<OfficeSettings> {
  const [kept, changed] = await inScope(ctx.database, area, (transaction) =>
    Promise.all([getOffice(transaction, area), getOfficeChange(transaction, area)]),
  );
  return { area, office: kept ?? unsetOffice(ctx, area), changed, sendsMail: process.env.KEJAR_SENDS_MAIL === '1' };
}

const officesAPage = 100;

/** The offices one step below an area, and its own, with what each has set. */
export type OfficeList = {
  area: AuthorizedArea;
  offices: OfficeState[];
  /** The level above, as far as it is the reader's; null: the list is of their own area. */
  above: string | null;
  /** Whether offices lie below those that are listed. */
  deeper: boolean;
  page: number;
  pages: number;
};

/**
 * The offices of an area (null: the reader's own) and of those one level below it; null when it is not theirs, or when
 * they have no office below them to look after. Desa have none.
 */
export async function loadOffices(
  ctx: Context,
  input: { areaCode: string | null; page: number },
): Promise<OfficeList | null> {
  const code = input.areaCode ?? ctx.actor.area.code;
  for (const { id: editionId } of await listEditions(ctx.database)) {
    const area = await authorizeArea(ctx, { editionId, code, verb: 'users' });
    if (!area || area.level > 2) continue;
    const range: AreaRange = area;
    const offset = (input.page - 1) * officesAPage;
    const { offices, total } = await inScope(ctx.database, area, (transaction) =>
      listOfficeStates(transaction, { editionId, area: range, level: area.level + 1, offset, limit: officesAPage }),
    );
    const parent = code === ctx.actor.area.code || code === nationCode ? null : parentCode(code);
    const pages = Math.max(1, Math.ceil(total / officesAPage));
    return { area, offices, above: parent, deeper: area.level < 2, page: input.page, pages };
  }
  return null;
}
