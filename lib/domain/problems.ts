import { type ProblemType, problemCatalogue, type UntitledType } from './problem-catalogue';

/** What a refusal says, as plain data: so it comes from another process, and so it is stored. */
export type DescribedProblem = { status: number; type: string; title: string; detail: string };

/** What a program may want beside the words, such as the id of the import that is there already. */
type Extra = Record<string, unknown>;

/**
 * A refusal that the person at the other end can act on: the API shows it as `application/problem+json`, a page as a
 * message, the command line as a line. Anything else that is thrown is a fault of ours. Its kind, status and headline stand
 * in lib/domain/problem-catalogue.ts; where it is thrown, it is said what happened and what to do.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** The HTTP status that says the same. */
  readonly status: number;
  /** What kind of problem, as a slug of the catalogue. */
  readonly type: string;
  /** A short Indonesian headline. */
  readonly title: string;
  /** What happened and what to do, in Indonesian. */
  readonly detail: string;
  readonly extra: Extra;

  constructor(type: Exclude<ProblemType, UntitledType>, detail: string, more?: { extra?: Extra } | null);
  constructor(type: UntitledType, detail: string, more: { title: string; extra?: Extra });
  constructor(described: DescribedProblem & { extra?: Extra });
  constructor(
    given: ProblemType | (DescribedProblem & { extra?: Extra }),
    detail = '',
    more?: { title?: string; extra?: Extra } | null,
  ) {
    const said = typeof given === 'string' ? { ...describeProblem(given, detail), ...more } : given;
    super(`${said.title}: ${said.detail}`);
    this.status = said.status;
    this.type = said.type;
    this.title = said.title;
    this.detail = said.detail;
    this.extra = said.extra ?? {};
  }
}

/** A refusal of the catalogue as plain data. */
export function describeProblem(type: ProblemType, detail: string): DescribedProblem {
  const [status, title] = problemCatalogue[type];
  return { status, type, title: title ?? '', detail };
}

/** The same words for what does not exist and for what is not the reader's: 404 tells nothing of it. */
export function notFoundProblem(): Problem {
  return new Problem('not-found', 'Periksa nama kampanye dan kode wilayahnya.');
}
