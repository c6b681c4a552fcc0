import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { uprightMatrix } from '../domain/orientations';
import { readJpeg } from './fixtures/pictures';
import { readPhotograph } from './photograph';

/** A JPEG of 24 × 16 pixels, as a camera writes it that was held so. */
function heldSo(orientation: number, little: boolean): Uint8Array {
  const jpeg = readJpeg('baseline');
  const exif = new DataView(new ArrayBuffer(36));
  exif.setUint16(0, 0xffe1);
  exif.setUint16(2, 34);
  'Exif'.split('').forEach((sign, at) => {
    exif.setUint8(4 + at, sign.charCodeAt(0));
  });
  exif.setUint16(10, little ? 0x4949 : 0x4d4d);
  exif.setUint16(12, 42, little);
  exif.setUint32(14, 8, little);
  exif.setUint16(18, 1, little);
  exif.setUint16(20, 0x0112, little);
  exif.setUint16(22, 3, little);
  exif.setUint32(24, 1, little);
  exif.setUint16(28, orientation, little);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from(exif.buffer), jpeg.subarray(2)]);
}

/** The colours of a picture by their places. */
async function pixelsOf(orientation: number, little = true) {
  const { bytes, width, height } = await readPhotograph(heldSo(orientation, little));
  const size = `width="${width}" height="${height}"`;
  const source = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
  const drawn = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="${source}"/></svg>`);
  const { pixels } = drawn.render();
  return {
    width,
    height,
    at: (x: number, y: number) => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)],
  };
}

test.each([
  [2, 24, 16, (x: number, y: number) => [23 - x, y]],
  [3, 24, 16, (x: number, y: number) => [23 - x, 15 - y]],
  [4, 24, 16, (x: number, y: number) => [x, 15 - y]],
  [5, 16, 24, (x: number, y: number) => [y, x]],
  [6, 16, 24, (x: number, y: number) => [15 - y, x]],
  [7, 16, 24, (x: number, y: number) => [15 - y, 23 - x]],
  [8, 16, 24, (x: number, y: number) => [y, 23 - x]],
] as const)('a photograph that was held as %i stands upright', async (orientation, width, height, placeOf) => {
  const [plain, upright] = await Promise.all([pixelsOf(1), pixelsOf(orientation, orientation % 2 === 0)]);
  expect(upright).toMatchObject({ width, height });
  const { matrix } = uprightMatrix(orientation, { width: 24, height: 16 });
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
  // Inside and beside what the picture shows, which is alike above and below: the matrix tells that apart.
  for (const [x, y] of [
    [4, 8],
    [19, 8],
    [8, 2],
  ] as const) {
    const [across, down] = [x + 0.5, y + 0.5];
    expect([a * across + c * down + e - 0.5, b * across + d * down + f - 0.5]).toEqual(placeOf(x, y));
    const [wide = 0, high = 0] = placeOf(x, y);
    const [one, other] = [plain.at(x, y), upright.at(wide, high)];
    one.forEach((value, at) => {
      expect(Math.abs(value - (other[at] ?? 0))).toBeLessThan(12);
    });
  }
});

test('nothing of where it was taken is left, and a strange word about how it was held is none', async () => {
  const { bytes } = await readPhotograph(heldSo(6, true));
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('Exif');
  expect(await pixelsOf(9)).toMatchObject({ width: 24, height: 16 });
});
