import { Problem } from '../domain/problems';
import type { Picture } from './picture';
import { openRenderPool } from './render-pool';

/** One picture takes some 100 ms of a core: more waiting than these would be answered too late to be of use. */
const mostWaiting = 20;
const patienceMs = 20_000;

/** A picture that is written already: SVG whose letters are text. */
export type WrittenPicture = { svg: string };

const pool = openRenderPool<Picture | WrittenPicture>('drawPng', { memoryMb: 256, idleMs: 5 * 60_000 });

/**
 * Draws a picture as PNG, in a thread of its own.
 * @throws Problem 503 when too many wait already, or it takes too long
 */
export async function renderPicture(picture: Picture | WrittenPicture): Promise<Uint8Array<ArrayBuffer>> {
  if (pool.waiting >= mostWaiting) throw busy();
  const patience = AbortSignal.timeout(patienceMs);
  try {
    return await pool.run(picture, patience);
  } catch (error) {
    throw patience.aborted ? busy() : error;
  }
}

function busy(): Problem {
  return new Problem('busy', 'Server sedang sibuk membuat gambar lain. Coba lagi sebentar lagi.');
}
