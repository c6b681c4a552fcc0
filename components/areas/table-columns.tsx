import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';
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
import { drawFigure, type FigureColumn } from './table-figure';

export type RankedTableRow = TableRow & { rank: number };

/** The order is the domain's (`rankRows`); the table keeps and shows it. */
export const features = tableFeatures({ rowSortingFeature });

const helper = createColumnHelper<typeof features, RankedTableRow>();

type TableColumn = (typeof tableColumns)[number];

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

/** The columns of the table, left to right: their headings, and how they are ordered. */
export function listColumns(setting: ColumnSetting) {
  return helper.columns(listShown(setting).map((column) => buildColumn(column, setting)));
}

function listShown({ columns }: ColumnSetting): TableColumn[] {
  return tableColumns.filter(({ key }) => columns.includes(key));
}

function buildColumn(column: TableColumn, { address, ...setting }: ColumnSetting) {
  if ('value' in column) return buildFigureColumn(column, { shares: address.query.shares, source: setting.source });
  const { key: id, header } = column;
  switch (id) {
    case 'wilayah':
      return helper.accessor((row) => row.area.name, { id, header: setting.level, sortDescFirst: false });
    case 'status':
      return helper.accessor((row) => row.figures.status, { id, header, sortDescFirst: false });
    case 'sebab':
      return helper.accessor((row) => row.figures.cause, { id, header, sortDescFirst: false });
    case 'lapor':
      return helper.accessor((row) => row.figures.lastReportDay, { id, header, sortDescFirst: false });
    case 'no':
    case 'capaian':
    case 'spark':
      return helper.display({ id, header });
  }
}

function buildFigureColumn(column: FigureColumn, { shares, source }: { shares: boolean; source: string | null }) {
  const { key } = column;
  const header = key === 'sumberlain' ? (source ?? column.header) : column.header;
  return helper.accessor((row) => row.figures.cells[key], {
    id: key,
    header: shares && sharedKeys.includes(key) ? `${header}, %` : header,
    // An order goes by the numbers: of percents only that of the total stands, in its own column.
    enableSorting: sortKeys.some((one) => one === key) && !(shares && sharedKeys.includes(key)),
    sortDescFirst: true,
  });
}

/** A column as its cells are drawn. */
export type CellColumn = { key: TableKey; draw: (row: RankedTableRow) => ReactNode };

/**
 * How the cells of each column are drawn, left to right. They are no cells of the table library and, where a text is all
 * they hold, no components: there are thousands of them, and a page draws each twice.
 */
export function listCells(setting: ColumnSetting): CellColumn[] {
  return listShown(setting).map((column) => ({ key: column.key, draw: buildCell(column, setting) }));
}

function buildCell(column: TableColumn, { address, asOf, codes, scaleEnd }: ColumnSetting): CellColumn['draw'] {
  if ('value' in column) {
    const { shares } = address.query;
    return ({ figures }) => marked(drawFigure(column, figures.cells, shares), figures.flags, column.key);
  }
  switch (column.key) {
    case 'no':
      return ({ rank }) => rank;
    case 'wilayah':
      return ({ area, within, figures }) => (
        <>
          {address.sharedAt ? (
            formatAreaName(area)
          ) : (
            <a href={areaHrefOn(address, area.code, asOf)}>{formatAreaName(area)}</a>
          )}
          {codes ? <small>{area.code}</small> : null}
          {within === '' ? null : <small data-within="">{within}</small>}
          {figures.troubled === 0 ? null : <TroubleBelow figures={figures} area={area} address={address} asOf={asOf} />}
        </>
      );
    case 'capaian':
      return ({ figures }) => <AchievedBar figures={figures} end={scaleEnd} />;
    case 'status':
      return ({ figures }) => <StatusMark figures={figures} />;
    case 'sebab':
      return ({ figures }) => <CauseWords figures={figures} />;
    case 'spark':
      return ({ spark }) => spark && <Spark values={spark} />;
    case 'lapor':
      return ({ figures }) => <ReportDay day={figures.lastReportDay} asOf={asOf} awaited={figures.takesPart} />;
  }
}

/** How many areas below it have a figure that is held, and the way to the first of them. */
function TroubleBelow(props: { figures: TableFigures; area: TableRow['area']; address: AreaAddress; asOf: IsoDay }) {
  const { figures, area, address, asOf } = props;
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

/** A figure, with an asterisk where it needs a second look, and the reason for users who point at it or hear it. */
export function marked(figure: ReactNode, flags: readonly Flag[], on: string): ReactNode {
  const raised = flags.filter((flag) => markedColumns[flag] === on);
  if (raised.length === 0) return figure;
  const reason = raised.map((flag) => flagPhrases[flag]).join(', ');
  return (
    <>
      {figure}
      <sup title={reason}>
        *<span className="visually-hidden"> {reason}</span>
      </sup>
    </>
  );
}

/** @param props.awaited whether a report is awaited: not of an area that does not take part */
function ReportDay({ day, asOf, awaited }: { day: IsoDay | null; asOf: IsoDay; awaited: boolean }) {
  if (day === null) return awaited ? <em>belum pernah</em> : '–';
  const text = day.slice(0, 4) === asOf.slice(0, 4) ? formatDayShort(day) : formatDayShortYear(day);
  return day < asOf && awaited ? <em>{text}</em> : text;
}
