import type { AreaRef } from '../domain/area-progress';
import type { Campaign } from '../domain/campaigns';
import { type ColumnKey, sheetColumns } from '../domain/columns';
import type { Office } from '../domain/offices';
import { type ChangeKey, changeColumns } from '../domain/report-columns';
import type { Report, ReportCell, ReportRow } from '../domain/reports';
import type { TargetComparison } from '../domain/target-comparison';
import { localTime } from '../domain/time-zones';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { formatInstant } from '../format/instants';
import { formatCount } from '../format/numbers';
import { describeComparison, describeVersionDays } from '../format/target-set-words';

type Version = Parameters<typeof describeVersionDays>[0] & { name: string; letter: string | null };
type Area = Pick<AreaRef, 'name' | 'kind' | 'level' | 'code'>;

/** Two versions of the targets of an area, and what moved between them among its parts. */
export type ReportedComparison = {
  campaign: Pick<Campaign, 'slug' | 'name' | 'unit' | 'source' | 'simulated'>;
  area: Area;
  from: Version;
  to: Version;
  comparison: TargetComparison<Area>;
};

const shown: readonly (ColumnKey | ChangeKey)[] = ['no', 'kode', 'wilayah', 'dari', 'ke', 'perubahan'];

/** The comparison as a sheet: the areas that moved, one row for all that did not, and the sum of both. */
export function buildTargetComparison(
  { campaign, area, from, to, comparison }: ReportedComparison,
  { office, madeAt }: { office: Office; madeAt: Date },
): Report {
  const { moved, unchanged, unchangedTotal, rises, falls, sums } = comparison;
  const headers: Partial<Record<ColumnKey | ChangeKey, string>> = { dari: from.name, ke: to.name };
  return {
    fileName: [campaign.slug, area.code, 'banding-target', localTime(madeAt, office.timeZone).day].join('-'),
    letterhead: office.letterhead,
    titles: [
      `Perbandingan target ${campaign.name}`,
      formatAreaTitle(area),
      `Dari ${from.name} ke ${to.name}: ${describeComparison(comparison)}`,
    ],
    facts: [
      { label: 'Kampanye', value: campaign.name },
      { label: 'Wilayah', value: `${formatAreaTitle(area)} (${area.code})` },
      { label: 'Dari', value: describeVersion(from) },
      { label: 'Ke', value: describeVersion(to) },
      { label: 'Keadaan per', value: formatInstant(madeAt, office.timeZone) },
      { label: 'Satuan', value: campaign.unit },
    ],
    columns: shown.flatMap((wanted) => {
      const column = [...sheetColumns, ...changeColumns].find(({ key }) => key === wanted);
      return column ? [{ key: column.key, header: headers[wanted] ?? column.header, kind: column.kind }] : [];
    }),
    rows: [
      ...moved.map(({ row, from: before, to: after, change }, at) =>
        line('area', row.code, [at + 1, row.code, formatAreaName(row), before, after, change]),
      ),
      ...(unchanged > 0
        ? [line('rest', null, [null, null, `${formatCount(unchanged)} tetap`, unchangedTotal, unchangedTotal, 0])]
        : []),
      line('sum', area.code, [null, null, 'Jumlah bagian', sums.from, sums.to, rises + falls]),
    ],
    notes: [
      'Perubahan dihitung untuk wilayah yang ada di kedua versi.',
      `Sumber: ${campaign.source}`,
      ...(campaign.simulated === null ? [] : [`Simulasi: ${campaign.simulated}`]),
      'Sel kosong atau – berarti versi itu tidak memuat target wilayahnya, bukan nol.',
    ],
    signature: null,
  };
}

function describeVersion(version: Version): string {
  return [version.name, version.letter, describeVersionDays(version)].filter((part) => part !== null).join(', ');
}

function line(kind: ReportRow['kind'], code: string | null, cells: ReportCell[]): ReportRow {
  return { kind, code, status: null, tiny: false, cells };
}
