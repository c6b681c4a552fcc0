'use client';

import { useSyncExternalStore } from 'react';

/** The windows in which the table goes on to the right, or is a list (table-columns.module.css). */
const narrow = '(max-width: 1239px)';

/**
 * Whether columns have a place that stand at no width: to the right of the others on a tablet, for those who listen on a
 * phone. False on the server and while the page wakes up: they are a third of the cells, and a desktop never shows them.
 */
export function useRoomToTheRight(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(narrow);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(narrow).matches,
    () => false,
  );
}
