import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLogo } from '../domain/logo';
import { officeLimits } from '../domain/offices';
import { makePng, readJpeg } from './fixtures/pictures';
import { readLogo } from './logo';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const png = makePng({ width: 24, height: 16 });
const jpeg = readJpeg('baseline');

/** Size, depth, colour type and interlacing of a PNG, and whether its pixels unpack to just that many bytes. */
function readHead(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes);
  const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)];
  const [depth, colour, , , interlace] = buffer.subarray(24, 29);
  const names: string[] = [];
  const packed: Buffer[] = [];
  for (let at = 8; at < buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    const name = buffer.toString('latin1', at + 4, at + 8);
    names.push(name);
    if (name === 'IDAT') packed.push(buffer.subarray(at + 8, at + 8 + buffer.readUInt32BE(at)));
  }
  const whole = inflateSync(Buffer.concat(packed)).length === height * (1 + width * 4);
  return { width, height, depth, colour, interlace, whole, names: [...new Set(names)] };
}

test.each([
  ['a PNG', png, 24, 16],
  ['an interlaced PNG', makePng({ width: 24, height: 16, interlaced: true }), 24, 16],
  ['a PNG of 16 bits', makePng({ width: 24, height: 16, depth: 16 }), 24, 16],
  ['an interlaced PNG of 16 bits', makePng({ width: 25, height: 17, depth: 16, interlaced: true }), 25, 17],
  ['the largest PNG', makePng({ width: 2000, height: 1000 }), 600, 300],
  ['a very flat PNG', makePng({ width: 2000, height: 1 }), 600, 1],
  ['a JPEG', jpeg, 24, 16],
  ['a progressive JPEG', readJpeg('progressive'), 24, 16],
  ['a grey JPEG', readJpeg('grey'), 24, 16],
])('%s becomes a PNG that every paper can draw', async (_what, bytes, width, height) => {
  const logo = await readLogo(bytes);
  expect(logo.type).toBe('image/png');
  expect(logo.bytes.length).toBeLessThanOrEqual(officeLimits.logoBytes);
  const whole = { width, height, depth: 8, colour: 6, interlace: 0, whole: true };
  expect(readHead(logo.bytes)).toEqual({ ...whole, names: ['IHDR', 'IDAT', 'IEND'] });
  expect(checkLogo(logo.bytes)).toEqual({ ok: true, type: 'image/png', width, height });
});

test('what is hard to pack is drawn smaller until it fits', async () => {
  const noise = makePng({ width: 220, height: 220, noise: true });
  expect(noise.length).toBeLessThan(officeLimits.logoBytes);
  expect((await readLogo(noise)).bytes.length).toBeLessThanOrEqual(officeLimits.logoBytes);
});

test('nothing but the picture is left of a file', async () => {
  const secret = Buffer.from('Comment\0Rumah Kepala Dinas');
  const told = makePng({ width: 8, height: 8, extra: [['tEXt', secret]] });
  const logo = await readLogo(Buffer.concat([told, Buffer.from('<script>alert(1)</script>')]));
  const text = Buffer.from(logo.bytes).toString('latin1');
  expect(text).not.toContain('Rumah');
  expect(text).not.toContain('script');
});

const damaged = Buffer.from(png);
damaged.fill(0, png.indexOf('IDAT') + 4, png.indexOf('IDAT') + 14);

test.each([
  ['nothing', Buffer.alloc(0), 'File kosong', '0 byte'],
  ['a text', Buffer.from('logo'), 'Bukan PNG atau JPEG', 'bukan gambar'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'Bukan PNG atau JPEG', 'Ini SVG'],
  ['an SVG with a script', Buffer.from(`<?xml version="1.0"?>${svg}`), 'Bukan PNG atau JPEG', 'Ini SVG'],
  ['HTML', Buffer.from('<!DOCTYPE html><script>1</script>'), 'Bukan PNG atau JPEG', 'halaman web'],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'Bukan PNG atau JPEG', 'Ini GIF'],
  ['a WebP', Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 '), 'Bukan PNG atau JPEG', 'Ini WebP'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'Bukan PNG atau JPEG', 'Ini PDF'],
  ['the mark of PNG alone', png.subarray(0, 8), 'Gambar tidak lengkap', 'terpotong'],
  [
    'an SVG behind the mark of PNG',
    Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]),
    'Gambar tidak lengkap',
    'PNG',
  ],
  ['a PNG without its end', png.subarray(0, -12), 'Gambar tidak lengkap', 'terpotong'],
  ['a PNG whose pixels are damaged', damaged, 'Gambar tidak dapat dibuka', 'rusak'],
  ['a PNG that shows nothing', makePng({ width: 9, height: 9, alpha: 0 }), 'Gambar tidak dapat dibuka', 'kosong'],
  ['a PNG that moves', makePng({ width: 9, height: 9, extra: [['acTL', Buffer.alloc(8)]] }), 'Gambar bergerak', 'diam'],
  ['a PNG a pixel too wide', makePng({ width: 2001, height: 1 }), 'Logo terlalu lebar atau tinggi', '2.001 × 1 piksel'],
  [
    'a PNG that claims to be huge',
    makePng({ width: 1, height: 1, claimed: { width: 60_000, height: 60_000 } }),
    'Logo terlalu lebar atau tinggi',
    'batasnya 2.000 × 2.000',
  ],
  ['a JPEG without its end', jpeg.subarray(0, -2), 'Gambar tidak lengkap', 'JPEG'],
  ['half a JPEG', jpeg.subarray(0, 300), 'Gambar tidak lengkap', 'JPEG'],
  ['a JPEG in CMYK', readJpeg('cmyk'), 'Warna CMYK', 'RGB'],
  [
    'more bytes than are allowed',
    Buffer.concat([png, Buffer.alloc(officeLimits.logoBytes)]),
    'Logo terlalu besar',
    'batasnya 200 KB',
  ],
])('%s is refused', async (_what, bytes, title, detail) => {
  const refused = readLogo(bytes);
  await expect(refused).rejects.toMatchObject({ name: 'Problem', status: 422, title });
  await expect(refused).rejects.toMatchObject({ detail: expect.stringContaining(detail) });
});

test('no bytes make the check fail otherwise, however a picture is cut or changed', () => {
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
  const pictures = fc.constantFrom(png, jpeg, readJpeg('progressive'));
  fc.assert(
    fc.property(pictures, fc.array(change, { maxLength: 6 }), fc.nat(), (picture, changes, length) => {
      const bytes = Buffer.from(picture.subarray(0, length % (picture.length + 1)));
      for (const { at, byte } of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      const checked = checkLogo(bytes);
      if (checked.ok) expect(checked.width * checked.height).toBeGreaterThan(0);
      else expect(checked.detail).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});
