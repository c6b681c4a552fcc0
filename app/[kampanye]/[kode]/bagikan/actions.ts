'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { Problem } from '@/lib/domain/problems';
import { areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { formatInstant } from '@/lib/format/instants';
import { requireContext } from '@/lib/server/auth/session';
import { makeShare, revokeShare } from '@/lib/server/services/shares';
import { readShareContent } from './share-content';

type Typed = { isi: string; hari: string; beku: string; masa: string; catatan: string };

/** What the form says when it was sent; `made` holds the link's address, this once. */
type MakeState = {
  typed: Typed;
  tries: number;
  problem: { title: string; detail: string } | null;
  made: { url: string; until: string } | null;
};

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Makes a link to the area that the form names. */
export async function makeShareAction(previous: MakeState, form: FormData): Promise<MakeState> {
  const text = (name: string) => textOf(form, name);
  const ctx = await requireContext(pageOf(form));
  const typed: Typed = {
    isi: text('isi'),
    hari: text('hari'),
    beku: text('beku').slice(0, 12),
    masa: text('masa').slice(0, 12),
    catatan: text('catatan').slice(0, 1_000),
  };
  const state = { typed, tries: previous.tries + 1, problem: null, made: null };
  try {
    const content = readShareContent({ ...typed, susunan: text('susunan'), per: text('per') });
    const { url, expiresAt } = await makeShare(ctx, placeOf(form), {
      ...content,
      ...{ days: typed.masa, note: typed.catatan },
    });
    // The list below the form has one more.
    revalidatePath(pageOf(form));
    return { ...state, made: { url, until: formatInstant(expiresAt) } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) notFound();
    return { ...state, problem: { title: error.title, detail: error.detail } };
  }
}

/** Ends a link of the area that the form names, and goes on to the list, which says so. */
export async function revokeShareAction(form: FormData): Promise<void> {
  const ctx = await requireContext(pageOf(form));
  const id = textOf(form, 'id');
  if (!/^\d{1,9}$/.test(id)) notFound();
  try {
    await revokeShare(ctx, placeOf(form), Number(id));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
  // The reader stands on that page already, and only the part of it changes: it would be left as it was.
  revalidatePath(pageOf(form));
  redirect(`${pageOf(form)}#daftar`);
}

function placeOf(form: FormData): { campaignSlug: string; code: string } {
  return { campaignSlug: textOf(form, 'kampanye'), code: textOf(form, 'kode') };
}

function pageOf(form: FormData): string {
  const [campaign, code] = [textOf(form, 'kampanye'), textOf(form, 'kode')].map(encodeURIComponent) as [string, string];
  return areaHref({ campaign, code, query: defaultAreaQuery }, 'bagikan');
}
