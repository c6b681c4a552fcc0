import { stringify } from 'csv-stringify/sync';
import type { AreaProgress } from '../domain/area-progress';
import type { TrendComparison } from '../domain/trend-comparison';
import { neutraliseCsvText } from '../format/spreadsheet-text';
import { listTrendColumns } from '../format/trend-columns';

/**
 * The trend as CSV, a line a day: the table below the chart, the oldest day first, as Excel in Indonesia opens it (`;` and
 * decimal commas). Days are YYYY-MM-DD; what is not known or not reported is empty. For programs there is the API.
 */
export function renderTrendCsv(progress: AreaProgress, comparison: TrendComparison | null): Uint8Array<ArrayBuffer> {
  const columns = listTrendColumns(progress, comparison);
  const cell = (value: number | string | null, percent: boolean) => {
    if (value === null) return '';
    if (typeof value === 'string') return neutraliseCsvText(value);
    return (percent ? value.toFixed(2) : String(value)).replace('.', ',');
  };
  const lines = [
    ['Hari', ...columns.map(({ header }) => neutraliseCsvText(header))],
    ...progress.series.map((point) => [
      point.day,
      ...columns.map(({ value, kind }) => cell(value(point), kind === 'percent')),
    ]),
  ];
  const text = stringify(lines, { bom: true, delimiter: ';', record_delimiter: 'windows' });
  return new TextEncoder().encode(text);
}
