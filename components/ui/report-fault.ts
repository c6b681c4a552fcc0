/** A page that fails over and over says so a few times. */
const most = 5;
const told = new Set<string>();

/** What fails in a browser, as app/galat reads it: part, path, fault and stack, one a line, as plain text. */
function describeFault(part: string, error: unknown): string {
  const digest = error instanceof Error && 'digest' in error ? ` (${String(error.digest)})` : '';
  const fault = error instanceof Error ? `${error.name}: ${error.message}${digest}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const lines = [part, window.location.pathname, fault].map((line) => line.replace(/\s+/g, ' ').slice(0, 400));
  return `${lines.join('\n')}\n${stack.slice(0, 1_500)}`;
}

/** Tells the server's log of a failure, once for each. Never throws: what reports a fault must not be another. */
export function reportFault({ part, error }: { part: string; error: unknown }): void {
  try {
    const text = describeFault(part, error);
    if (told.has(text) || told.size >= most) return;
    told.add(text);
    navigator.sendBeacon('/galat', text);
  } catch {
    // A browser that cannot even tell.
  }
}
