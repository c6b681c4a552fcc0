import { z } from 'zod';

/** Why a file was refused, on its way back to the page of a browser without JavaScript. */
export type RefusedFile = { title: string; detail: string };

const refusedSchema = z.object({ mark: z.string(), title: z.string(), detail: z.string() });

/**
 * The value of the cookie that carries it: only this server writes it, so nobody can put words on the page by a link. `mark`
 * stands in the address too: the message is shown there and on no other visit.
 */
export function formatRefusedFile(refused: RefusedFile, mark: string): string {
  return JSON.stringify({ mark, title: refused.title, detail: refused.detail.slice(0, 800) });
}

/** Null: the cookie speaks of another try, or of none. */
export function parseRefusedFile(mark: string, cookie: string): RefusedFile | null {
  const parsed = refusedSchema.safeParse(parseJson(cookie));
  if (!parsed.success || parsed.data.mark !== mark) return null;
  return { title: parsed.data.title, detail: parsed.data.detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
