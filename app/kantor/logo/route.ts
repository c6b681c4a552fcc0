import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { refuseLogoSize } from '@/lib/domain/logo';
import { officeLimits } from '@/lib/domain/offices';
import { Problem } from '@/lib/domain/problems';
import { formatRefusedFile } from '@/lib/domain/refused-file';
import { authenticateRequest } from '@/lib/server/auth/request';
import { signInPath } from '@/lib/server/auth/return-path';
import { readMultipart, type SentFile, type SentForm } from '@/lib/server/http/read-multipart';
import { answerError, answerJson } from '@/lib/server/http/respond';
import { changeLogo, requireOffice } from '@/lib/server/services/offices';
import { officeHref, parseOfficeArea, refusedLogoCookie } from '../search-params';

/**
 * Takes or removes the logo of an office. A browser without JavaScript is led back to the page (303); the page's own
 * script asks for JSON, for it keeps what is typed in the other forms.
 */
export async function POST(request: Request): Promise<Response> {
  const scripted = request.headers.get('accept')?.includes('application/json') ?? false;
  const areaCode = parseOfficeArea(new URL(request.url).searchParams.get('wilayah'));
  try {
    const ctx = await authenticateRequest(request);
    if (!ctx) {
      if (scripted) throw sessionEnded();
      return seeOther(signInPath({ returnTo: officeHref(areaCode), expired: true }));
    }
    // Before the body is read: nobody sends a picture for an office that is not theirs.
    await requireOffice(ctx, areaCode);
    const { fields, file } = await readLogoForm(request);
    const removes = fields.get('hapus') === 'ya';
    await changeLogo(ctx, { areaCode, picture: removes ? null : requireFile(file) });
    const location = officeHref(areaCode, { logo: removes ? 'dihapus' : 'tersimpan' });
    return scripted ? answerJson({ location }) : seeOther(location);
  } catch (error) {
    const answer = answerError(request, error);
    return scripted ? answer : backToPage(areaCode, await answer.json());
  }
}

/** The form, read no further than a logo may be large. @throws Problem 400, 413, 415 */
function readLogoForm(request: Request): Promise<SentForm> {
  const named = Number(request.headers.get('content-length') ?? 0);
  const tooLarge = () => {
    const { title, detail } = refuseLogoSize(Math.max(named, officeLimits.logoBytes + 1));
    return new Problem('logo-too-large', detail, { title });
  };
  return readMultipart(request, { fileBytes: officeLimits.logoBytes, tooLarge, notMultipart });
}

function notMultipart(): Problem {
  return new Problem('not-multipart', 'Pilih gambar logo.');
}

/** A form without a choice of file sends one of no name and no bytes. */
function requireFile(file: SentFile | null): Uint8Array {
  if (file && (file.name !== '' || file.bytes.byteLength > 0)) return file.bytes;
  throw new Problem('logo-unusable', 'Pilih gambar PNG atau JPEG, lalu simpan.', {
    title: 'Belum ada gambar yang dipilih',
  });
}

function sessionEnded(): Problem {
  return new Problem(
    'session-ended',
    'Masuk lagi di tab lain, lalu simpan logonya lagi. Gambar yang dipilih tetap di sini.',
  );
}

function seeOther(location: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location } });
}

function backToPage(areaCode: string | null, problem: { title: string; detail: string }): NextResponse {
  const mark = randomUUID();
  const response = seeOther(officeHref(areaCode, { logo: mark }));
  const value = formatRefusedFile(problem, mark);
  response.cookies.set(refusedLogoCookie, value, { httpOnly: true, sameSite: 'lax', path: '/kantor', maxAge: 600 });
  return response;
}
