import { parseId } from '@/lib/domain/ids';
import { Problem } from '@/lib/domain/problems';
import type { UploadState } from '@/lib/domain/uploads';
import type { UserContext } from '@/lib/server/auth/context';
import { authenticateRequest } from '@/lib/server/auth/request';
import { signInPath } from '@/lib/server/auth/return-path';
import { answerError, answerJson } from '@/lib/server/http/respond';
import { requireSender, type Sender, unknownUpload } from '@/lib/server/services/uploads';

type Params = { kampanye: string; upload?: string };
export type UploadCall<P extends Params> = { request: Request; params: P; ctx: UserContext; sender: Sender };

/**
 * A route of the upload by part: the user who asks may import in the campaign, and what `run` does is theirs alone. Answers
 * JSON, and a Problem as `application/problem+json`; a plain form is led on (303) to the page that says how things stand.
 */
export function uploadRoute<P extends Params>(run: (call: UploadCall<P>) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    const params = await context.params;
    try {
      const ctx = await authenticateRequest(request);
      if (!ctx) throw sessionEnded();
      const sender = await requireSender(ctx, params.kampanye);
      return await run({ request, params, ctx, sender });
    } catch (error) {
      const known = error instanceof Problem && isPlainForm(request);
      return known ? leadBack(params, error) : answerError(request, error);
    }
  };
}

/** What was done, for a script; a plain form is led on. */
export function answerOrLead(request: Request, body: unknown, location: string): Response {
  return isPlainForm(request) ? seeOther(location) : answerJson(body);
}

function isPlainForm(request: Request): boolean {
  return request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}

function leadBack({ kampanye, upload }: Params, problem: Problem): Response {
  const list = `/${encodeURIComponent(kampanye)}/impor`;
  if (problem.status === 401) return seeOther(signInPath({ returnTo: list, expired: true }));
  return seeOther(upload === undefined ? list : `${list}/proses/${encodeURIComponent(upload)}`);
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

export function sessionEnded(): Problem {
  return new Problem(
    'session-ended',
    'Masuk lagi di tab lain, lalu tekan Unggah lagi. File yang dipilih tetap di sini.',
  );
}

/** The number of an upload or part in an address. @throws Problem 404 */
export function numberIn(text: string): number {
  const number = text === '0' ? 0 : parseId(text);
  if (number === null) throw unknownUpload();
  return number;
}

/** How far an upload is, for the user who sends it. `location`: the page of the import that it has become. */
export function answerState(kampanye: string, state: UploadState): Response {
  const { id, phase, done, total, size, problem, again, importId } = state;
  const location = importId === null ? null : `/${encodeURIComponent(kampanye)}/impor/${importId}`;
  return answerJson({ id, phase, done, total, size, problem, again, location });
}
