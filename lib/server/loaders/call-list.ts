import { inScope, type ScopedTransaction } from '../../../db/client';
import { listExtensions } from '../../../db/queries/campaigns';
import { listOfficeContacts } from '../../../db/queries/offices';
import type { AreaProgress } from '../../domain/area-progress';
import { rangeOfCode } from '../../domain/areas';
import { buildCallList, type CallList, type OfficeContact, officeCodeOf } from '../../domain/call-list';
import { endDayOf } from '../../domain/campaigns';
import { dayInJakarta } from '../../domain/days';
import { isAllowed } from '../../domain/users';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';

/** What a list of calls is made of: the model of the area, as its page has it. */
type Shown = Pick<AreaProgress, 'campaign' | 'area' | 'asOf' | 'clock' | 'rows'>;

/** Whom to call about an area, and how. */
export type ReachableCalls = {
  list: CallList;
  /** By the code of the area that is called; absent: its office keeps nothing. */
  contacts: ReadonlyMap<string, OfficeContact>;
  /** Whether the reader may fill in the telephone of the offices below. */
  mayChangeOffices: boolean;
};

/**
 * The areas of a page that have not reported, with the telephones of their offices. A desa has no office: its kecamatan is
 * called. Null: the area is not the caller's.
 */
export async function readCallList(ctx: Context, shown: Shown): Promise<ReachableCalls | null> {
  const { campaign, area, asOf } = shown;
  const scope = await authorizeArea(ctx, { editionId: campaign.editionId, code: area.code, verb: 'view' });
  if (!scope) return null;
  const { list, contacts } = await inScope(ctx.database, scope, async (transaction) => {
    const extensions = await listExtensions(transaction, campaign.id);
    const list = buildCallList({
      ...{ campaign, asOf, rows: shown.rows, today: dayInJakarta(ctx.now), endDay: shown.clock.endDay },
      endDayOf: (code) => endDayOf({ campaign, extensions, areaLo: rangeOfCode(code).lo, asOf }),
    });
    return { list, contacts: await readContacts(transaction, list) };
  });
  return {
    ...{ list, contacts },
    mayChangeOffices: isAllowed({ role: ctx.actor.role, verb: 'office', relation: 'descendant' }),
  };
}

async function readContacts(transaction: ScopedTransaction, { calls }: CallList): Promise<Map<string, OfficeContact>> {
  const offices = await listOfficeContacts(transaction, [...new Set(calls.map(({ area }) => officeCodeOf(area.code)))]);
  return new Map(
    calls.flatMap(({ area: { code } }) => {
      const contact = offices.get(officeCodeOf(code));
      return contact ? [[code, contact] as const] : [];
    }),
  );
}
