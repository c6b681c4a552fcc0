'use server';

import { redirect } from 'next/navigation';
import { areaHref, defaultAreaQuery } from '../../../lib/format/area-query';
import { safeReturnPath } from '../../../lib/server/auth/return-path';
import { requireContext } from '../../../lib/server/auth/session';
import { noteRecapSeen } from '../../../lib/server/services/recaps';

/** Takes the notice of a recap away, and opens it (`lanjut=buka`) or leads back to where the notice stood. */
export async function seenAction(form: FormData): Promise<void> {
  const returnTo = safeReturnPath(form.get('kembali'));
  const ctx = await requireContext(returnTo);
  const recap = await noteRecapSeen(ctx, {
    campaignSlug: String(form.get('kampanye') ?? ''),
    id: String(form.get('rekap') ?? ''),
  });
  if (!recap || form.get('lanjut') !== 'buka') redirect(returnTo);
  const { campaign, areaCode, asOf } = recap;
  redirect(areaHref({ campaign: campaign.slug, code: areaCode, query: { ...defaultAreaQuery, asOf } }, 'rekap'));
}
