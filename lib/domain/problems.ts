/**
 * A refusal that the person at the other end can act on: the API shows it as `application/problem+json`, a page as a
 * message, the command line as a line. Anything else that is thrown is a fault of ours.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** The HTTP status that says the same. */
  readonly status: number;
  /** What kind of problem, as a short English slug that a program can compare: `email-taken`. */
  readonly type: string;
  /** A short Indonesian headline. */
  readonly title: string;
  /** What happened and what to do, in Indonesian. */
  readonly detail: string;
  /** What a program may want beside the words, such as the id of the import that is there already. */
  readonly extra: Record<string, unknown>;

  constructor(input: { status: number; type: string; title: string; detail: string; extra?: Record<string, unknown> }) {
    super(`${input.title}: ${input.detail}`);
    this.status = input.status;
    this.type = input.type;
    this.title = input.title;
    this.detail = input.detail;
    this.extra = input.extra ?? {};
  }
}

/** The same words for what does not exist and for what is not the reader's: 404 tells nothing of it. */
export function notFoundProblem(): Problem {
  return new Problem({
    status: 404,
    type: 'not-found',
    title: 'Kampanye atau wilayah tidak ditemukan',
    detail: 'Periksa nama kampanye dan kode wilayahnya.',
  });
}
