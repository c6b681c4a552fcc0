import type { AreaRef } from '../domain/area-progress';
import type { Campaign } from '../domain/campaigns';
import { sheetColumns } from '../domain/columns';
import type { IsoDay } from '../domain/days';
import type { Office } from '../domain/offices';
import type { Report, ReportColumn } from '../domain/reports';
import { localTime } from '../domain/time-zones';
import { visitColumns } from '../domain/visit-columns';
import type { VisitKind, VisitPlace } from '../domain/visits';
import { formatAreaTitle } from '../format/areas';
import { formatDay, formatDaySpanShort } from '../format/days';
import { formatInstant } from '../format/instants';
import { describePlace, visitKindLabels } from '../format/visit-words';

type ReportedVisit = {
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  places: readonly VisitPlace[];
  participants: string;
  result: string;
  tasks: readonly { task: string; person: string; dueDay: IsoDay; doneAt: Date | null }[];
};

/** Visits as a sheet: a row for each place of each visit, the newest first. */
export function buildVisitsReport(
  list: {
    campaign: Pick<Campaign, 'slug' | 'name' | 'source' | 'simulated'>;
    area: AreaRef;
    visits: readonly ReportedVisit[];
    filter: { kind: VisitKind | null; from: IsoDay | null; to: IsoDay | null };
  },
  { office, madeAt }: { office: Office; madeAt: Date },
): Report {
  const { campaign, area, visits, filter } = list;
  const { day } = localTime(madeAt, office.timeZone);
  const rows = visits.flatMap((visit) => visit.places.map((place) => ({ visit, place })));
  return {
    fileName: [campaign.slug, area.code, 'kunjungan', day].join('-'),
    letterhead: office.letterhead,
    titles: [`Kunjungan ${campaign.name}`, formatAreaTitle(area), describeSpan(filter)],
    facts: [
      { label: 'Kampanye', value: campaign.name },
      { label: 'Wilayah', value: `${formatAreaTitle(area)} (${area.code})` },
      { label: 'Jenis', value: filter.kind === null ? 'semua' : visitKindLabels[filter.kind] },
      { label: 'Keadaan per', value: formatInstant(madeAt, office.timeZone) },
    ],
    columns: listColumns(),
    rows: rows.map(({ visit, place }, at) => ({
      ...{ kind: 'area' as const, code: place.area.code, status: place.figures.status, tiny: false },
      cells: [
        at + 1,
        place.area.code,
        describePlace(place),
        formatDaySpanShort(visit.fromDay, visit.toDay),
        visitKindLabels[visit.kind],
        place.reason,
        visit.participants,
        visit.tasks.map(describeTask).join('; ') || null,
        visit.result.replaceAll('\n', ' ') || null,
      ],
    })),
    notes: [
      'Alasan adalah kalimat pada halaman wilayahnya ketika kunjungan dicatat, dan tidak dihitung ulang.',
      `Sumber: ${campaign.source}`,
      ...(campaign.simulated === null ? [] : [`Simulasi: ${campaign.simulated}`]),
    ],
    signature: { ...office.signature, day },
  };
}

function describeSpan({ from, to }: { from: IsoDay | null; to: IsoDay | null }): string {
  return from && to ? `${formatDay(from)} sampai ${formatDay(to)}` : 'Semua yang dicatat';
}

function describeTask({ task, person, dueDay, doneAt }: ReportedVisit['tasks'][number]): string {
  return `${person}: ${task} (${doneAt ? 'selesai' : `sampai ${formatDay(dueDay)}`})`;
}

function listColumns(): ReportColumn[] {
  const known: ReportColumn[] = [...sheetColumns, ...visitColumns].map(({ key, header, kind }) => ({
    key,
    header: key === 'wilayah' ? 'Lokus' : header,
    kind,
  }));
  const wanted = ['no', 'kode', 'wilayah', ...visitColumns.map(({ key }) => key)];
  return wanted.flatMap((key) => known.find((column) => column.key === key) ?? []);
}
