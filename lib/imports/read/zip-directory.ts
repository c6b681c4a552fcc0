import { crc32, createInflateRaw } from 'node:zlib';
import { uploadLimits } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import { cutOff, FileRefusal, tooLarge, unreadable } from './file-problem';

/** A file inside a ZIP, by the central directory. Offsets and sizes in bytes. */
export type ZipEntry = {
  name: string;
  method: 'stored' | 'deflated';
  crc: number;
  packedSize: number;
  size: number;
  headerOffset: number;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;
/** Below this size a part may pack as well as it likes: an empty sheet is small either way. */
const ratioMattersFrom = 8 * 1024 * 1024;

const broken = (why: string) =>
  new FileRefusal(unreadable(`Susunan file XLSX rusak (${why}). Buka di Excel, simpan ulang, lalu unggah lagi.`));

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new FileRefusal(
    cutOff(
      'Bagian akhir file XLSX tidak ada, sepertinya unduhan atau salinannya terputus. Ambil ulang filenya, lalu unggah lagi.',
    ),
  );
}

/**
 * The files inside a ZIP, read from its directory alone, before anything is unpacked. Throws FileRefusal when it is cut
 * off, encrypted, ZIP64, inconsistent (overlapping or repeated entries), or larger than `uploadLimits` allow.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < endLength) throw new FileRefusal(cutOff('File XLSX ini terlalu pendek. Ambil ulang filenya.'));
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff || directorySize === 0xffffffff) {
    throw new FileRefusal(
      unreadable('File XLSX memakai susunan ZIP64, yang hanya untuk file raksasa. Simpan ulang dari Excel.'),
    );
  }
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw broken('terbagi beberapa cakram');
  if (at + directorySize > end) throw broken('daftar isi di luar file');
  if (count > uploadLimits.entries) {
    throw new FileRefusal(tooLarge('entries', `File berisi ${formatCount(count)} bagian.`));
  }
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) throw broken('daftar isi terputus');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw broken('daftar isi terputus');
    entries.push(readEntry(bytes, view, at, nameLength));
    at = next;
  }
  checkEntries(entries, end);
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const name = new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
  if (flags & 0x2041) {
    throw new FileRefusal(
      unreadable('File XLSX ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.'),
    );
  }
  if (method !== 0 && method !== 8) throw broken(`cara pemampatan ${method}`);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const headerOffset = view.getUint32(at + 42, true);
  if (packedSize === 0xffffffff || size === 0xffffffff || headerOffset === 0xffffffff) {
    throw new FileRefusal(
      unreadable('File XLSX memakai susunan ZIP64, yang hanya untuk file raksasa. Simpan ulang dari Excel.'),
    );
  }
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    headerOffset,
  };
}

function checkEntries(entries: readonly ZipEntry[], end: number): void {
  const names = new Set<string>();
  let unpacked = 0;
  for (const entry of entries) {
    // Two parts of one name: readers disagree on which one counts, and so would a person and this program.
    if (names.has(entry.name)) throw broken(`bagian '${entry.name.slice(0, 60)}' ada dua kali`);
    names.add(entry.name);
    unpacked += entry.size;
    if (entry.size >= ratioMattersFrom && entry.size > entry.packedSize * uploadLimits.packingRatio) {
      throw new FileRefusal(tooLarge('packingRatio', 'File ini tidak wajar.'));
    }
  }
  if (unpacked > uploadLimits.unpackedBytes) {
    throw new FileRefusal(
      tooLarge('unpackedBytes', `Isi file setelah dibuka ${formatCount(unpacked / 1024 / 1024)} MB.`),
    );
  }
  // Entries that share bytes make a small file unpack into a large one without a suspicious ratio.
  const inOrder = [...entries].sort((one, other) => one.headerOffset - other.headerOffset);
  for (const [index, entry] of inOrder.entries()) {
    const limit = inOrder[index + 1]?.headerOffset ?? end;
    if (entry.headerOffset + 30 + entry.packedSize > limit) throw broken('bagian yang tumpang tindih');
  }
}

/** Unpacks one entry, chunk by chunk. Throws FileRefusal when it is not what the directory says (size, checksum). */
export async function* unpackEntry(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at + 30 > bytes.byteLength || view.getUint32(at, true) !== localSignature)
    throw broken('bagian tidak pada tempatnya');
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (packed.byteLength < entry.packedSize) throw broken('bagian terpotong');
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.method === 'stored' ? [packed] : inflate(packed)) {
    size += chunk.byteLength;
    if (size > entry.size) throw broken('ukuran bagian tidak sesuai daftar isi');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw broken('isi bagian tidak sesuai daftar isi');
}

async function* inflate(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 256 * 1024 });
  stream.end(packed);
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw broken('isi bagian tidak dapat dibuka');
  } finally {
    stream.destroy();
  }
}
