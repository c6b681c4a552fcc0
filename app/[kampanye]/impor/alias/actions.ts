'use server';

import { notFound, redirect } from 'next/navigation';
import { Problem } from '../../../../lib/domain/problems';
import { requireContext } from '../../../../lib/server/auth/session';
import { forgetAlias } from '../../../../lib/server/services/aliases';
import { parseImportId } from '../search-params';

/** Takes a name back that the reader's office had explained. One that is gone already is as good as taken back. */
export async function revokeAliasAction(form: FormData): Promise<void> {
  const [campaignSlug, id] = [String(form.get('kampanye') ?? ''), parseImportId(String(form.get('id') ?? ''))];
  const page = `/${encodeURIComponent(campaignSlug)}/impor/alias`;
  const ctx = await requireContext(page);
  if (id === null) notFound();
  try {
    await forgetAlias(ctx, { campaignSlug, id });
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
  redirect(page);
}
