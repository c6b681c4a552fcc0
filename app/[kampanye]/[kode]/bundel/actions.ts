'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { type BundleFormat, bundleFormats } from '@/lib/domain/bundles';
import { Problem } from '@/lib/domain/problems';
import { type AreaQuery, areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { requireContext, requireContextOfForm } from '@/lib/server/auth/session';
import { formChoice, formId, formText, readForm } from '@/lib/server/http/read-form';
import { countTry } from '@/lib/server/http/require-form';
import { startBundle, stopBundle } from '../../../../lib/server/services/bundles';
import { parseAreaQuery } from '../search-params';

type MakeState = {
  format: BundleFormat;
  tries: number;
  problem: { title: string; detail: string; href: string | null } | null;
};

const bundleForm = z.object({
  kampanye: formText(),
  kode: formText(),
  susunan: formText(),
  versi: formText(80),
  format: formChoice(bundleFormats),
  id: formId,
});

/** Begins a bundle of the area that the form names, and goes on to the page that says how far it is. */
export async function makeBundleAction(previous: MakeState, form: FormData): Promise<MakeState> {
  const { susunan, versi, format, ...place } = readForm(form, bundleForm);
  const arranged = parseAreaQuery(new URLSearchParams(susunan));
  const query = form.has('versi') ? { ...arranged, targetSet: parseAreaQuery({ versi }).targetSet } : arranged;
  const page = pageOf(place, query);
  try {
    const ctx = await requireContextOfForm(page);
    // It goes on behind this request; its page shows how far it is.
    await startBundle(ctx, { campaignSlug: place.kampanye, code: place.kode, query, format });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) notFound();
    const { title, detail } = error;
    return { format, tries: countTry(previous), problem: { title, detail, href: hrefOfRunning(error) } };
  }
  redirect(page);
}

/** The page of the bundle that stands in the way; null: none does, or it is out of sight. */
function hrefOfRunning({ extra }: Problem): string | null {
  const { campaign, areaCode } = extra ?? {};
  if (typeof campaign !== 'string' || typeof areaCode !== 'string') return null;
  return areaHref({ campaign, code: areaCode, query: defaultAreaQuery }, 'bundel');
}

/** Stops the bundle that the form names; one that is done already stays as it is. */
export async function cancelBundleAction(form: FormData): Promise<void> {
  const { id, ...place } = readForm(form, bundleForm);
  const page = pageOf(place, defaultAreaQuery);
  const ctx = await requireContext(page);
  if (id === null) notFound();
  try {
    await stopBundle(ctx, { campaignSlug: place.kampanye, code: place.kode }, id);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
  redirect(page);
}

function pageOf({ kampanye, kode }: { kampanye: string; kode: string }, query: AreaQuery): string {
  return areaHref({ campaign: encodeURIComponent(kampanye), code: encodeURIComponent(kode), query }, 'bundel');
}
