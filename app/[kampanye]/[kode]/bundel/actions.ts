'use server';

import { notFound, redirect } from 'next/navigation';
import { type BundleFormat, bundleFormats } from '@/lib/domain/bundles';
import { Problem } from '@/lib/domain/problems';
import { type AreaQuery, areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { requireContext } from '@/lib/server/auth/session';
import { startBundle, stopBundle } from '../../../../lib/server/services/bundles';
import { parseAreaQuery } from '../search-params';

type MakeState = {
  format: BundleFormat;
  tries: number;
  problem: { title: string; detail: string; href: string | null } | null;
};

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Begins a bundle of the area that the form names, and goes on to the page that says how far it is. */
export async function makeBundleAction(previous: MakeState, form: FormData): Promise<MakeState> {
  const query = parseAreaQuery(new URLSearchParams(textOf(form, 'susunan')));
  const page = pageOf(form, query);
  const ctx = await requireContext(page);
  const format = bundleFormats.find((one) => one === textOf(form, 'format')) ?? 'pdf';
  try {
    const where = { campaignSlug: textOf(form, 'kampanye'), code: textOf(form, 'kode') };
    // It goes on behind this request; its page shows how far it is.
    await startBundle(ctx, { ...where, query, format });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) notFound();
    const { title, detail } = error;
    return { format, tries: previous.tries + 1, problem: { title, detail, href: hrefOfRunning(error) } };
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
  const page = pageOf(form, defaultAreaQuery);
  const ctx = await requireContext(page);
  const id = textOf(form, 'id');
  const where = { campaignSlug: textOf(form, 'kampanye'), code: textOf(form, 'kode') };
  if (!/^\d{1,9}$/.test(id)) notFound();
  try {
    await stopBundle(ctx, where, Number(id));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
  redirect(page);
}

function pageOf(form: FormData, query: AreaQuery): string {
  const [campaign, code] = [textOf(form, 'kampanye'), textOf(form, 'kode')].map(encodeURIComponent) as [string, string];
  return areaHref({ campaign, code, query }, 'bundel');
}
