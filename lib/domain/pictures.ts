import type { LogoType } from './letterheads';

/** What a picture may be, and what it is called in a refusal: a logo, a photograph. */
export type PictureRules = {
  /** As a headline begins with it: "Logo". */
  name: string;
  /** What is to be chosen: "gambar logo PNG atau JPEG". */
  wanted: string;
  bytes: number;
  /** Width and height in pixels. */
  pixels: number;
  /** What to do about one that is too large. */
  advice: string;
  /** Why it must stand still. */
  still: string;
};

/** A picture that may be taken, by what its bytes say of it; else why it may not, in Indonesian. */
export type PictureCheck =
  | { ok: true; type: LogoType; width: number; height: number }
  | { ok: false; title: string; detail: string };

const grouped = new Intl.NumberFormat('id-ID');
const megabyte = 1024 * 1024;
const sizeOf = (bytes: number) =>
  bytes >= megabyte
    ? `${grouped.format(Math.ceil((10 * bytes) / megabyte) / 10)} MB`
    : `${grouped.format(Math.ceil(bytes / 1024))} KB`;
const onlyThese = 'Pakai PNG atau JPEG.';

const refuse = (title: string, detail: string): PictureCheck => ({ ok: false, title, detail });
const cutOff = (kind: string) =>
  refuse('Gambar tidak lengkap', `File ${kind} ini terpotong atau rusak. Simpan ulang gambarnya, lalu kirim lagi.`);

/**
 * Whether the bytes of a file are a PNG or JPEG within the limits, whatever its name says. It reads the structure to the
 * end; whether the picture inside can be drawn, only drawing it tells.
 */
export function checkPicture(bytes: Uint8Array, rules: PictureRules): PictureCheck {
  if (bytes.length === 0) return refuse('File kosong', `File ini berisi 0 byte. Pilih ${rules.wanted}.`);
  if (bytes.length > rules.bytes) return refusePictureSize(bytes.length, rules);
  if (startsWith(bytes, pngMark)) return checkPng(bytes, rules);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return checkJpeg(bytes, rules);
  const kind = otherKind(bytes);
  return refuse('Bukan PNG atau JPEG', kind ? `Ini ${kind}. ${onlyThese}` : `Isi file ini bukan gambar. ${onlyThese}`);
}

/** What a file says that is larger than the picture may be. */
export function refusePictureSize(bytes: number, rules: PictureRules): Extract<PictureCheck, { ok: false }> {
  return {
    ok: false,
    title: `${rules.name} terlalu besar`,
    detail: `File ini ${sizeOf(bytes)}; batasnya ${sizeOf(rules.bytes)}. ${rules.advice}`,
  };
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** What people send instead, by its first bytes; null: who knows. */
function otherKind(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.startsWith('GIF8')) return 'GIF';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'WebP';
  if (head.startsWith('BM')) return 'BMP';
  if (head.startsWith('%PDF')) return 'PDF';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'TIFF';
  if (head.slice(4, 8) === 'ftyp') return 'HEIC atau AVIF';
  if (/<svg[\s>]/i.test(head)) return 'SVG';
  return /<(!doctype|html|script|body)\b/i.test(head) ? 'halaman web' : null;
}

type Size = { width: number; height: number };

function checkSize(type: LogoType, { width, height }: Size, { name, pixels }: PictureRules): PictureCheck {
  if (width === 0 || height === 0) return refuse('Gambar tidak lengkap', 'Gambar ini tidak punya lebar atau tinggi.');
  if (width <= pixels && height <= pixels) return { ok: true, type, width, height };
  const size = `${grouped.format(width)} × ${grouped.format(height)}`;
  const most = `${grouped.format(pixels)} × ${grouped.format(pixels)}`;
  return refuse(
    `${name} terlalu lebar atau tinggi`,
    `Gambar ini ${size} piksel; batasnya ${most}. Perkecil gambarnya.`,
  );
}

/** Bit depths that each colour type of PNG may have. */
const pngDepths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** PNG: a row of chunks (length, name, data, checksum) from IHDR, which has the size, to IEND. */
function checkPng(bytes: Uint8Array, rules: PictureRules): PictureCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: Size | null = null;
  let pixels = false;
  for (let at = pngMark.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = at + 8;
    if (data + length + 4 > bytes.length) return cutOff('PNG');
    if (size === null) {
      if (name !== 'IHDR' || length !== 13) return cutOff('PNG');
      const [depth = 0, colour = 0, compression, filter, interlace = 0] = bytes.subarray(data + 8, data + 13);
      const known = pngDepths[colour]?.includes(depth) && compression === 0 && filter === 0 && interlace <= 1;
      if (!known) return cutOff('PNG');
      size = { width: view.getUint32(data), height: view.getUint32(data + 4) };
    }
    if (name === 'acTL') return refuse('Gambar bergerak', `PNG ini bergerak; ${rules.still}. ${onlyThese}`);
    if (name === 'IDAT' && length > 0) pixels = true;
    if (name === 'IEND') return pixels ? checkSize('image/png', size, rules) : cutOff('PNG');
    at = data + length + 4;
  }
  return cutOff('PNG');
}

/** JPEG: segments (mark, length, data); the frame has the size, the picture follows the scan and ends with its mark. */
function checkJpeg(bytes: Uint8Array, rules: PictureRules): PictureCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: PictureCheck | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return cutOff('JPEG');
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const data = at + 4;
    if (length < 2 || at + 2 + length > bytes.length) return cutOff('JPEG');
    if (isFrame(mark)) {
      if (length < 8) return cutOff('JPEG');
      frame = checkFrame(view, { mark, data, rules });
    }
    if (mark === 0xda) return frame && endsAfter(bytes, at) ? frame : cutOff('JPEG');
    at += 2 + length;
  }
  return cutOff('JPEG');
}

/** SOF0 to SOF15, without the tables between them. */
function isFrame(mark: number): boolean {
  return mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
}

function checkFrame(
  view: DataView,
  { mark, data, rules }: { mark: number; data: number; rules: PictureRules },
): PictureCheck {
  const channels = view.getUint8(data + 5);
  if (channels === 4) {
    return refuse(
      'Warna CMYK',
      'JPEG ini memakai warna CMYK untuk percetakan. Simpan ulang sebagai RGB, atau sebagai PNG.',
    );
  }
  const drawn = mark <= 0xc2 && view.getUint8(data) === 8 && (channels === 1 || channels === 3);
  if (!drawn) return refuse('Jenis JPEG tidak didukung', 'Simpan ulang gambar ini sebagai PNG atau JPEG biasa.');
  return checkSize('image/jpeg', { width: view.getUint16(data + 3), height: view.getUint16(data + 1) }, rules);
}

function endsAfter(bytes: Uint8Array, scan: number): boolean {
  for (let at = bytes.length - 2; at > scan; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}
