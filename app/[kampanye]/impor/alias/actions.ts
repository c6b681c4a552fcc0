'use server';

import { notFound, redirect } from 'next/navigation';
import { servingDatabase } from '../../../../db/client';
import { revokeAlias } from '../../../../db/writes/aliases';
import { Problem } from '../../../../lib/domain/problems';
import { requireContext } from '../../../../lib/server/auth/session';
import { loadCampaignScope } from '../../../../lib/server/loaders/imports';
import { parseImportId } from '../search-params';

/** Takes a name back that the reader's office had explained. One that is gone already is as good as taken back. */
export async function revokeAliasAction(form: FormData): Promise<void> {
  const [campaignSlug, id] = [String(form.get('kampanye') ?? ''), parseImportId(String(form.get('id') ?? ''))];
  const page = `/${encodeURIComponent(campaignSlug)}/impor/alias`;
  const ctx = await requireContext(page);
  const scope = await loadCampaignScope(ctx, { campaignSlug, under: null, verb: 'import' });
  if (!scope || id === null) notFound();
  try {
    await revokeAlias(servingDatabase(), scope.area, { id, userId: ctx.actor.id });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 404) throw error;
  }
  redirect(page);
}
