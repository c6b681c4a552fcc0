import { CsvError, parse } from 'csv-parse/sync';
import { uploadLimits, type Warning } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import { cutOff, FileRefusal, tooLarge, unreadable } from './file-problem';
import type { SheetRow, SheetRows } from './sheet-rows';

export type Separator = ';' | ',' | '\t';

const separators: readonly Separator[] = [';', '\t', ','];
const recordsTried = 30;

/**
 * The rows of a CSV text. The separator is decided once, for the whole file. Throws FileRefusal when the text is over a
 * limit or its end is missing: a cut CSV is a valid shorter one, so a last row without a line end and with fewer cells
 * than the row before it, or an open quote, is refused, and any other last row without a line end gets a warning. Notes
 * and signatures below a table are shorter than its rows; a line end says that they are whole.
 */
export function parseCsv(text: string): { sheet: SheetRows; warnings: Warning[] } {
  const marked = /^sep=([;,\t])(?:\r\n|\n|\r)/i.exec(text);
  const body = marked ? text.slice(marked[0].length) : text;
  const separator = marked ? (marked[1] as Separator) : chooseSeparator(body);
  const records = parseRecords(body, separator);
  const rows: SheetRow[] = [];
  for (const [index, record] of records.entries()) {
    while (record.length > 0 && record.at(-1)?.trim() === '') record.pop();
    if (record.length > 0)
      rows.push({ number: index + 1, cells: record.map((cell) => (cell.trim() === '' ? null : cell)) });
  }
  return { sheet: { name: '', hidden: false, rows }, warnings: warnOfLastRow(body, rows) };
}

/** Whether the last row is whole, as far as a file can tell. */
function endsWithLine(body: string): boolean {
  return /[\r\n]\s*$/.test(body.slice(-200));
}

function warnOfLastRow(body: string, rows: readonly SheetRow[]): Warning[] {
  const last = rows.at(-1);
  if (!last || endsWithLine(body)) return [];
  return [
    {
      row: last.number,
      code: 'last-line-open',
      message: 'Baris terakhir tidak diakhiri ganti baris. Pastikan angkanya tidak terpotong.',
    },
  ];
}

/** The separator that gives most of the first lines the same number of cells, more than one. */
function chooseSeparator(body: string): Separator {
  let best: { separator: Separator; score: number } = { separator: ';', score: 0 };
  for (const separator of separators) {
    const widths = new Map<number, number>();
    for (const record of parseBeginning(body, separator)) {
      if (record.length > 1) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, count]) => count * 1_000 + Math.min(width, 999)));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function options(separator: Separator) {
  return {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: uploadLimits.columns * uploadLimits.cellCharacters,
  };
}

function parseBeginning(body: string, separator: Separator): string[][] {
  try {
    return parse(body.slice(0, 200_000), { ...options(separator), to: recordsTried });
  } catch {
    return [];
  }
}

function parseRecords(body: string, separator: Separator): string[][] {
  let rows = 0;
  let cells = 0;
  let previous = 0;
  let shorter: number | null = null;
  const onRecord = (record: string[]) => {
    rows++;
    cells += record.length;
    checkRecord(record, rows, cells);
    if (record.length > 1 || record[0]?.trim()) {
      shorter = previous > 1 && record.length < previous ? rows : null;
      previous = record.length;
    }
    return record;
  };
  let records: string[][];
  try {
    records = parse(body, { ...options(separator), on_record: onRecord });
  } catch (error) {
    throw refusalOf(error);
  }
  if (shorter !== null && !endsWithLine(body)) {
    throw new FileRefusal(
      cutOff(
        `Baris ${shorter}, yang terakhir, lebih pendek dari baris lainnya: file sepertinya terpotong. Ambil ulang filenya, lalu unggah lagi.`,
      ),
    );
  }
  return records;
}

function checkRecord(record: readonly string[], rows: number, cells: number): void {
  if (rows > uploadLimits.rows)
    throw new FileRefusal(tooLarge('rows', `File ini lebih dari ${formatCount(uploadLimits.rows)} baris.`));
  if (cells > uploadLimits.cells) throw new FileRefusal(tooLarge('cells', 'File ini terlalu banyak selnya.'));
  if (record.length > uploadLimits.columns) {
    // Empty cells on the right cost nothing; figures there do.
    const filled = record.findLastIndex((cell) => cell.trim() !== '');
    if (filled >= uploadLimits.columns)
      throw new FileRefusal(tooLarge('columns', `Baris ${rows} berisi ${formatCount(filled + 1)} kolom.`));
  }
  const long = record.find((cell) => cell.length > uploadLimits.cellCharacters);
  if (long)
    throw new FileRefusal(
      tooLarge('cellCharacters', `Baris ${rows} memuat sel berisi ${formatCount(long.length)} huruf.`),
    );
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new FileRefusal(
      cutOff(
        'Ada tanda kutip yang tidak ditutup sampai akhir file: file sepertinya terpotong. Ambil ulang filenya, lalu unggah lagi.',
      ),
    );
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new FileRefusal(tooLarge('cellCharacters', 'Ada baris yang terlalu panjang.'));
  return new FileRefusal(
    unreadable('Susunan CSV tidak sah. Simpan ulang dari Excel sebagai CSV UTF-8, lalu unggah lagi.'),
  );
}
