import type { AreaRef } from '../domain/area-progress';
import type { IsoDay } from '../domain/days';
import type { FilterPart, HistoryFilter, OfficeChoice } from '../domain/import-history';
import { formatAreaTitle } from './areas';
import { formatDay } from './days';
import { importStatusLabels, importStatusSlugs, kindLabels, kindSlugs } from './import-words';

/** Behind a code in `kantor`: that office alone, without those below it. */
export const aloneSuffix = '-saja';

/** An office as `kantor` writes it: "32.15", "32-saja". */
export function formatOfficeChoice({ code, alone }: OfficeChoice): string {
  return alone ? `${code}${aloneSuffix}` : code;
}

/** The address of the history with a filter, without `#riwayat`. What is not filtered is not in it. */
export function historyHref(path: string, filter: Partial<HistoryFilter>): string {
  const params = new URLSearchParams();
  if (filter.office) params.set('kantor', formatOfficeChoice(filter.office));
  if (filter.status) params.set('status', importStatusSlugs[filter.status]);
  if (filter.kind) params.set('jenis', kindSlugs[filter.kind]);
  if (filter.from) params.set('dari', filter.from);
  if (filter.to) params.set('sampai', filter.to);
  return params.size === 0 ? path : `${path}?${params}`;
}

/** "Kabupaten Karawang", "Provinsi Jawa Barat saja". */
export function formatOffice(area: Pick<AreaRef, 'name' | 'kind'>, alone: boolean): string {
  return alone ? `${formatAreaTitle(area)} saja` : formatAreaTitle(area);
}

/**
 * What a part of a filter leaves, as the end of "unggahan …": "dari Kabupaten Karawang", "berstatus Dibatalkan".
 * @param office the area of `filter.office`
 */
export function formatFilterPart(part: FilterPart, filter: HistoryFilter, office: AreaRef | null): string {
  switch (part) {
    case 'office':
      return office ? `dari ${formatOffice(office, filter.office?.alone ?? false)}` : '';
    case 'status':
      return filter.status ? `berstatus ${importStatusLabels[filter.status]}` : '';
    case 'kind':
      return filter.kind ? `berjenis ${kindLabels[filter.kind]}` : '';
    case 'days':
      return formatSentDays(filter.from, filter.to);
  }
}

function formatSentDays(from: IsoDay | null, to: IsoDay | null): string {
  if (from !== null && from === to) return `yang dikirim ${formatDay(from)}`;
  if (from && to) return `yang dikirim ${formatDay(from)} sampai ${formatDay(to)}`;
  if (from) return `yang dikirim sejak ${formatDay(from)}`;
  return to ? `yang dikirim sampai ${formatDay(to)}` : '';
}

/** The words for leaving a part of the filter out, as the label of a link. */
export const withoutPartLabels: Record<FilterPart, string> = {
  office: 'Semua kantor',
  status: 'Semua status',
  kind: 'Semua jenis',
  days: 'Semua tanggal',
};
