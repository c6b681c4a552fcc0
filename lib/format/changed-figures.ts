import type { ChangedFigure } from '../domain/imports';
import { formatDayOfMonth } from './days';
import { formatMeaning } from './import-words';
import { formatInstantShort } from './instants';
import { formatCount } from './numbers';

/** "Klari, 12 April, online masuk server: saat dilihat 1.200, sekarang 1.450 (diubah Ani, 13 Apr 2021, 14.05)". */
export function describeChangedFigure(one: ChangedFigure): string {
  const { name, day, measure, seen, now } = one;
  const meaning = formatMeaning(measure);
  const what = `${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`;
  const place = [name, ...(day === null ? [] : [formatDayOfMonth(day)]), what].join(', ');
  return `${place}: saat dilihat ${describeFigure(seen)}, sekarang ${describeFigure(now)} (${describeWho(one)})`;
}

function describeFigure(value: number | null): string {
  return value === null ? 'belum ada' : formatCount(value);
}

/** Of an office above nothing is told. */
function describeWho({ by, at }: ChangedFigure): string {
  const when = at === null ? '' : `, ${formatInstantShort(new Date(at))} WIB`;
  return at === null && by === null ? 'diubah kantor lain' : `diubah ${by ?? 'lewat perintah server'}${when}`;
}

/** What is said after the named ones where there are more; null: all are named. */
export function describeMoreChanges(count: number, named: number): string | null {
  return count > named ? `dan ${formatCount(count - named)} angka lain` : null;
}
