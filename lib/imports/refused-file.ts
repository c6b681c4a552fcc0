import { stringify } from 'csv-stringify/sync';
import type { Refusal } from '../domain/imports';
import { neutraliseFormula } from '../format/spreadsheet-text';

/** What was not taken in, as a CSV for Excel: `;`, UTF-8 with a mark. Cells of the upload come back as text, never as a formula. */
export function buildRefusedFile(refused: readonly Refusal[]): Uint8Array {
  const rows = refused.map(({ row, column, value, reason, suggestion }) => [
    String(row),
    ...[column, value, reason, suggestion ?? ''].map(neutraliseFormula),
  ]);
  const text = stringify([['baris', 'kolom', 'isi', 'alasan', 'saran'], ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
  });
  return new TextEncoder().encode(text);
}
