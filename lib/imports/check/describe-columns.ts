import type { ReadColumn } from '../../domain/imports';
import { formatMeaning } from '../../format/import-words';
import { type ColumnDayOrder, describeDayOrder } from '../table/decide-day-order';
import { describeLocale } from '../table/decide-locale';
import type { MatchedColumn } from '../table/match-columns';
import type { RowReader } from './row-reader';

/** The columns of a table as they were read, with what was decided of their signs and days. */
export function describeColumns(
  columns: readonly MatchedColumn[],
  { day, figureColumns, order }: Pick<RowReader, 'day' | 'figureColumns'> & { order: ColumnDayOrder },
): ReadColumn[] {
  return columns.map((column) => {
    const { header, meaning, asked, choices } = column;
    if (column === day && order.choices.length > 0) {
      const said = describeDayOrder(order);
      const how = said === null ? { open: true as const } : { signs: said };
      return { header, meaning, ...how, dayChoices: [...order.choices] };
    }
    const figure = figureColumns.find((column) => column.header === header);
    const signs = figure && describeLocale(figure.locale);
    return {
      header,
      meaning,
      ...(asked && { asked }),
      ...(choices && { choices }),
      ...(signs && { signs }),
      ...(figure?.locale.open && { open: true as const }),
    };
  });
}

/** "Kolom Ditemui dan Baru dijumlahkan menjadi Online masuk server; keduanya juga disimpan sendiri-sendiri." */
export function describeAdded(columns: readonly MatchedColumn[]): string[] {
  const added = columns.filter((column) => column.adds);
  return [...new Set(added.map(({ meaning }) => meaning))].map((meaning) => {
    const headers = added.filter((column) => column.meaning === meaning).map(({ header }) => header);
    return `Kolom ${headers.join(' dan ')} dijumlahkan menjadi ${formatMeaning(meaning ?? '')}; keduanya juga disimpan sendiri-sendiri.`;
  });
}
