'use server';

import { notFound, redirect } from 'next/navigation';
import { parseDay } from '@/lib/domain/days';
import { Problem } from '@/lib/domain/problems';
import type { RecapRefusal } from '@/lib/domain/recaps';
import { areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { requireContext } from '@/lib/server/auth/session';
import { saveRecap } from '../../../../lib/server/services/recaps';

/** Keeps the text, or, with `langkah=otomatis`, puts the automatic one back, and shows the page as it stands then. */
export async function saveRecapAction(_previous: RecapRefusal | null, form: FormData): Promise<RecapRefusal | null> {
  const field = (name: string) => String(form.get(name) ?? '');
  const asOf = parseDay(field('per'));
  const address = {
    campaign: encodeURIComponent(field('kampanye')),
    code: encodeURIComponent(field('kode')),
    query: { ...defaultAreaQuery, asOf },
  };
  const page = areaHref(address, 'rekap');
  const ctx = await requireContext(page);
  const version = Number(field('versi'));
  try {
    const refused = await saveRecap(ctx, {
      campaignSlug: field('kampanye'),
      code: field('kode'),
      asOf,
      text: field('langkah') === 'otomatis' ? null : field('teks'),
      fingerprint: field('sidik').slice(0, 64),
      version: Number.isInteger(version) && version >= 0 && version < 2 ** 31 - 1 ? version : 0,
    });
    if (refused) return refused;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
  redirect(page);
}
