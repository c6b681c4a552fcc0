import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
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
  return writeTemplate(input.kind, headers, rows);
}

/** Rows between two pauses: in those of all desa of the nation a server must answer others too. */
const batch = 500;
/** Whatever is typed into it later: text. */
const text = { numFmt: '@' };

async function writeTemplate(name: string, headers: readonly string[], rows: readonly string[][]): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headers.map((header) => ({ width: header === 'wilayah' ? 32 : 16 }));
  const head = sheet.addRow([...headers]);
  head.font = { bold: true };
  head.commit();
  for (const [at, values] of rows.entries()) {
    const row = sheet.addRow(values.map((value) => value || null));
    row.eachCell((cell) => {
      cell.style = text;
    });
    row.commit();
    if (at % batch === 0) await setImmediate();
  }
  sheet.commit();
  await workbook.commit();
  return new Uint8Array(Buffer.concat(chunks));
}
