import { useCallback, useEffect, useState } from 'react';
import type { TypedCell } from '@/lib/domain/typed-figures';

/** Cells that were changed and not saved, by `channel.code`, and when the last of them was typed. */
export type Draft = { at: number; cells: Record<string, TypedCell> };

function readDraft(key: string): Draft | null {
  try {
    const draft = JSON.parse(window.localStorage.getItem(key) ?? 'null') as Draft | null;
    if (typeof draft?.at !== 'number' || typeof draft.cells !== 'object') return null;
    const sound = Object.entries(draft.cells).filter(([, cell]) => typeof cell?.text === 'string');
    return sound.length > 0 ? { at: draft.at, cells: Object.fromEntries(sound) } : null;
  } catch {
    // A browser that keeps nothing, or something that we did not write.
    return null;
  }
}

/**
 * Unsaved cells in this browser. `offered` is what an earlier visit left, until it is taken or thrown away; until then
 * it is kept beside whatever is typed now. `keep` with no cells forgets.
 */
export function useDraft(key: string): {
  offered: Draft | null;
  settle: () => void;
  keep: (cells: Record<string, TypedCell>) => void;
} {
  const [offered, setOffered] = useState<Draft | null>(null);
  useEffect(() => setOffered(readDraft(key)), [key]);
  const keep = useCallback(
    (cells: Record<string, TypedCell>) => {
      const all = { ...offered?.cells, ...cells };
      try {
        if (Object.keys(all).length === 0) window.localStorage.removeItem(key);
        else window.localStorage.setItem(key, JSON.stringify({ at: Date.now(), cells: all } satisfies Draft));
      } catch {
        // Full, or forbidden: the page itself still holds it.
      }
    },
    [key, offered],
  );
  return { offered, settle: useCallback(() => setOffered(null), []), keep };
}
