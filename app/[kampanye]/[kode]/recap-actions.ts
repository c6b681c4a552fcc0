'use server';

import { redirect } from 'next/navigation';
import { servingDatabase } from '../../../db/client';
import { markSeen } from '../../../db/writes/recap-schedule';
import { areaHref, defaultAreaQuery } from '../../../lib/format/area-query';
import { safeReturnPath } from '../../../lib/server/auth/return-path';
import { requireContext } from '../../../lib/server/auth/session';
import { readOwnRecap } from '../../../lib/server/loaders/recap-schedule';

/** Takes the notice of a recap away, and opens it (`lanjut=buka`) or leads back to where the notice stood. */
export async function seenAction(form: FormData): Promise<void> {
  const returnTo = safeReturnPath(form.get('kembali'));
  const ctx = await requireContext(returnTo);
  const found = await readOwnRecap(ctx, String(form.get('kampanye') ?? ''));
  // A newer one that stands by now was not meant: its notice stays.
  if (found && String(found.recap.id) === form.get('rekap')) {
    await markSeen(servingDatabase(), found.area, { id: found.recap.id, userId: ctx.actor.id });
  }
  if (!found || form.get('lanjut') !== 'buka') redirect(returnTo);
  const { campaign, areaCode, asOf } = found.recap;
  redirect(areaHref({ campaign: campaign.slug, code: areaCode, query: { ...defaultAreaQuery, asOf } }, 'rekap'));
}
