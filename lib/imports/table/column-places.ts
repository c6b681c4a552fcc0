import { isCounterHeader } from '../../domain/imports';
import type { SheetRow } from '../read/sheet-rows';
import type { ColumnPlaces } from './classify-rows';
import type { MatchedColumn } from './match-columns';

/** Which columns hold areas and which figures; one that is not understood counts as figures where numbers stand in it. */
export function placesOf(columns: readonly MatchedColumn[], rows: readonly SheetRow[]): ColumnPlaces {
  const areas = new Set(['areaCode', 'areaName', 'parentCode', 'parentName']);
  const area = columns.filter(({ meaning }) => meaning !== null && areas.has(meaning)).map(({ index }) => index);
  const figures = columns.filter((column) => {
    if (column.meaning !== null)
      return (
        !areas.has(column.meaning) &&
        column.meaning !== 'day' &&
        column.meaning !== 'period' &&
        column.meaning !== 'ignore'
      );
    return !isCounterHeader(column.header) && rows.some((row) => typeof row.cells[column.index] === 'number');
  });
  const remarks = columns.filter(({ meaning }) => meaning === 'ignore').map(({ index }) => index);
  return { area, figures: figures.map(({ index }) => index), remarks };
}
