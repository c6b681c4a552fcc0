'use server';

import { notFound, redirect } from 'next/navigation';
import { servingDatabase } from '@/db/client';
import { acceptProposals, declineProposals, mayNotDecide, withdrawProposals } from '@/db/writes/target-decisions';
import { Problem } from '@/lib/domain/problems';
import { isAllowed } from '@/lib/domain/users';
import { targetScopeOf } from '@/lib/server/auth/areas';
import { requireUser } from '@/lib/server/auth/session';
import { loadProposals } from '@/lib/server/loaders/target-proposals';
import { type Decision, decisionHref, parseProposalIds, parseSeen } from './search-params';

/** What the form says when it could not be done; null while there is nothing to say. */
export type DecisionState = { title: string; detail: string } | null;

/** Accepts, declines or withdraws the proposals of a form, by the button that was pressed. */
export async function decideAction(_previous: DecisionState, form: FormData): Promise<DecisionState> {
  const campaignSlug = String(form.get('kampanye') ?? '');
  const ids = parseProposalIds(form.getAll('usulan'));
  const user = await requireUser(`/${encodeURIComponent(campaignSlug)}/target`);
  const found = await loadProposals(user, { campaignSlug, filter: { ids } });
  if (!found) notFound();
  const act = { campaignId: found.campaign.id, editionId: found.campaign.editionId, userId: user.id, ids };
  const database = servingDatabase();
  const scope = targetScopeOf(user);
  const reason = (name: string) => String(form.get(name) ?? '');
  let decision: Decision;
  try {
    switch (form.get('putusan')) {
      case 'terima':
        if (!scope) throw mayNotDecide();
        await acceptProposals(database, scope, {
          ...act,
          seen: parseSeen(form.getAll('dilihat')),
          reason: reason('alasan-terima'),
        });
        decision = 'accepted';
        break;
      case 'tolak':
        if (!scope) throw mayNotDecide();
        await declineProposals(database, scope, { ...act, reason: reason('alasan-tolak') });
        decision = 'declined';
        break;
      case 'tarik':
        if (!isAllowed({ role: user.role, verb: 'import', relation: 'own' })) throw mayNotDecide();
        await withdrawProposals(database, found.area, act);
        decision = 'withdrawn';
        break;
      default:
        notFound();
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { title: error.title, detail: error.detail };
  }
  redirect(decisionHref(found.campaign.slug, { decision, count: ids.length }));
}
