'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { levelOfCode } from '../../../../lib/domain/areas';
import { Problem } from '../../../../lib/domain/problems';
import { requireContextOfForm } from '../../../../lib/server/auth/session';
import { formText, formVersion, readForm } from '../../../../lib/server/http/read-form';
import { keepColumns } from '../../../../lib/server/services/offices';
import { ownPath, parseAreaQuery } from '../search-params';

const columnsForm = z.object({ kampanye: formText(), kode: formText(), 'versi-kantor': formVersion });

/** Why the columns were not kept, and the version of the office that stands by now; null while there is nothing to say. */
type State = { title: string; detail: string; version: number } | null;

/**
 * Keeps the columns that the form names for the office of the user's own area, and goes on to the sheet, which has them now.
 * The form carries the office's version: who changed it meanwhile is not overwritten.
 */
export async function keepColumnsAction(_previous: State, form: FormData): Promise<State> {
  const query = parseAreaQuery(textsOf(form));
  const { 'versi-kantor': asked, ...where } = readForm(form, columnsForm);
  if (levelOfCode(where.kode) === null) notFound();
  const page = { ...where, query: { ...query, columns: null }, below: 'lembar' } as const;
  const version = asked ?? -1;
  try {
    const ctx = await requireContextOfForm(ownPath(page));
    await keepColumns(ctx, { campaignSlug: where.kampanye, columns: query.columns, version });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.type === 'not-found') notFound();
    return { title: error.title, detail: error.detail, version: Number(error.extra.version ?? version) };
  }
  const path = ownPath(page);
  redirect(`${path}${path.includes('?') ? '&' : '?'}diingat=ya`);
}

function textsOf(form: FormData): URLSearchParams {
  return new URLSearchParams([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
