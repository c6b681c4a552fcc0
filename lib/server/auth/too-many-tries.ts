import { Problem } from '../../domain/problems';

/** Too many guesses, and how long to wait. */
export function tooManyTries(milliseconds: number): Problem {
  return new Problem('too-many-tries', `Tunggu ${Math.ceil(milliseconds / 60_000)} menit, lalu coba lagi.`, {
    extra: { milliseconds },
  });
}
