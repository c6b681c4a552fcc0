import { stringify } from 'csv-stringify/sync';
import writeXlsx from 'write-excel-file/node';
import type { IsoDay } from '../domain/days';
import type { ImportKind } from '../domain/imports';
import { neutraliseFormula } from '../format/spreadsheet-text';

/** The columns of each template, as docs/import-formats.md names them. */
export const templateHeaders: Record<ImportKind, readonly string[]> = {
  rekap: ['kode_wilayah', 'wilayah', 'tanggal', 'online_terdata', 'online_masuk', 'manual_terdata', 'manual_masuk'],
  targets: ['kode_wilayah', 'wilayah', 'target', 'target_online', 'target_manual'],
  workforce: ['kode_wilayah', 'wilayah', 'kader', 'supervisor'],
};

export type TemplateInput = {
  kind: ImportKind;
  format: 'csv' | 'xlsx';
  /** Of a CSV; Excel in Indonesia opens `;`. */
  separator?: ';' | ',';
  areas: readonly { code: string; name: string }[];
  /** Filled into `tanggal`; null leaves it empty. Only a rekap has days. */
  day: IsoDay | null;
};

/** The file that we offer for filling in: a row an area, codes as text, figures empty. UTF-8 with a mark where it is CSV. */
export async function buildTemplate(input: TemplateInput): Promise<Uint8Array> {
  const headers = templateHeaders[input.kind];
  const rows = input.areas.map(({ code, name }) => {
    const known: Record<string, string> = {
      kode_wilayah: code,
      wilayah: neutraliseFormula(name),
      tanggal: input.day ?? '',
    };
    return headers.map((header) => known[header] ?? '');
  });
  if (input.format === 'csv') {
    const text = stringify([[...headers], ...rows], {
      bom: true,
      delimiter: input.separator ?? ';',
      record_delimiter: 'windows',
    });
    return new TextEncoder().encode(text);
  }
  const columns = headers.map((header) => ({ width: header === 'wilayah' ? 32 : 16 }));
  const sheet = [
    headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String, format: '@' }))),
  ];
  return new Uint8Array(await writeXlsx(sheet, { sheet: input.kind, columns, stickyRowsCount: 1 }).toBuffer());
}
