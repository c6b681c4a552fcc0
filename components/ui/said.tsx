import { FocusedText } from './focused-text';

/** What the form that led here has done. Drawn by the server, so that a second one that says the same is heard too. */
export function Said({ children }: { children: string }) {
  return <FocusedText key={crypto.randomUUID()}>{children}</FocusedText>;
}
