'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { parseDay } from '@/lib/domain/days';
import { Problem } from '@/lib/domain/problems';
import type { RecapRefusal } from '@/lib/domain/recaps';
import { areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { formText, formVersion, readForm } from '@/lib/server/http/read-form';
import { saveRecap } from '../../../../lib/server/services/recaps';

const recapForm = z.object({
  kampanye: formText(),
  kode: formText(),
  per: formText(),
  langkah: formText(),
  // Longer than any that is kept: it is refused by its limit, and comes back as it was typed.
  teks: formText(100_000),
  sidik: formText(64),
  versi: formVersion,
});

/** Keeps the text, or, with `langkah=otomatis`, puts the automatic one back, and shows the page as it stands then. */
export async function saveRecapAction(_previous: RecapRefusal | null, form: FormData): Promise<RecapRefusal | null> {
  const { kampanye, kode, per, langkah, teks, sidik, versi } = readForm(form, recapForm);
  const asOf = parseDay(per);
  const address = { campaign: encodeURIComponent(kampanye), code: encodeURIComponent(kode) };
  const page = areaHref({ ...address, query: { ...defaultAreaQuery, asOf } }, 'rekap');
  try {
    const ctx = await requireContextOfForm(page);
    const refused = await saveRecap(ctx, {
      campaignSlug: kampanye,
      code: kode,
      asOf,
      text: langkah === 'otomatis' ? null : teks,
      fingerprint: sidik,
      // A form that does not say has seen none, not even that nothing was kept.
      version: versi ?? -1,
    });
    if (refused) return refused;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) notFound();
    return { title: error.title, detail: error.detail, text: teks, standing: null };
  }
  redirect(`${page}${page.includes('?') ? '&' : '?'}tersimpan=ya`);
}
