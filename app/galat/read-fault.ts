/** What a browser says of a failure: the part of the page, where, what, and the stack. */
export type BrowserFault = { part: string; path: string; fault: string; stack: string };

/** Bytes of a report; a browser of ours sends less. */
export const faultBytes = 8_192;

/**
 * What must not get into a log, whatever a message quotes: secrets of share links and invitations, what follows a question mark, addresses
 * of e-mail, and long numbers such as NIK.
 */
function withoutSecrets(text: string): string {
  return text
    .replace(/\/(b|penerima|undangan)\/[^\s/?#:)]+/g, '/$1/…')
    .replace(/\?[^\s:)]*/g, '?…')
    .replace(/[^\s@<>()"']+@[^\s@<>()"']+/g, '…@…')
    .replace(/\d{9,}/g, '…');
}

/** Control characters become spaces, but for the ends of lines of a stack. */
function clean(text: string, longest: number): string {
  const plain = text.replace(/[^\P{C}\n]+/gu, ' ').trim();
  const kept = withoutSecrets(plain);
  return kept.length > longest ? `${kept.slice(0, longest)}…` : kept;
}

/** Reads a report: part, path and fault, one a line, and the stack on the rest. Null for what is none. */
export function readFault(text: string): BrowserFault | null {
  const [part = '', path = '', fault = '', ...stack] = text.split('\n');
  if (part.trim() === '' || !path.startsWith('/') || fault.trim() === '') return null;
  return {
    part: clean(part, 60),
    path: clean(path, 200),
    fault: clean(fault, 400),
    stack: clean(stack.join('\n'), 1_500),
  };
}
