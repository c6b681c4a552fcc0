import { answeringNow } from '../../../db/client-unavailable';

/**
 * The form that an action was called with. Who writes the request may hand over anything else: that is answered 400 by
 * scripts/answer-in-words.mjs, whatever was asked of the database before, and not as a fault of ours.
 * @throws Error when it is no form
 */
export function requireForm(form: unknown): FormData {
  if (form instanceof FormData) return form;
  const state = answeringNow();
  if (state) state.malformed = true;
  throw new Error('An action was called without a form.');
}

/** How often a form was sent, this time counted, by the state that it came with; a state that is none of ours counts as none. */
export function countTry(previous: { tries: number } | null | undefined): number {
  const tries = Number(previous?.tries);
  return Number.isSafeInteger(tries) ? tries + 1 : 1;
}
