'use client';

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
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

/** Rows are drawn in runs of so many, so that most scrolling draws nothing new. */
const run = 25;

/** Which runs a window shows, with one to spare on either side. `top` is where the first row begins, in the window. */
export function chooseRuns(input: { top: number; row: number; window: number; count: number }): {
  from: number;
  to: number;
} {
  const { top, row, count } = input;
  const first = Math.floor(-top / row / run) - 1;
  const last = Math.ceil((input.window - top) / row / run) + 1;
  const from = Math.min(Math.max(0, first * run), Math.max(0, count - run));
  return { from, to: Math.min(count, Math.max(from + run, last * run)) };
}

export type WindowRows = {
  body: RefObject<HTMLTableSectionElement | null>;
  /** Places of the rows to draw. */
  from: number;
  to: number;
  /** Heights, in rem, of the rows above and below that are not drawn. */
  above: number;
  below: number;
};

const phone = '(max-width: 720px)';

/**
 * Which rows of a long table are drawn: those in the window and some around it. All rows are of one height, `rowRem`, or
 * `phoneRem` on a phone, so that nothing needs measuring but where the table begins. Short tables, and all of them on
 * paper, are drawn whole.
 */
export function useWindowRows(input: { count: number; long: number; rowRem: number; phoneRem: number }): WindowRows {
  const { count, long, rowRem, phoneRem } = input;
  const body = useRef<HTMLTableSectionElement>(null);
  const [view, setView] = useState({ from: 0, to: long, rem: rowRem, printing: false });
  useEffect(() => {
    if (count <= long) return;
    const look = () => {
      const rem = window.matchMedia(phone).matches ? phoneRem : rowRem;
      const row = rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const top = body.current?.getBoundingClientRect().top ?? 0;
      const { from, to } = chooseRuns({ top, row, window: window.innerHeight, count });
      setView((old) => (old.from === from && old.to === to && old.rem === rem ? old : { ...old, from, to, rem }));
    };
    const print = (printing: boolean) => () => flushSync(() => setView((old) => ({ ...old, printing })));
    const [before, after] = [print(true), print(false)];
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [count, long, rowRem, phoneRem]);
  if (count <= long || view.printing) return { body, from: 0, to: count, above: 0, below: 0 };
  const to = Math.min(count, view.to);
  const from = Math.min(view.from, to);
  return { body, from, to, above: from * view.rem, below: (count - to) * view.rem };
}
