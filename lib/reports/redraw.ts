import { renderAsync } from '@resvg/resvg-js';
import { readOrientation, uprightMatrix } from '../domain/orientations';
import type { PictureCheck } from '../domain/pictures';
import { Problem } from '../domain/problems';

type Refusal = 'logo-unusable' | 'picture-unusable';
type Usable = Extract<PictureCheck, { ok: true }>;

/** How a picture is drawn anew: the longer sides that are tried, the largest first, and the most bytes it may have then. */
export type Redrawing = { sides: readonly number[]; bytes: number; refusal: Refusal };

export type RedrawnPicture = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

/**
 * A picture as it is kept: drawn anew, so that whatever passes can be drawn in every paper, and that nothing but the picture
 * is left of the file (no place where a photo was taken, no script behind the pixels). Always a PNG of 8 bits a channel,
 * not interlaced, and upright as the camera was held.
 * @param checked what its bytes say of it
 * @throws Problem 422 for what shows nothing
 */
export async function redrawPicture(
  bytes: Uint8Array,
  checked: Usable,
  { sides, bytes: most, refusal }: Redrawing,
): Promise<RedrawnPicture> {
  const orientation = checked.type === 'image/jpeg' ? readOrientation(bytes) : 1;
  const source = `data:${checked.type};base64,${Buffer.from(bytes).toString('base64')}`;
  for (const side of sides) {
    const scale = Math.min(1, side / Math.max(checked.width, checked.height));
    const [width = 1, height = 1] = [checked.width, checked.height].map((one) => Math.max(1, Math.round(one * scale)));
    const { matrix, turned } = uprightMatrix(orientation, { width, height });
    const upright = turned ? { width: height, height: width } : { width, height };
    const size = (of: typeof upright) => `width="${of.width}" height="${of.height}"`;
    const image = `<image ${size({ width, height })} transform="matrix(${matrix.join(' ')})" preserveAspectRatio="none" href="${source}"/>`;
    const drawn = await renderAsync(`<svg xmlns="http://www.w3.org/2000/svg" ${size(upright)}>${image}</svg>`, {
      font: { loadSystemFonts: false },
    });
    // What it cannot decode it leaves out.
    if (!showsSomething(drawn.pixels)) throw blank(refusal);
    const png = drawn.asPng();
    if (png.byteLength <= most) return { bytes: new Uint8Array(png), ...upright };
  }
  throw blank(refusal);
}

function showsSomething(pixels: Uint8Array): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) return true;
  return false;
}

function blank(refusal: Refusal): Problem {
  return pictureProblem(refusal, {
    title: 'Gambar tidak dapat dibuka',
    detail: 'Isi gambar ini rusak atau kosong. Simpan ulang sebagai PNG atau JPEG biasa, lalu kirim lagi.',
  });
}

export function pictureProblem(refusal: Refusal, said: { title: string; detail: string }): Problem {
  return new Problem(refusal, said.detail, { title: said.title });
}
