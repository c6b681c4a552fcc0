import { checkLogo } from '../domain/logo';
import { officeLimits } from '../domain/offices';
import { pictureProblem, type Redrawing, redrawPicture } from './redraw';

/** A kop prints its logo 20 to 25 mm high, which is sharp with far fewer pixels. */
const drawing: Redrawing = { sides: [600, 400, 280, 200], bytes: officeLimits.logoBytes, refusal: 'logo-unusable' };

/**
 * A logo as it is kept, a PNG that every paper can draw.
 * @throws Problem 422 for what is no PNG or JPEG, over the limits, cut off, or shows nothing
 */
export async function readLogo(bytes: Uint8Array): Promise<{ type: 'image/png'; bytes: Uint8Array<ArrayBuffer> }> {
  const checked = checkLogo(bytes);
  if (!checked.ok) throw pictureProblem(drawing.refusal, checked);
  return { type: 'image/png', bytes: (await redrawPicture(bytes, checked, drawing)).bytes };
}
