import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import { ChannelBar } from '@/components/progress/channel-bar';
import { StatusMark } from '@/components/progress/status-mark';
import { Spark } from '@/components/tables/spark';
import { sharedKeys, sortKeys, type TableKey, tableColumns } from '@/lib/domain/columns';
import type { IsoDay } from '@/lib/domain/days';
import type { Flag } from '@/lib/domain/flags';
import { type AreaAddress, areaHrefOn, troubleHref } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { type CauseFigures, describeCause } from '@/lib/format/cause-words';
import { formatDayShort, formatDayShortYear } from '@/lib/format/days';
import { describeBar } from '@/lib/format/drawn-words';
import { formatCount } from '@/lib/format/numbers';
import { flagPhrases } from '@/lib/format/words';
import { markedColumns } from './marked-columns';
import type { TableFigures, TableRow } from './row-pack';
import { type FigureColumn, TableFigure } from './table-figure';

export type RankedTableRow = TableRow & { rank: number };

/** The order is the domain's (`rankRows`); the table keeps and shows it. */
export const features = tableFeatures({ rowSortingFeature });

const helper = createColumnHelper<typeof features, RankedTableRow>();

type TableColumn = (typeof tableColumns)[number];

const figure = (column: FigureColumn, { shares, source }: { shares: boolean; source: string | null }) => {
  const { key } = column;
  const header = key === 'sumberlain' ? (source ?? column.header) : column.header;
  return helper.accessor((row) => row.figures.cells[key], {
    id: key,
    header: shares && sharedKeys.includes(key) ? `${header}, %` : header,
    // An order goes by the numbers: of percents only that of the total stands, in its own column.
    enableSorting: sortKeys.some((one) => one === key) && !(shares && sharedKeys.includes(key)),
    cell: (cell) => {
      const { cells, flags } = cell.row.original.figures;
      return (
        <>
          <TableFigure column={column} cells={cells} shares={shares} />
          <Mark flags={flags} on={key} />
        </>
      );
    },
  });
};

/** What the columns depend on; all of it stays the same while the reader sorts and filters. */
export type ColumnSetting = {
  /** Which of them stand. */
  columns: readonly TableKey[];
  address: AreaAddress;
  asOf: IsoDay;
  /** The heading of the names: "Kecamatan". */
  level: string;
  /** Whether codes stand beside names, as they must where namesakes may meet. */
  codes: boolean;
  /** Where the scale of the bars ends, in percent. */
  scaleEnd: number;
  /** The name of the other source whose figures stand beside ours; null: there is none. */
  source: string | null;
};

/** The columns of the table, left to right. */
export function listColumns(setting: ColumnSetting) {
  const shown = tableColumns.filter(({ key }) => setting.columns.includes(key));
  return helper.columns(shown.map((column) => buildColumn(column, setting)));
}

function buildColumn(column: TableColumn, { address, asOf, ...setting }: ColumnSetting) {
  if ('value' in column) return figure(column, { shares: address.query.shares, source: setting.source });
  const { key: id, header } = column;
  switch (id) {
    case 'no':
      return helper.accessor((row) => row.rank, { id, header, enableSorting: false });
    case 'wilayah':
      return helper.accessor((row) => row.area.name, {
        id,
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
            {original.within === '' ? null : <small data-within="">{original.within}</small>}
            <TroubleBelow figures={original.figures} area={original.area} address={address} asOf={asOf} />
          </>
        ),
      });
    case 'capaian':
      return helper.display({
        id,
        header,
        cell: ({ row }) => <AchievedBar figures={row.original.figures} end={setting.scaleEnd} />,
      });
    case 'status':
      return helper.accessor((row) => row.figures.status, {
        id,
        header,
        sortDescFirst: false,
        cell: ({ row }) => <StatusMark figures={row.original.figures} />,
      });
    case 'sebab':
      return helper.accessor((row) => row.figures.cause, {
        id,
        header,
        sortDescFirst: false,
        cell: ({ row }) => <CauseWords figures={row.original.figures} />,
      });
    case 'spark':
      return helper.display({
        id,
        header,
        cell: ({ row: { original } }) => original.spark && <Spark values={original.spark} />,
      });
    case 'lapor':
      return helper.accessor((row) => row.figures.lastReportDay, {
        id,
        header,
        cell: (cell) => <ReportDay day={cell.getValue()} asOf={asOf} awaited={cell.row.original.figures.takesPart} />,
      });
  }
}

/** How many areas below it have a figure that is held, and the way to the first of them. */
function TroubleBelow(props: { figures: TableFigures; area: TableRow['area']; address: AreaAddress; asOf: IsoDay }) {
  const { figures, area, address, asOf } = props;
  if (figures.troubled === 0) return null;
  const text = `${formatCount(figures.troubled)} bermasalah di bawah ini`;
  if (address.sharedAt) return <small>{text}</small>;
  return (
    <small>
      <a href={troubleHref(address, area.code, asOf)}>{text}</a>
    </small>
  );
}

/** Channels as parts of the target, on the scale that all rows share. */
export function AchievedBar({ figures, end }: { figures: TableFigures; end: number }) {
  const { cells, waiting } = figures;
  const { target } = cells;
  if (!target) return null;
  return (
    <>
      <ChannelBar
        parts={{
          ...cells,
          waiting: waiting === null ? null : waiting - (cells.formulir ?? 0),
          waitingManual: waiting === null ? null : cells.formulir,
        }}
        end={(target * end) / 100}
        expected={(target * figures.expectedPercent) / 100}
        target={target}
        height={18}
      />
      <span className="visually-hidden">{describeBar(figures)}</span>
    </>
  );
}

/** Why the area lags, and the figure that shows it. */
export function CauseWords({ figures }: { figures: CauseFigures }) {
  const told = describeCause(figures);
  if (told === null) return null;
  return (
    <>
      {told.label} {told.evidence === '' ? null : <small>{told.evidence}</small>}
    </>
  );
}

/** An asterisk at a figure that needs a second look, with the reason for users who point at it or hear it. */
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

/** @param props.awaited whether a report is awaited: not of an area that does not take part */
function ReportDay({ day, asOf, awaited }: { day: IsoDay | null; asOf: IsoDay; awaited: boolean }) {
  if (day === null) return awaited ? <em>belum pernah</em> : '–';
  const text = day.slice(0, 4) === asOf.slice(0, 4) ? formatDayShort(day) : formatDayShortYear(day);
  return day < asOf && awaited ? <em>{text}</em> : text;
}
