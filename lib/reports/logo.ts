import { renderAsync } from '@resvg/resvg-js';
import { checkLogo } from '../domain/logo';
import { officeLimits } from '../domain/offices';
import { Problem } from '../domain/problems';

/** The longer side in pixels: a kop prints its logo 20 to 25 mm high, which is sharp with far fewer. */
const sides = [600, 400, 280, 200];

/**
 * A logo as it is kept: drawn anew, so that whatever passes can be drawn in every paper, and that nothing but the picture
 * is left of the file (no place where a photo was taken, no script behind the pixels). Always a PNG of 8 bits a channel,
 * not interlaced.
 * @throws Problem 422 for what is no PNG or JPEG, over the limits, cut off, or shows nothing
 */
export async function readLogo(bytes: Uint8Array): Promise<{ type: 'image/png'; bytes: Uint8Array<ArrayBuffer> }> {
  const checked = checkLogo(bytes);
  if (!checked.ok) throw logoProblem(checked);
  const { width, height } = checked;
  const source = `data:${checked.type};base64,${Buffer.from(bytes).toString('base64')}`;
  for (const side of sides) {
    const scale = Math.min(1, side / Math.max(width, height));
    const size = `width="${Math.max(1, Math.round(width * scale))}" height="${Math.max(1, Math.round(height * scale))}"`;
    const image = `<image ${size} preserveAspectRatio="none" href="${source}"/>`;
    const drawn = await renderAsync(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${image}</svg>`, {
      font: { loadSystemFonts: false },
    });
    // What it cannot decode it leaves out.
    if (!showsSomething(drawn.pixels)) throw blank();
    const png = drawn.asPng();
    if (png.byteLength <= officeLimits.logoBytes) return { type: 'image/png', bytes: new Uint8Array(png) };
  }
  throw blank();
}

function showsSomething(pixels: Uint8Array): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) return true;
  return false;
}

function blank(): Problem {
  return logoProblem({
    title: 'Gambar tidak dapat dibuka',
    detail: 'Isi gambar ini rusak atau kosong. Simpan ulang sebagai PNG atau JPEG biasa, lalu kirim lagi.',
  });
}

function logoProblem(said: { title: string; detail: string }): Problem {
  return new Problem('logo-unusable', said.detail, { title: said.title });
}
