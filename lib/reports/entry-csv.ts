import { stringify } from 'csv-stringify/sync';
import { type EnteredTable, entryHeaders, rowsOfEntry } from '../domain/entries';
import { typedChannels } from '../domain/typed-figures';
import { neutraliseFormula } from '../format/spreadsheet-text';

/** What a user entered as a file that could be uploaded as well. Its rows have the numbers of `rowsOfEntry`. */
export function renderEntry(entered: EnteredTable): Uint8Array {
  const { day, stage } = entered;
  const figureHeaders = typedChannels.map((channel) => entryHeaders[stage][channel]);
  const rows = rowsOfEntry(entered).map(({ code, name, figures }) => [
    ...[code, neutraliseFormula(name), day],
    ...typedChannels.map((channel) => figures[channel] ?? ''),
  ]);
  const text = stringify([['kode_wilayah', 'wilayah', 'tanggal', ...figureHeaders], ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
  });
  return new TextEncoder().encode(text);
}
