import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import { ChannelBar } from '@/components/progress/channel-bar';
import { StatusMark } from '@/components/progress/status-mark';
import { Spark } from '@/components/tables/spark';
import type { IsoDay } from '@/lib/domain/days';
import type { Flag } from '@/lib/domain/progress';
import { type AreaAddress, areaHrefOn } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { formatDayShort, formatDayShortYear } from '@/lib/format/days';
import { formatCount, formatPace, formatPercentDigits } from '@/lib/format/numbers';
import { flagPhrases } from '@/lib/format/words';
import { markedColumns } from './marked-columns';
import type { TableFigures, TableRow } from './row-pack';

export type RankedTableRow = TableRow & { rank: number };

/** The order is the domain's (`rankRows`); the table keeps and shows it. */
export const features = tableFeatures({ rowSortingFeature });

const helper = createColumnHelper<typeof features, RankedTableRow>();

type CountKey = 'target' | 'online' | 'manual' | 'total';

const count = (id: CountKey, header: string) =>
  helper.accessor((row) => row.figures[id], {
    id,
    header,
    cell: (cell) => (
      <>
        {formatCount(cell.getValue())}
        <Mark flags={cell.row.original.figures.flags} on={id} />
      </>
    ),
  });

const number = helper.accessor((row) => row.rank, { id: 'no', header: 'No', enableSorting: false });

const bar = (scaleEnd: number) =>
  helper.display({
    id: 'capaian',
    header: 'Capaian',
    cell: ({ row }) => <AchievedBar figures={row.original.figures} end={scaleEnd} />,
  });

const withoutChannel = helper.display({
  id: 'unsplit',
  header: 'Tanpa kanal',
  cell: ({ row }) => formatCount(row.original.figures.unsplit),
});

const percent = helper.accessor((row) => row.figures.percent, {
  id: 'persen',
  header: '%',
  cell: ({ row }) => formatPercentDigits(row.original.figures.percent, row.original.figures.total),
});

const remaining = helper.accessor((row) => row.figures.remaining, {
  id: 'sisa',
  header: 'Sisa',
  cell: (cell) => formatCount(cell.getValue()),
});

const required = helper.accessor((row) => row.figures.requiredPace, {
  id: 'perlu',
  header: 'Perlu/hari',
  cell: (cell) => formatCount(cell.getValue()),
});

const pace = helper.accessor((row) => row.figures.pace, {
  id: 'laju',
  header: 'Laju',
  cell: (cell) => (
    <>
      {formatPace(cell.getValue())}
      <Mark flags={cell.row.original.figures.flags} on="laju" />
    </>
  ),
});

const status = helper.accessor((row) => row.figures.status, {
  id: 'status',
  header: 'Status',
  sortDescFirst: false,
  cell: ({ row }) => <StatusMark figures={row.original.figures} />,
});

const fortnight = helper.display({
  id: 'spark',
  header: '14 hari',
  cell: ({ row }) => (row.original.spark ? <Spark values={row.original.spark} /> : null),
});

/** What the columns depend on; all of it stays the same while the reader sorts and filters. */
export type ColumnSetting = {
  address: AreaAddress;
  asOf: IsoDay;
  /** The heading of the names: "Kecamatan". */
  level: string;
  /** Whether codes stand beside names, as they must where namesakes may meet. */
  codes: boolean;
  /** Where the scale of the bars ends, in percent. */
  scaleEnd: number;
  /** Whether any figure has a channel, and whether any has none. */
  channels: boolean;
  unsplit: boolean;
  spark: boolean;
};

/** The columns of the table, left to right. */
export function listColumns(setting: ColumnSetting) {
  const { address, asOf } = setting;
  const name = helper.accessor((row) => row.area.name, {
    id: 'wilayah',
    header: setting.level,
    sortDescFirst: false,
    cell: ({ row: { original } }) => (
      <>
        {address.sharedAt ? (
          formatAreaName(original.area)
        ) : (
          <a href={areaHrefOn(address, original.area.code, asOf)}>{formatAreaName(original.area)}</a>
        )}
        {setting.codes ? <small>{original.area.code}</small> : null}
      </>
    ),
  });
  const reported = helper.accessor((row) => row.figures.lastReportDay, {
    id: 'lapor',
    header: 'Terakhir lapor',
    cell: (cell) => <ReportDay day={cell.getValue()} asOf={asOf} />,
  });
  return helper.columns([
    number,
    name,
    bar(setting.scaleEnd),
    count('target', 'Target'),
    ...(setting.channels ? [count('online', 'Online'), count('manual', 'Manual')] : []),
    ...(setting.unsplit ? [withoutChannel] : []),
    count('total', 'Total'),
    percent,
    remaining,
    required,
    pace,
    status,
    ...(setting.spark ? [fortnight] : []),
    reported,
  ]);
}

/** Channels as parts of the target, on the scale that all rows share. */
export function AchievedBar({ figures, end }: { figures: TableFigures; end: number }) {
  const { target } = figures;
  if (!target) return null;
  return (
    <ChannelBar
      parts={figures}
      end={(target * end) / 100}
      expected={(target * figures.expectedPercent) / 100}
      target={target}
      height={18}
    />
  );
}

/** An asterisk at a figure that needs a second look, with the reason for whoever points at it or hears it. */
export function Mark({ flags, on }: { flags: readonly Flag[]; on: string }) {
  const raised = flags.filter((flag) => markedColumns[flag] === on);
  if (raised.length === 0) return null;
  const reason = raised.map((flag) => flagPhrases[flag]).join(', ');
  return (
    <sup title={reason}>
      *<span className="visually-hidden"> {reason}</span>
    </sup>
  );
}

function ReportDay({ day, asOf }: { day: IsoDay | null; asOf: IsoDay }) {
  if (day === null) return <em>belum pernah</em>;
  const text = day.slice(0, 4) === asOf.slice(0, 4) ? formatDayShort(day) : formatDayShortYear(day);
  return day < asOf ? <em>{text}</em> : text;
}
