import { readTyped, type Typed, typeAnew } from './copy-typed';

/** Of this page and tab alone. */
const keyOf = (part: string) => `isian ${window.location.pathname} ${part}`;

/** Keeps what was typed into a part over a reload of its page, but no password. */
export function keepTyped(part: string, place: Element): void {
  const typed = readTyped(place.childNodes).filter(({ type }) => type !== 'password');
  try {
    sessionStorage.setItem(keyOf(part), JSON.stringify(typed));
  } catch {
    // A browser that keeps nothing: the page is reloaded without.
  }
}

/** Types into a part what was kept of it, once. */
export function typeKept(part: string, place: Element): void {
  try {
    const kept = sessionStorage.getItem(keyOf(part));
    if (kept === null) return;
    sessionStorage.removeItem(keyOf(part));
    typeAnew(JSON.parse(kept) as Typed[], place);
  } catch {
    // As above, or what was kept is not ours.
  }
}
