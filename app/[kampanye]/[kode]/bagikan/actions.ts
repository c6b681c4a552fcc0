'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { servingDatabase } from '@/db/client';
import { revokeShareLink } from '@/db/writes/shares';
import { Problem } from '@/lib/domain/problems';
import { shareWords } from '@/lib/domain/share-words';
import { areaHref, defaultAreaQuery, listAreaParams } from '@/lib/format/area-query';
import { formatInstant } from '@/lib/format/instants';
import { requireUser } from '@/lib/server/auth/session';
import { issueShare, shareUrl } from '@/lib/server/auth/shares';
import { type CampaignScope, loadCampaignScope } from '@/lib/server/loaders/imports';
import { parseAreaQuery } from '../search-params';

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
  const { scope, userId } = await requirePublisher(form);
  const typed: Typed = {
    isi: text('isi'),
    hari: text('hari'),
    beku: text('beku').slice(0, 12),
    masa: text('masa').slice(0, 12),
    catatan: text('catatan').slice(0, 1_000),
  };
  const answer = (said: Pick<MakeState, 'problem' | 'made'>): MakeState => ({
    typed,
    tries: previous.tries + 1,
    ...said,
  });
  const words = shareWords.safeParse({ days: typed.masa, note: typed.catatan });
  if (!words.success) {
    const detail = words.error.issues.map((issue) => issue.message).join(' ');
    return answer({ problem: { title: 'Tautan belum dibuat', detail }, made: null });
  }
  try {
    const { secret, expiresAt } = await issueShare(servingDatabase(), scope.area, {
      campaignId: scope.campaign.id,
      userId,
      ...contentOf(typed, { search: text('susunan'), asOf: text('per') }),
      ...words.data,
    });
    // The list below the form has one more.
    revalidatePath(pageOf(form));
    return answer({ problem: null, made: { url: shareUrl(secret), until: formatInstant(expiresAt) } });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return answer({ problem: { title: error.title, detail: error.detail }, made: null });
  }
}

/** What the link shows: a frozen sheet, the sheet as it is arranged now, or the page, which its reader arranges. */
function contentOf(typed: Typed, from: { search: string; asOf: string }) {
  if (typed.isi === 'beku') {
    // What is no number is no frozen sheet either, and refused as such.
    const snapshotId = /^\d{1,9}$/.test(typed.beku) ? Number(typed.beku) : 0;
    return { shows: 'lembar' as const, query: '', snapshotId };
  }
  const shows = typed.isi === 'halaman' ? ('halaman' as const) : ('lembar' as const);
  const chosen = parseAreaQuery(new URLSearchParams(from.search));
  const asOf = typed.hari === 'tetap' ? parseAreaQuery({ per: from.asOf }).asOf : null;
  const { stage, detail, targetSet } = chosen;
  const query =
    shows === 'halaman'
      ? { ...defaultAreaQuery, asOf, stage, detail, targetSet }
      : { ...chosen, asOf, page: 1, find: '' };
  return { shows, query: new URLSearchParams(listAreaParams(query)).toString(), snapshotId: null };
}

/** Ends a link of the area that the form names, and goes on to the list, which says so. */
export async function revokeShareAction(form: FormData): Promise<void> {
  const { scope, userId } = await requirePublisher(form);
  const id = textOf(form, 'id');
  if (!/^\d{1,9}$/.test(id)) notFound();
  try {
    await revokeShareLink(servingDatabase(), scope.area, { id: Number(id), campaignId: scope.campaign.id, userId });
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
  // The reader stands on that page already, and only the part of it changes: it would be left as it was.
  revalidatePath(pageOf(form));
  redirect(`${pageOf(form)}#daftar`);
}

function pageOf(form: FormData): string {
  const [campaign, code] = [textOf(form, 'kampanye'), textOf(form, 'kode')].map(encodeURIComponent) as [string, string];
  return areaHref({ campaign, code, query: defaultAreaQuery }, 'bagikan');
}

/** Whoever may hand out links to the area; anybody else learns no more than that there is nothing. */
async function requirePublisher(form: FormData): Promise<{ scope: CampaignScope; userId: number }> {
  const user = await requireUser(pageOf(form));
  const scope = await loadCampaignScope(user, {
    campaignSlug: textOf(form, 'kampanye'),
    under: textOf(form, 'kode'),
    verb: 'publish',
  });
  if (!scope || user.id === null) notFound();
  return { scope, userId: user.id };
}
