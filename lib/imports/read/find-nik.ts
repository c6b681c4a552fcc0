import { describeProblem } from '../../domain/problems';
import type { FileProblem, SheetRows } from './sheet-rows';
import { columnLetter } from './sheet-rows';

/**
 * Sixteen digits in a row, or written in groups as identity numbers are: 4-4-4-4, 6-6-4 or 2-2-2-6-4. A family's number
 * (KK) has the same shape. Longer runs of digits are none.
 */
const sixteenDigits =
  /(?<!\d)(?:\d{16}|\d{4}([ .\u00a0-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .\u00a0-])\d{6}\2\d{4}|\d{2}([ .\u00a0-])\d{2}\3\d{2}\3\d{6}\3\d{4})(?!\d)/;

/** Whether a text holds something shaped like a NIK or a family card number. */
export function holdsNik(text: string): boolean {
  return text.length >= 16 && sixteenDigits.test(text);
}

function isNikCell(value: unknown): boolean {
  if (typeof value === 'number') return value >= 1e15 && value < 1e16;
  return typeof value === 'string' && holdsNik(value);
}

/** 422 for a file that holds a 16-digit number; the number itself is never repeated. */
export function nikProblem(where: string): FileProblem {
  return describeProblem(
    'file-holds-nik',
    `${where} memuat angka 16 digit, seperti NIK atau nomor KK. Sistem ini hanya menyimpan jumlah. Hapus kolom itu dari file, lalu unggah lagi; file ini tidak disimpan.`,
  );
}

/** The first cell that holds a 16-digit number, in any sheet, hidden or not, and in any column. Null: there is none. */
export function findNik(sheets: readonly SheetRows[]): FileProblem | null {
  for (const sheet of sheets) {
    for (const row of sheet.rows) {
      const column = row.cells.findIndex(isNikCell);
      if (column < 0) continue;
      const place = sheet.name === '' ? '' : `Lembar '${sheet.name.slice(0, 60)}', `;
      const text = `${place}${place ? 'baris' : 'Baris'} ${row.number}, kolom ${columnLetter(column)}`;
      return nikProblem(text);
    }
  }
  return null;
}
