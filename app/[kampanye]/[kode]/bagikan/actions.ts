'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { Problem } from '@/lib/domain/problems';
import { areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { formatInstant } from '@/lib/format/instants';
import { requireContext, requireContextOfForm } from '@/lib/server/auth/session';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { countTry } from '@/lib/server/http/require-form';
import { makeShare, revokeShare } from '@/lib/server/services/shares';
import { readShareContent } from './share-content';

type Typed = { isi: string; hari: string; versi: string; beku: string; masa: string; catatan: string };

/** What the form says when it was sent; `made` holds the link's address, this once. */
type MakeState = {
  typed: Typed;
  tries: number;
  problem: { title: string; detail: string } | null;
  made: { url: string; until: string } | null;
};

const shareForm = z.object({
  kampanye: formText(),
  kode: formText(),
  isi: formText(),
  hari: formText(),
  versi: formText(80),
  beku: formText(12),
  masa: formText(12),
  catatan: formText(1_000),
  susunan: formText(),
  per: formText(),
  id: formId,
});

/** Makes a link to the area that the form names. */
export async function makeShareAction(previous: MakeState, form: FormData): Promise<MakeState> {
  const said = readForm(form, shareForm);
  const { isi, hari, versi, beku, masa, catatan } = said;
  const state = {
    typed: { isi, hari, versi, beku, masa, catatan },
    tries: countTry(previous),
    problem: null,
    made: null,
  };
  try {
    const ctx = await requireContextOfForm(pageOf(said));
    const content = {
      ...readShareContent({ ...said, versi: form.has('versi') ? versi : null }),
      days: masa,
      note: catatan,
    };
    const { url, expiresAt } = await makeShare(ctx, placeOf(said), content);
    // The list below the form has one more.
    revalidatePath(pageOf(said));
    return { ...state, made: { url, until: formatInstant(expiresAt) } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) notFound();
    return { ...state, problem: { title: error.title, detail: error.detail } };
  }
}

/** Ends a link of the area that the form names, and goes on to the list, which says so. */
export async function revokeShareAction(form: FormData): Promise<void> {
  const said = readForm(form, shareForm);
  const ctx = await requireContext(pageOf(said));
  if (said.id === null) notFound();
  try {
    await revokeShare(ctx, placeOf(said), said.id);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
  // The reader stands on that page already, and only the part of it changes: it would be left as it was.
  revalidatePath(pageOf(said));
  redirect(`${pageOf(said)}#daftar`);
}

type Place = { kampanye: string; kode: string };

function placeOf({ kampanye, kode }: Place): { campaignSlug: string; code: string } {
  return { campaignSlug: kampanye, code: kode };
}

function pageOf({ kampanye, kode }: Place): string {
  const place = { campaign: encodeURIComponent(kampanye), code: encodeURIComponent(kode) };
  return areaHref({ ...place, query: defaultAreaQuery }, 'bagikan');
}
