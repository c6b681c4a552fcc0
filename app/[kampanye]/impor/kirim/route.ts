import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { authenticateRequest } from '../../../../lib/auth/request';
import { signInPath } from '../../../../lib/auth/return-path';
import { Problem } from '../../../../lib/domain/problems';
import { readForm } from '../../../../lib/imports/read-form';
import { formatRefused, parseTyped, readTyped, refusedCookie, type TypedUpload, untypedUpload } from '../search-params';
import { uploadFile } from '../upload';

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
    const user = await authenticateRequest(request);
    if (!user)
      return scripted ? problemResponse(sessionEnded) : seeOther(signInPath({ returnTo: form, expired: true }));
    const fields = await readForm(request);
    typed = readTyped(fields);
    const file = requireFile(fields.get('file'));
    const { id } = await uploadFile(user, {
      campaignSlug: kampanye,
      ...parseTyped(typed),
      fileName: file.name.slice(0, 200),
      bytes: new Uint8Array(await file.arrayBuffer()),
    });
    const location = `${form}/${id}`;
    return scripted ? Response.json({ id, location }, { status: 201 }) : seeOther(location);
  } catch (error) {
    const problem = error instanceof Problem ? error : unexpected(error);
    return scripted ? problemResponse(problem) : backToForm(form, problem, typed);
  }
}

const sessionEnded = new Problem({
  status: 401,
  type: 'session-ended',
  title: 'Sesi berakhir',
  detail: 'Masuk lagi di tab lain, lalu tekan Unggah lagi. File yang dipilih tetap di sini.',
});

function unexpected(error: unknown): Problem {
  console.error(error);
  return new Problem({
    status: 500,
    type: 'unexpected',
    title: 'Server tidak dapat memeriksa file ini',
    detail:
      'Belum ada angka yang dihitung. Tunggu sebentar, lalu unggah lagi; bila tetap gagal, beri tahu administrator.',
  });
}

/** A form without a choice of file sends one of no name and no bytes; an empty file that was chosen has a name. */
function requireFile(value: FormDataEntryValue | null): File {
  if (value instanceof File && (value.name !== '' || value.size > 0)) return value;
  throw new Problem({
    status: 400,
    type: 'file-missing',
    title: 'Belum ada file yang dipilih',
    detail: 'Pilih file CSV atau XLSX, lalu unggah.',
  });
}

function problemResponse({ status, type, title, detail, extra }: Problem): Response {
  return Response.json(
    { ...extra, type, title, status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

function seeOther(location: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location } });
}

function backToForm(form: string, problem: Problem, typed: TypedUpload): Response {
  const mark = randomUUID();
  const response = seeOther(`${form}?ditolak=${mark}`);
  const importId = typeof problem.extra.id === 'number' ? problem.extra.id : null;
  const value = formatRefused({ title: problem.title, detail: problem.detail, importId, typed }, mark);
  response.cookies.set(refusedCookie, value, { httpOnly: true, sameSite: 'lax', path: form, maxAge: 600 });
  return response;
}
