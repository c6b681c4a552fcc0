/** Half of a surrogate pair without the other: of a whole pair, neither matches. */
const half = /\p{Cs}/u;
const halves = /\p{Cs}/gu;

/**
 * Whether a text can be kept as it is: Postgres takes no NUL, and half of a surrogate pair is no character. Only a program
 * sends either; no keyboard does.
 */
export function isKeepable(text: string): boolean {
  return !text.includes('\u0000') && !half.test(text);
}

/** The text with a mark in the place of each character that cannot be kept, to be shown in an answer. */
export function markUnkeepable(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').replaceAll(halves, '\ufffd');
}

/** The message for a text that Postgres cannot store; the name of its field goes before it. */
export const unkeepableWords =
  'memuat karakter yang tidak dapat disimpan (NUL atau separuh karakter). Hapus karakter itu.';

/**
 * The place of the first text in a JSON value that cannot be kept, as the keys that lead to it; null: all can. A key is
 * a text too.
 */
export function findUnkeepable(value: unknown): string[] | null {
  if (typeof value === 'string') return isKeepable(value) ? null : [];
  if (value === null || typeof value !== 'object') return null;
  for (const [key, inner] of Object.entries(value)) {
    const below = isKeepable(key) ? findUnkeepable(inner) : [];
    if (below !== null) return [key, ...below];
  }
  return null;
}

/**
 * How many letters, digits and signs of a text a reader sees: without blanks and marks of format such as a zero-width
 * space. It is what the least length of a reason is measured by.
 */
export function countVisible(text: string): number {
  return [...text.replaceAll(/[\s\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu, '')].length;
}
