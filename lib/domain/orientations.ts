/**
 * How a camera was held, as it writes it into a JPEG (Exif 2.32, tag 0x0112): 1 as the pixels lie, 2 to 8 mirrored, turned or
 * both. A telephone turns no pixels, so that a picture drawn without it lies on its side. 1 where nothing is said.
 */
export function readOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const mark = bytes[at + 1] ?? 0;
    const length = view.getUint16(at + 2);
    // The picture begins: what was to be said of it was said.
    if (mark === 0xda || length < 2) return 1;
    const end = Math.min(bytes.length, at + 2 + length);
    if (mark === 0xe1 && exifMark.every((byte, offset) => bytes[at + 4 + offset] === byte)) {
      return readExif(new DataView(bytes.buffer, bytes.byteOffset + at + 10, Math.max(0, end - at - 10)));
    }
    at += 2 + length;
  }
  return 1;
}

/** "Exif", and two zeroes. */
const exifMark = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientationTag = 0x0112;

/** A TIFF: the order of its bytes, the place of its first directory, and in that entries of twelve bytes. */
function readExif(tiff: DataView): number {
  if (tiff.byteLength < 8) return 1;
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return 1;
  const count = tiff.getUint16(first, little);
  for (let at = first + 2; at < first + 2 + 12 * count && at + 12 <= tiff.byteLength; at += 12) {
    if (tiff.getUint16(at, little) !== orientationTag) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/**
 * The matrix (a b c d e f) that puts pixels of `width` × `height` upright, and whether width and height change places.
 */
export function uprightMatrix(
  orientation: number,
  { width, height }: { width: number; height: number },
): { matrix: readonly number[]; turned: boolean } {
  const matrices: Record<number, readonly number[]> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  };
  return { matrix: matrices[orientation] ?? [1, 0, 0, 1, 0, 0], turned: orientation >= 5 };
}
