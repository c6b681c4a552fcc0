import { uploadLimits, type Warning } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import { detectFileKind, refuseOtherEnding } from './file-kind';
import { FileRefusal, tooLarge, unreadable } from './file-problem';
import { findNik, holdsNik, nikProblem } from './find-nik';
import { parseCsv } from './parse-csv';
import { parseXlsx } from './parse-xlsx';
import type { ReadOutcome, SheetRows } from './sheet-rows';

/**
 * Reads a file in this very thread: `runTaskInProcess` has a process with memory and time limits for it. Never throws for
 * what a file may hold.
 */
export async function parseFile(input: { bytes: Uint8Array; fileName: string }): Promise<ReadOutcome> {
  try {
    return await parse(input.bytes, input.fileName);
  } catch (error) {
    if (error instanceof FileRefusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function parse(bytes: Uint8Array, fileName: string): Promise<ReadOutcome> {
  if (bytes.byteLength > uploadLimits.bytes) {
    return {
      ok: false,
      problem: tooLarge('bytes', `File ini ${formatCount(Math.ceil(bytes.byteLength / 1024 / 1024))} MB.`),
    };
  }
  if (holdsNik(fileName)) return { ok: false, problem: nikProblem('Nama file') };
  const file = detectFileKind(bytes, fileName);
  const { sheets, warnings, looseTexts } =
    file.kind === 'xlsx' ? await readWorkbook(bytes, fileName) : readText(file.text);
  const nik = findNik(sheets) ?? (looseTexts.some(holdsNik) ? nikProblem('Teks atau komentar di dalam file') : null);
  if (nik) return { ok: false, problem: nik };
  if (sheets.every((sheet) => sheet.rows.length === 0)) {
    return { ok: false, problem: unreadable('File tidak berisi tabel: semua selnya kosong.') };
  }
  return { ok: true, sheets, warnings };
}

type Read = { sheets: SheetRows[]; warnings: Warning[]; looseTexts: string[] };

async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Read> {
  const read = await parseXlsx(bytes);
  refuseOtherEnding(fileName);
  return { ...read, warnings: [] };
}

function readText(text: string): Read {
  const { sheet, warnings } = parseCsv(text);
  return { sheets: [sheet], warnings, looseTexts: [] };
}
