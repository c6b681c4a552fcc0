'use client';

import { useEffect } from 'react';
import { Island } from './island';

/** So long, in milliseconds, another part may still take the focus itself. */
const patience = 120;

const headings = 'h1, h2, h3';

/**
 * Keeps the focus from falling to the top of the page when the part that had it goes away, as a form does once it is sent: it
 * moves to the nearest heading of what still stands around, or of the new page. Drawn once, for all pages.
 */
export function FocusKeeper() {
  return (
    <Island name="fokus" fallback={null}>
      <LiveKeeper />
    </Island>
  );
}

function LiveKeeper() {
  useEffect(() => {
    let held: { element: Element; around: Element[] } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hold = ({ target }: FocusEvent) => {
      held = target instanceof Element ? { element: target, around: listAround(target) } : null;
    };
    // The user left it: nothing fell. A browser may also say so of a part that is taken out; then it is out a moment later.
    const release = () => {
      const left = held;
      setTimeout(() => {
        if (held === left && left?.element.isConnected && document.activeElement !== left.element) held = null;
      });
    };
    const mend = () => {
      const lost = held;
      if (!lost || lost.element.isConnected) return;
      held = null;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.activeElement && document.activeElement !== document.body) return;
        focusHeading(lost.around.find((one) => one.isConnected && one.querySelector(headings)) ?? null);
      }, patience);
    };
    const observer = new MutationObserver(mend);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', hold);
    document.addEventListener('focusout', release);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      document.removeEventListener('focusin', hold);
      document.removeEventListener('focusout', release);
    };
  }, []);
  return null;
}

/** The sections around an element, the nearest first. */
function listAround(element: Element): Element[] {
  const around: Element[] = [];
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
    if (one.matches('section, main, aside, [role="region"], [data-island]')) around.push(one);
  }
  return around;
}

function focusHeading(around: Element | null): void {
  const heading = around?.querySelector(headings) ?? document.querySelector('main h1, h1');
  if (!(heading instanceof HTMLElement)) return;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
