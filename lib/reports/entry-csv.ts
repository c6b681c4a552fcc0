import { stringify } from 'csv-stringify/sync';
import { columnsOfEntry, type EnteredTable, rowsOfEntry } from '../domain/entries';
import { neutraliseCsvText } from '../format/spreadsheet-text';

/** What a user entered as a file that could be uploaded as well. Its rows have the numbers of `rowsOfEntry`. */
export function renderEntry(entered: EnteredTable): Uint8Array {
  const entries = rowsOfEntry(entered);
  const columns = columnsOfEntry(entered, entries);
  // Targets are of no day.
  const day = 'day' in entered ? entered.day : null;
  const rows = entries.map(({ code, name, figures }) => [
    ...[code, neutraliseCsvText(name), ...(day === null ? [] : [day])],
    ...columns.map(({ channel }) => figures[channel] ?? ''),
  ]);
  const headers = [
    'kode_wilayah',
    'wilayah',
    ...(day === null ? [] : ['tanggal']),
    ...columns.map((one) => one.header),
  ];
  const text = stringify([headers, ...rows], { bom: true, delimiter: ';', record_delimiter: 'windows' });
  return new TextEncoder().encode(text);
}
