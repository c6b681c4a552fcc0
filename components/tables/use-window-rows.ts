'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

const never = () => () => {};

/** False on the server and while the page wakes up, true afterwards. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** True while the page is being printed, when all rows must be there. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

export type WindowRows = {
  body: RefObject<HTMLTableSectionElement | null>;
  /** Places of the rows to draw. */
  from: number;
  to: number;
  /** Space, in pixels, in place of the rows above and below. */
  above: number;
  below: number;
};

/**
 * Which rows of a long table the window shows. Short tables, and all of them on paper, are drawn whole. Rows must be as
 * high as `rowRem` (`phoneRem` on a phone) says.
 */
export function useWindowRows(input: { count: number; long: number; rowRem: number; phoneRem: number }): WindowRows {
  const { count, long } = input;
  const body = useRef<HTMLTableSectionElement>(null);
  const printing = usePrinting();
  const [place, setPlace] = useState({ top: 0, row: 32 });
  useLayoutEffect(() => {
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const phone = window.matchMedia('(max-width: 720px)').matches;
      const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setPlace({ top, row: rem * (phone ? input.phoneRem : input.rowRem) });
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [input.phoneRem, input.rowRem]);
  const virtual = count > long && !printing;
  const virtualizer = useWindowVirtualizer({
    count,
    enabled: virtual,
    estimateSize: () => place.row,
    scrollMargin: place.top,
    overscan: 24,
  });
  const { row } = place;
  useEffect(() => virtualizer.measure(), [row, virtualizer]);
  const items = virtual ? virtualizer.getVirtualItems() : [];
  if (!virtual) return { body, from: 0, to: count, above: 0, below: 0 };
  // Before the window has been measured there are no items: begin with what the server drew.
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? Math.min(count, long) - 1) + 1;
  return { body, from, to, above: from * row, below: (count - to) * row };
}
