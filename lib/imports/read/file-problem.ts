import { uploadLimits } from '../../domain/imports';
import { describeProblem } from '../../domain/problems';
import { formatCount } from '../../format/numbers';
import type { FileProblem } from './sheet-rows';

/** Stops the reading of a file from any depth; `parseFile` turns it into an outcome. */
export class FileRefusal extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** 415: something that is neither CSV nor XLSX. */
export function wrongType(detail: string): FileProblem {
  return describeProblem('file-type', detail);
}

/** 422: CSV or XLSX by its name or first bytes, but not to be read. */
export function unreadable(detail: string): FileProblem {
  return describeProblem('file-unreadable', detail);
}

/** 422: the end of the file is missing. */
export function cutOff(detail: string): FileProblem {
  return describeProblem('file-cut-off', detail);
}

/** 422: read, but not a table that can be taken in. */
export function wrongTable(detail: string): FileProblem {
  return describeProblem('file-table', detail);
}

type Limit = keyof typeof uploadLimits;

const megabytes = (bytes: number) => `${formatCount(bytes / 1024 / 1024)} MB`;

const limitTexts: Record<Limit, string> = {
  bytes: `Batasnya ${megabytes(uploadLimits.bytes)} per file. Pecah per kabupaten/kota, lalu unggah satu per satu.`,
  unpackedBytes: `Batas isi file setelah dibuka ${megabytes(uploadLimits.unpackedBytes)}. Pecah menjadi beberapa file.`,
  packingRatio: `Isi file membengkak lebih dari ${formatCount(uploadLimits.packingRatio)} kali saat dibuka. Salin tabelnya ke buku kerja baru, lalu unggah itu.`,
  entries: `Batasnya ${formatCount(uploadLimits.entries)} bagian di dalam satu file XLSX. Salin tabelnya ke buku kerja baru.`,
  sheets: `Batasnya ${formatCount(uploadLimits.sheets)} lembar kerja. Unggah lembar yang diperlukan saja.`,
  rows: `Batasnya ${formatCount(uploadLimits.rows)} baris. Hapus baris di bawah tabel, atau pecah menjadi beberapa file.`,
  columns: `Batasnya ${formatCount(uploadLimits.columns)} kolom. Hapus isi sel di kanan tabel.`,
  cells: `Batasnya ${formatCount(uploadLimits.cells)} sel dalam satu file. Pecah menjadi beberapa file.`,
  cellCharacters: `Batasnya ${formatCount(uploadLimits.cellCharacters)} huruf dalam satu sel. Pendekkan isinya.`,
  milliseconds: `Batas waktu membaca ${formatCount(uploadLimits.milliseconds / 1000)} detik. Pecah menjadi beberapa file.`,
  memoryMegabytes: `Batas memori membaca ${formatCount(uploadLimits.memoryMegabytes)} MB. Pecah menjadi beberapa file.`,
};

/** 413: over a limit, which the text names. `what` says where, as a sentence. */
export function tooLarge(limit: Limit, what: string): FileProblem {
  return describeProblem('file-too-large', `${what} ${limitTexts[limit]}`);
}
