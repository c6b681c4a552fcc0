import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { invalid, readBody } from '@/app/api/v1/read-request';
import { answerError, answerJson, notFoundProblem } from '@/app/api/v1/respond';
import { servingDatabase } from '@/db/client';
import { type OfficeChange, saveOffice } from '@/db/writes/offices';
import { authenticateRequest } from '@/lib/auth/request';
import { signInPath } from '@/lib/auth/return-path';
import { refuseLogoSize } from '@/lib/domain/logo';
import { officeLimits } from '@/lib/domain/offices';
import { Problem } from '@/lib/domain/problems';
import { loadOfficeSettings } from '@/lib/loaders/offices';
import { logoProblem, readLogo } from '@/lib/reports/logo';
import { formatRefusedLogo, officeHref, parseOfficeArea, refusedLogoCookie } from '../search-params';

/** Room for the other fields and the lines between them. */
const envelopeBytes = 16 * 1024;

/**
 * Takes or removes the logo of an office. A browser without JavaScript is led back to the page (303); the page's own
 * script asks for JSON, for it keeps what is typed in the other forms.
 */
export async function POST(request: Request): Promise<Response> {
  const scripted = request.headers.get('accept')?.includes('application/json') ?? false;
  const areaCode = parseOfficeArea(new URL(request.url).searchParams.get('wilayah'));
  try {
    const user = await authenticateRequest(request);
    if (!user) {
      if (scripted) throw sessionEnded();
      return seeOther(signInPath({ returnTo: officeHref(areaCode), expired: true }));
    }
    const form = await readLogoForm(request);
    const found = await loadOfficeSettings(user, areaCode);
    if (!found) throw notFoundProblem();
    const removes = form.get('hapus') === 'ya';
    const change: OfficeChange = { logo: removes ? null : await readLogo(await requireFile(form.get('file'))) };
    // A picture overwrites nothing that anybody has typed: it goes on top of whatever stands.
    const { area, office } = found;
    await saveOffice(servingDatabase(), area, { change, version: office.version, before: office, userId: user.id });
    const location = officeHref(areaCode, { logo: removes ? 'dihapus' : 'tersimpan' });
    return scripted ? answerJson({ location }) : seeOther(location);
  } catch (error) {
    const answer = answerError(request, error);
    return scripted ? answer : backToPage(areaCode, await answer.json());
  }
}

/** The form, read no further than a logo may be large. @throws Problem 400, 413, 415 */
async function readLogoForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw new Problem({
      status: 415,
      type: 'not-multipart',
      title: 'Bukan unggahan file',
      detail: 'Pilih gambar logo.',
    });
  }
  const named = Number(request.headers.get('content-length') ?? 0);
  const tooLarge = () => {
    const { title, detail } = refuseLogoSize(Math.max(named, officeLimits.logoBytes + 1));
    return new Problem({ status: 413, type: 'logo-too-large', title, detail });
  };
  const body = await readBody(request, { limit: officeLimits.logoBytes + envelopeBytes, tooLarge });
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw invalid('body-invalid', 'Kiriman tidak lengkap atau rusak. Kirim sekali lagi.');
  }
}

/** A form without a choice of file sends one of no name and no bytes. */
async function requireFile(value: FormDataEntryValue | null): Promise<Uint8Array> {
  if (value instanceof File && (value.name !== '' || value.size > 0)) return new Uint8Array(await value.arrayBuffer());
  throw logoProblem({ title: 'Belum ada gambar yang dipilih', detail: 'Pilih gambar PNG atau JPEG, lalu simpan.' });
}

function sessionEnded(): Problem {
  return new Problem({
    status: 401,
    type: 'session-ended',
    title: 'Sesi berakhir',
    detail: 'Masuk lagi di tab lain, lalu simpan logonya lagi. Gambar yang dipilih tetap di sini.',
  });
}

function seeOther(location: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location } });
}

function backToPage(areaCode: string | null, problem: { title: string; detail: string }): NextResponse {
  const mark = randomUUID();
  const response = seeOther(officeHref(areaCode, { logo: mark }));
  const value = formatRefusedLogo(problem, mark);
  response.cookies.set(refusedLogoCookie, value, { httpOnly: true, sameSite: 'lax', path: '/kantor', maxAge: 600 });
  return response;
}
