import type { Sheet } from '../domain/reports';
import type { PdfOptions } from './pdf';
import { openRenderPool } from './render-pool';

/** A thread keeps some 200 MB, and each long table takes some hundred MB more. */
const pool = openRenderPool<{ sheets: readonly Sheet[]; options: PdfOptions }>('writePdf', {
  memoryMb: 1_024,
  idleMs: 60_000,
});

/**
 * Renders sheets as one PDF, each with a bookmark, in a thread of its own: laying out a page takes longer than answering
 * ten requests. The thread stays for the next one, which then need not load the typeface again.
 * @param options.signal stops it, also in the middle
 * @throws the signal's reason when it was stopped
 */
export function renderPdf(
  sheets: readonly Sheet[],
  { signal, ...options }: PdfOptions & { signal?: AbortSignal },
): Promise<Uint8Array<ArrayBuffer>> {
  return pool.run({ sheets, options }, signal);
}
