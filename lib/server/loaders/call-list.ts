import { inScope, type ScopedTransaction } from '../../../db/client';
import { listExtensions } from '../../../db/queries/campaigns';
import { listOfficeContacts } from '../../../db/queries/offices';
import type { AreaProgress } from '../../domain/area-progress';
import { type AreaRange, rangeOfCode } from '../../domain/areas';
import { buildCallList, type CallList, type OfficeContact, officeCodeOf } from '../../domain/call-list';
import { type Extension, endDayOf } from '../../domain/campaigns';
import { dayInJakarta } from '../../domain/days';
import { codeSinceSplit, rangeSinceSplit } from '../../domain/papua-split';
import { isAllowed } from '../../domain/users';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';

/** What a list of calls is made of: the model of the area, as its page has it. */
type Shown = Pick<AreaProgress, 'campaign' | 'area' | 'asOf' | 'clock' | 'rows'>;

/** Whom to call about an area, and how. */
export type Calls = {
  list: CallList;
  /** By the code of the area that is called; absent: its office keeps nothing. */
  contacts: ReadonlyMap<string, OfficeContact>;
};

export type ReachableCalls = Calls & {
  /** Whether the reader may fill in the telephone of the offices below. */
  mayChangeOffices: boolean;
};

/**
 * The areas of a page that have not reported, with the telephones of their offices. A desa has no office: its kecamatan is
 * called. Null: the area is not the caller's.
 */
export async function readCallList(ctx: Context, shown: Shown): Promise<ReachableCalls | null> {
  const { campaign, area } = shown;
  const scope = await authorizeArea(ctx, { editionId: campaign.editionId, code: area.code, verb: 'view' });
  if (!scope) return null;
  const calls = await inScope(ctx.database, scope, async (transaction) =>
    readCalls(ctx, transaction, shown, await listExtensions(transaction, campaign.id)),
  );
  return { ...calls, mayChangeOffices: mayChangeOffices(ctx) };
}

/** Whether the caller may fill in the telephone of the offices below. */
export function mayChangeOffices({ actor }: Context): boolean {
  return isAllowed({ role: actor.role, verb: 'office', relation: 'descendant' });
}

/** The same in the transaction in which the figures of the area are read, whose scope is its own. */
export async function readCalls(
  ctx: Context,
  transaction: ScopedTransaction,
  { campaign, area, asOf, rows, clock }: Shown,
  extensions: readonly Extension[],
): Promise<Calls> {
  const list = buildCallList({
    ...{ campaign, asOf, rows, today: dayInJakarta(ctx.now), endDay: clock.endDay },
    endDayOf: (code) => endDayOf({ campaign, extensions, areaLo: rangeOfCode(code).lo, asOf }),
  });
  return { list, contacts: await readContacts(ctx, transaction, { list, area: rangeOfCode(area.code) }) };
}

async function readContacts(
  ctx: Context,
  transaction: ScopedTransaction,
  { list: { calls }, area }: { list: CallList; area: AreaRange },
): Promise<Map<string, OfficeContact>> {
  // Offices are kept by the codes of today, which lie outside a scope that an edition of before knows by another one.
  const codeOf = (code: string) => codeSinceSplit(officeCodeOf(code)) ?? officeCodeOf(code);
  const codes = [...new Set(calls.map(({ area: { code } }) => codeOf(code)))];
  const since = rangeSinceSplit(area);
  const offices = since
    ? await inScope(ctx.database, since, (own) => listOfficeContacts(own, codes))
    : await listOfficeContacts(transaction, codes);
  return new Map(
    calls.flatMap(({ area: { code } }) => {
      const contact = offices.get(codeOf(code));
      return contact ? [[code, contact] as const] : [];
    }),
  );
}
