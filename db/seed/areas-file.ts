import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { levelOfCode, nationCode, parentCode } from '../../lib/domain/areas';

/** A row of a list of areas: a dotted code and the name as its publisher writes it. */
export type NamedCode = { code: string; name: string };

/** A file of areas that was not taken; the message says which rows and what to do. */
export class AreasFileError extends Error {
  override readonly name = 'AreasFileError';
}

const shownProblems = 20;

/** The areas of a file. @throws AreasFileError in Indonesian, with row numbers as a spreadsheet shows them */
export async function readAreasFile(file: string): Promise<NamedCode[]> {
  return parseAreasFile(decode(await read(file)));
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const why = code === 'ENOENT' ? 'tidak ditemukan' : `tidak dapat dibaca (${String(code ?? error)})`;
    throw new AreasFileError(`File ${file} ${why}. Periksa nama dan letaknya.`);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AreasFileError('File bukan teks UTF-8. Simpan dari Excel sebagai "CSV UTF-8", lalu muat lagi.');
  }
}

/**
 * The areas of a CSV text, with Indonesia on top, in the order of their codes.
 * @throws AreasFileError with up to 20 rows and what is wrong with each
 */
export function parseAreasFile(text: string): NamedCode[] {
  const [header, ...lines] = parseRows(text);
  if (!header) throw new AreasFileError('File kosong. Baris pertama harus memuat judul kolom kode dan nama.');
  const titles = header.cells.map((title) => title.trim().toLowerCase());
  const codeAt = titles.findIndex((title) => title === 'kode' || title === 'code');
  const nameAt = titles.findIndex((title) => title === 'nama' || title === 'name');
  if (codeAt < 0 || nameAt < 0) {
    throw new AreasFileError(
      `Kolom kode dan nama tidak ada di baris ${header.row}; yang ada: ${titles.join(', ')}. Beri judul kode dan nama (atau code dan name).`,
    );
  }
  const areas = new Map<string, NamedCode & { row: number }>();
  const problems: string[] = [];
  for (const { row, cells } of lines) {
    const typed = (cells[codeAt] ?? '').trim();
    const name = (cells[nameAt] ?? '').trim();
    if (typed === '' && name === '') continue;
    const code = dottedCode(typed);
    const earlier = code === null ? undefined : areas.get(code);
    if (code === null) problems.push(`Baris ${row}: '${typed}' bukan kode wilayah. Tulis seperti 32.15.01.2001.`);
    else if (name === '') problems.push(`Baris ${row}: nama untuk ${code} kosong. Isi namanya.`);
    else if (earlier) problems.push(`Baris ${row}: kode ${code} sudah ada di baris ${earlier.row}. Hapus salah satu.`);
    else areas.set(code, { code, name, row });
  }
  for (const { code, row } of areas.values()) {
    const parent = parentCode(code);
    if (parent !== null && parent !== nationCode && !areas.has(parent)) {
      problems.push(
        `Baris ${row}: wilayah di atas ${code}, yaitu ${parent}, tidak ada dalam file. Tambahkan barisnya.`,
      );
    }
  }
  if (problems.length > 0) throw new AreasFileError(listProblems(problems));
  if (areas.size === 0)
    throw new AreasFileError('File tidak memuat wilayah. Isi paling sedikit satu baris di bawah judul.');
  const sorted = [...areas.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  const below = sorted.filter((area) => area.code !== nationCode).map(({ code, name }) => ({ code, name }));
  return [{ code: nationCode, name: areas.get(nationCode)?.name ?? 'Indonesia' }, ...below];
}

function listProblems(problems: readonly string[]): string {
  const shown = problems.slice(0, shownProblems);
  const rest = problems.length - shown.length;
  if (rest > 0) shown.push(`… dan ${rest} masalah lain.`);
  return [`File tidak dimuat, ada ${problems.length} masalah.`, ...shown].join('\n');
}

/** The code with dots (3215012001 → 32.15.01.2001); null when it is none, or has a block of zeros that no area has. */
function dottedCode(typed: string): string | null {
  if (typed.toLowerCase() === nationCode) return nationCode;
  const dotted = /^\d+$/.test(typed)
    ? typed.replace(/^(\d{2})(\d{2})?(\d{2})?(\d{4})?$/, (_, ...blocks: (string | undefined)[]) =>
        blocks.slice(0, 4).filter(Boolean).join('.'),
      )
    : typed;
  if (levelOfCode(dotted) === null) return null;
  return dotted.split('.').some((block) => /^0+$/.test(block)) ? null : dotted;
}

/** Rows that hold something, numbered as a spreadsheet numbers them: by records, not by lines. */
function parseRows(text: string): { row: number; cells: string[] }[] {
  const firstLine = text.slice(0, 4_000).split(/\r?\n|\r/, 1)[0] ?? '';
  const delimiter = [';', '\t', ','].reduce((best, one) =>
    firstLine.split(one).length > firstLine.split(best).length ? one : best,
  );
  try {
    // The limit makes a quote that is never closed an error instead of one row that swallows the rest of the file.
    return parse(text, { bom: true, delimiter, relax_column_count: true, max_record_size: 10_000 })
      .map((cells, at) => ({ row: at + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    const where = error instanceof CsvError && error.lines ? ` di sekitar baris ${error.lines}` : '';
    throw new AreasFileError(
      `File tidak dapat dibaca sebagai CSV${where}. Periksa tanda kutip, lalu simpan lagi sebagai CSV.`,
    );
  }
}
