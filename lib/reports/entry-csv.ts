import { stringify } from 'csv-stringify/sync';
import { channelsOfEntry, type EnteredTable, entryHeaders, rowsOfEntry } from '../domain/entries';
import { neutraliseFormula } from '../format/spreadsheet-text';

/** What a user entered as a file that could be uploaded as well. Its rows have the numbers of `rowsOfEntry`. */
export function renderEntry(entered: EnteredTable): Uint8Array {
  const { day, stage } = entered;
  const entries = rowsOfEntry(entered);
  const columns = channelsOfEntry(entries);
  const figureHeaders = columns.map((channel) => entryHeaders[stage][channel]);
  const rows = entries.map(({ code, name, figures }) => [
    ...[code, neutraliseFormula(name), day],
    ...columns.map((channel) => figures[channel] ?? ''),
  ]);
  const text = stringify([['kode_wilayah', 'wilayah', 'tanggal', ...figureHeaders], ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
  });
  return new TextEncoder().encode(text);
}
