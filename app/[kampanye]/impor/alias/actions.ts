'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { Problem } from '../../../../lib/domain/problems';
import { requireContext } from '../../../../lib/server/auth/session';
import { forgetAlias } from '../../../../lib/server/services/aliases';

const aliasForm = z.object({ kampanye: formText(), id: formId });

/** Takes a name back that the reader's office had explained. One that is gone already is as good as taken back. */
export async function revokeAliasAction(form: FormData): Promise<void> {
  const { kampanye: campaignSlug, id } = readForm(form, aliasForm);
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
