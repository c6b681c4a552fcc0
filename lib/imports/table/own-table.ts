import { sheetColumns } from '../../domain/columns';

const places = new Map<string, number>(sheetColumns.map(({ header }, at) => [header, at]));
/** The heading of this column is the name of a source, which may be any; the one of its difference stands behind it. */
const source = sheetColumns.findIndex(({ key }) => key === 'sumberlain');
const difference = sheetColumns.find(({ key }) => key === 'selisihsumber')?.header;
const left = new Set<string>(sheetColumns.filter((column) => 'leftByImports' in column).map(({ header }) => header));

/**
 * The headers of a table of ours that is sent in again whose columns are left alone. Ours has nothing but our own columns in
 * our own order, number and name among them; and a CSV always has codes, an XLSX a line above it that names its stage.
 * @param titled whether a line above the table names its stage as ours do
 */
export function headersLeftAlone(headers: readonly string[], titled: boolean): ReadonlySet<string> {
  const named = headers.findIndex((header, at) => !places.has(header) && headers[at + 1] === difference);
  const found = headers.map((header, at) => places.get(header) ?? (at === named ? source : -1));
  const ours =
    ['No', 'Wilayah'].every((header) => headers.includes(header)) &&
    (titled || headers.includes('Kode')) &&
    found.every((place, at) => place > (found[at - 1] ?? -1));
  return new Set(ours ? headers.filter((header, at) => left.has(header) || at === named) : []);
}
