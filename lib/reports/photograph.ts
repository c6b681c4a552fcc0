import { checkPhotograph } from '../domain/photographs';
import { pictureProblem, type Redrawing, type RedrawnPicture, redrawPicture } from './redraw';

/** Sharp on a screen and on half a page of paper; what is kept of one picture has at most so many bytes. */
const drawing: Redrawing = { sides: [1280, 1024, 800, 600], bytes: 2 * 1024 * 1024, refusal: 'picture-unusable' };

/** One at a time: a photograph of 5.000 × 5.000 pixels takes 100 MB while it is drawn. */
let last: Promise<unknown> = Promise.resolve();

/**
 * A photograph or a scan as it is kept: a PNG without what the camera wrote beside the pixels.
 * @throws Problem 422 for what is no PNG or JPEG, over the limits, cut off, or shows nothing
 */
export function readPhotograph(bytes: Uint8Array): Promise<RedrawnPicture> {
  const checked = checkPhotograph(bytes);
  if (!checked.ok) throw pictureProblem(drawing.refusal, checked);
  const drawn = last.then(() => redrawPicture(bytes, checked, drawing));
  last = drawn.catch(() => undefined);
  return drawn;
}
