/** So long a use of a session or token is not noted anew: a page asks many times. */
const notedForMs = 5 * 60_000;
const mostKept = 10_000;

const notedAt = new Map<string, number>();

/** Whether the use of a session or token, by its hash, is to be noted: this process has not done so for five minutes. */
export function isDueToNote(hash: string, now = Date.now()): boolean {
  const at = notedAt.get(hash);
  if (at !== undefined && now - at < notedForMs) return false;
  if (notedAt.size >= mostKept) notedAt.clear();
  notedAt.set(hash, now);
  return true;
}
