/**
 * Long work: making a file or a picture, and reading a table of more rows than `longTableRows`. It takes a core for tenths
 * of a second up to some seconds, and much memory: everybody else would wait for it.
 */

/** More rows than these are long work. */
export const longTableRows = 1_000;

export type AdmissionLimits = {
  /** Pieces of long work at once, in all. A person, and a link, has one at a time. */
  atOnce: number;
  /** Requests of one person that may wait beside the one that is worked on. */
  waitingEach: number;
  /** Requests that may wait in all. */
  waiting: number;
  /** Milliseconds that a request waits for its turn before it is told its place. */
  patience: { page: number; program: number };
  /** Milliseconds for which the place is kept of a request that was told its place and has not come back. */
  placeKept: number;
};

export const admissionLimits: AdmissionLimits = {
  atOnce: 2,
  waitingEach: 5,
  waiting: 20,
  // A browser shows nothing until the answer begins; a program, or a picture in a page, does not ask again by itself.
  patience: { page: 4_000, program: 20_000 },
  placeKept: 20_000,
};

/** Where a request stands in the queue, from 1. */
export type Place = { place: number; of: number };

/** After how many seconds a request that was told its place asks again. */
export const askAgainSeconds = 3;
