'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { areaHref, defaultAreaQuery } from '../../../lib/format/area-query';
import { safeReturnPath } from '../../../lib/server/auth/return-path';
import { requireContext } from '../../../lib/server/auth/session';
import { noteRecapSeen } from '../../../lib/server/services/recaps';

const seenForm = z.object({ kembali: formText(), kampanye: formText(), rekap: formId, lanjut: formText() });

/** Takes the notice of a recap away, and opens it (`lanjut=buka`) or leads back to where the notice stood. */
export async function seenAction(form: FormData): Promise<void> {
  const { kembali, kampanye, rekap, lanjut } = readForm(form, seenForm);
  const returnTo = safeReturnPath(kembali);
  const ctx = await requireContext(returnTo);
  const recap = await noteRecapSeen(ctx, { campaignSlug: kampanye, id: rekap });
  if (!recap || lanjut !== 'buka') redirect(returnTo);
  const { campaign, areaCode, asOf } = recap;
  redirect(areaHref({ campaign: campaign.slug, code: areaCode, query: { ...defaultAreaQuery, asOf } }, 'rekap'));
}
