import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { Problem } from '@/lib/domain/problems';
import { authenticateRequest } from '@/lib/server/auth/request';
import { signInPath } from '@/lib/server/auth/return-path';
import type { SentFile } from '@/lib/server/http/read-multipart';
import { cleanName, readUploadForm } from '@/lib/server/http/read-upload';
import { answerError, answerJson } from '@/lib/server/http/respond';
import { requireScope, uploadFile } from '../../../../lib/server/services/imports';
import { formatRefused, parseTyped, readTyped, refusedCookie, type TypedUpload, untypedUpload } from '../search-params';
import { sessionEnded } from './upload-route';

type Context = { params: Promise<{ kampanye: string }> };

/**
 * Takes an upload from the form. A browser without JavaScript is led on (303): to the preview, or back to the form with
 * the reason and what was typed. The form's own script asks for JSON, for it keeps the chosen file.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { kampanye } = await params;
  const form = `/${encodeURIComponent(kampanye)}/impor`;
  const scripted = request.headers.get('accept')?.includes('application/json') ?? false;
  let typed = untypedUpload;
  try {
    const ctx = await authenticateRequest(request);
    if (!ctx) {
      if (scripted) throw sessionEnded();
      return seeOther(signInPath({ returnTo: form, expired: true }));
    }
    await requireScope(ctx, { campaignSlug: kampanye, under: null });
    const { fields, file } = await readUploadForm(request);
    typed = readTyped(fields);
    requireChosen(file);
    const { id } = await uploadFile(ctx, {
      campaignSlug: kampanye,
      ...parseTyped(typed),
      fileName: cleanName(file.name),
      bytes: file.bytes,
    });
    const location = `${form}/${id}`;
    return scripted ? answerJson({ id, location }, 201) : seeOther(location);
  } catch (error) {
    const answer = answerError(request, error);
    return scripted ? answer : backToForm(form, await answer.json(), typed);
  }
}

/** A form without a choice of file sends one of no name and no bytes; an empty file that was chosen has a name. */
function requireChosen(file: SentFile | null): asserts file is SentFile {
  if (file && (file.name !== '' || file.bytes.byteLength > 0)) return;
  throw new Problem('file-missing', 'Pilih file CSV atau XLSX, lalu unggah.');
}

function seeOther(location: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location } });
}

function backToForm(
  form: string,
  problem: { title: string; detail: string; id?: number },
  typed: TypedUpload,
): NextResponse {
  const mark = randomUUID();
  const response = seeOther(`${form}?ditolak=${mark}`);
  const { title, detail, id } = problem;
  const value = formatRefused({ title, detail, importId: id ?? null, typed }, mark);
  response.cookies.set(refusedCookie, value, { httpOnly: true, sameSite: 'lax', path: form, maxAge: 600 });
  return response;
}
