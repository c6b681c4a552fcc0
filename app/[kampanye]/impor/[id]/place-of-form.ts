import { notFound } from 'next/navigation';
import { z } from 'zod';
import { formId, formText, readForm } from '@/lib/server/http/read-form';

const placeForm = z.object({ kampanye: formText(), id: formId });

/** The upload that a form names, and its page. */
export function placeOfForm(form: FormData): { id: number; page: string } {
  const { kampanye, id } = readForm(form, placeForm);
  if (id === null) notFound();
  return { id, page: `/${encodeURIComponent(kampanye)}/impor/${id}` };
}
