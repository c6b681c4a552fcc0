'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { Problem } from '@/lib/domain/problems';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { formText, readForm } from '@/lib/server/http/read-form';
import { acceptTargets, declineTargets, withdrawTargets } from '@/lib/server/services/target-proposals';
import { type Decision, decisionHref, parseProposalIds, parseSeen } from './search-params';

const decisionForm = z.object({
  kampanye: formText(),
  putusan: formText(),
  'alasan-terima': formText(),
  'alasan-tolak': formText(),
});

/** What the form says when it could not be done; null while there is nothing to say. */
export type DecisionState = { title: string; detail: string } | null;

/** Accepts, declines or withdraws the proposals of a form, by the button that was pressed. */
export async function decideAction(_previous: DecisionState, form: FormData): Promise<DecisionState> {
  const { kampanye: campaignSlug, ...said } = readForm(form, decisionForm);
  const ids = parseProposalIds(form.getAll('usulan'));
  let decision: Decision;
  try {
    const ctx = await requireContextOfForm(`/${encodeURIComponent(campaignSlug)}/target`);
    decision = await decide(ctx, { campaignSlug, ids }, { ...said, seen: parseSeen(form.getAll('dilihat')) });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.type === 'not-found') notFound();
    return { title: error.title, detail: error.detail };
  }
  redirect(decisionHref(campaignSlug, { decision, count: ids.length }));
}

async function decide(
  ctx: UserContext,
  chosen: { campaignSlug: string; ids: number[] },
  said: Omit<z.output<typeof decisionForm>, 'kampanye'> & { seen: ReturnType<typeof parseSeen> },
): Promise<Decision> {
  switch (said.putusan) {
    case 'terima':
      await acceptTargets(ctx, { ...chosen, seen: said.seen, reason: said['alasan-terima'] });
      return 'accepted';
    case 'tolak':
      await declineTargets(ctx, { ...chosen, reason: said['alasan-tolak'] });
      return 'declined';
    case 'tarik':
      await withdrawTargets(ctx, chosen);
      return 'withdrawn';
    default:
      return notFound();
  }
}
