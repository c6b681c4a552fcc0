/** The last content that was sent, and the key that it was sent by. */
export type SentBefore = { content: string; key: string };

/**
 * What a content is sent by: the same content keeps its key until it is answered, so that one whose answer was lost is
 * saved once; another content has another key.
 */
export function keyContent(before: SentBefore | null, content: string): SentBefore {
  return before?.content === content ? before : { content, key: makeKey() };
}

/** A random UUID. `crypto.randomUUID` is missing where an office opens the page without TLS. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, digits);
}
