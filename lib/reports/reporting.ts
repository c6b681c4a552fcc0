import type { AreaProgress } from '../domain/area-progress';
import type { CallList, OfficeContact } from '../domain/call-list';
import { sheetColumns } from '../domain/columns';
import type { Office } from '../domain/offices';
import { checkColumns, reportingColumns, reportingDayColumns } from '../domain/report-columns';
import { dayStates, type Reporting } from '../domain/reporting';
import type { Report, ReportCell, ReportColumn, ReportRow, Sheet } from '../domain/reports';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { describePhase, describeSilence } from '../format/call-words';
import { formatDay, formatDayShort } from '../format/days';
import { formatCount } from '../format/numbers';
import { dayStateLabels, dayStateLetters, describeReporting } from '../format/reporting-words';
import { levelWords } from '../format/words';

/** Who reported when, as lib/server/loaders reads it. */
export type ReportedReporting = {
  progress: AreaProgress;
  reporting: Reporting;
  list: CallList;
  contacts: ReadonlyMap<string, OfficeContact>;
};

type Print = { office: Office; madeAt: Date };
type Key = ReportColumn['key'];
type Cells = Partial<Record<Key, ReportCell>>;

const known: readonly ReportColumn[] = [...sheetColumns, ...checkColumns, ...reportingColumns, ...reportingDayColumns];

/** Whom to call, and who reported on which of the last days. */
export function buildReportingSheets(told: ReportedReporting, print: Print): [Sheet, Sheet] {
  return [
    { name: 'Yang perlu ditelepon', report: buildCalls(told, print), orientation: 'landscape' },
    { name: 'Pelaporan harian', report: buildMatrix(told, print), orientation: 'landscape' },
  ];
}

function buildCalls(told: ReportedReporting, print: Print): Report {
  const { progress, list, contacts } = told;
  const { campaign, asOf, clock } = progress;
  const columns = pick({ keadaan: 'Keadaan', total: 'Angka terakhir' }, [
    ...(['no', 'kode', 'wilayah', 'keadaan', 'lapor', 'total', 'target', 'kantor', 'telepon'] as const),
  ]);
  const phase = describePhase(list.phase, { startDay: campaign.startDay, endDay: clock.endDay, asOf });
  return {
    ...headOf(told, print, 'Yang perlu ditelepon'),
    columns,
    rows: list.calls.map((call, at) => {
      const contact = contacts.get(call.area.code);
      return lineOf(columns, 'area', call.area.code, {
        ...{ no: at + 1, kode: call.area.code, wilayah: formatAreaName(call.area), keadaan: describeSilence(call) },
        ...{ lapor: call.lastReportDay, total: call.total, target: call.target },
        ...{ kantor: contact?.name ?? null, telepon: contact?.telephone || null },
      });
    }),
    notes: [
      ...(phase === null ? [] : [phase]),
      ...(list.calls.length === 0 && phase === null ? ['Tidak ada yang perlu ditelepon.'] : []),
      ...(list.withoutTarget === 0
        ? []
        : [`${formatCount(list.withoutTarget)} ${levelWords[progress.detail]} tanpa target tidak ditelepon.`]),
      'Angka terakhir: masuk server menurut laporan terakhir. Sel kosong atau – berarti tidak diketahui, bukan nol.',
      ...sourcesOf(progress),
    ],
  };
}

function buildMatrix(told: ReportedReporting, print: Print): Report {
  const { progress, reporting } = told;
  const dayKeys = reportingDayColumns.map(({ key }) => key);
  const headers = Object.fromEntries(reporting.days.map((day, at) => [dayKeys[at], formatDayShort(day)]));
  const columns = pick(headers, ['no', 'kode', 'wilayah', ...dayKeys, 'ditunggu', 'tepat']);
  const cellsOfDays = (cells: readonly ReportCell[]): Cells =>
    Object.fromEntries(dayKeys.map((key, at) => [key, cells[at] ?? null]));
  const { punctuality } = reporting;
  return {
    ...headOf(told, print, 'Pelaporan harian'),
    columns,
    rows: [
      ...reporting.rows.map((row, at) =>
        lineOf(columns, 'area', row.area.code, {
          ...{ no: at + 1, kode: row.area.code, wilayah: formatAreaName(row.area) },
          ...cellsOfDays(row.days.map((state) => dayStateLetters[state])),
          ...{ ditunggu: row.punctuality?.due ?? null, tepat: row.punctuality?.percent ?? null },
        }),
      ),
      lineOf(columns, 'sum', progress.area.code, {
        wilayah: 'Melapor',
        ...cellsOfDays(
          reporting.perDay.map(({ state }) =>
            state === null ? '' : `${formatCount(state.reported)}/${formatCount(state.of)}`,
          ),
        ),
        ...{ ditunggu: punctuality?.due ?? null, tepat: punctuality?.percent ?? null },
      }),
    ],
    notes: [
      `${dayStates
        .filter((state) => dayStateLetters[state] !== '')
        .map((state) => `${dayStateLetters[state]}: ${dayStateLabels[state].toLowerCase()}`)
        .join('; ')}; kosong: tidak ditunggu (belum mulai, sesudah akhir, bukan lokus).`,
      'Tepat waktu: laporan yang tersimpan sampai pukul 23.59 WIB pada harinya, dibagi laporan yang ditunggu sejak hari pertama. – berarti belum ada yang ditunggu, atau jam masuknya tidak diketahui.',
      ...sourcesOf(progress),
    ],
  };
}

function headOf({ progress, reporting }: ReportedReporting, { office }: Print, title: string) {
  const { campaign, area, asOf, detail: level } = progress;
  return {
    fileName: [campaign.slug, area.code, 'pelaporan', asOf].join('-'),
    letterhead: office.letterhead,
    titles: [
      `${title}, ${campaign.name}`,
      formatAreaTitle(area),
      describeReporting(reporting, { level, startDay: campaign.startDay, asOf }),
    ],
    facts: [
      { label: 'Kampanye', value: campaign.name },
      { label: 'Wilayah', value: `${formatAreaTitle(area)} (${area.code})` },
      { label: 'Sampai dengan', value: formatDay(asOf) },
      { label: 'Satuan', value: campaign.unit },
    ],
    signature: null,
  };
}

function sourcesOf({ campaign }: AreaProgress): string[] {
  return [`Sumber: ${campaign.source}`, ...(campaign.simulated === null ? [] : [`Simulasi: ${campaign.simulated}`])];
}

function pick(headers: Partial<Record<Key, string>>, keys: readonly Key[]): ReportColumn[] {
  return keys.flatMap((wanted) => {
    const column = known.find(({ key }) => key === wanted);
    return column ? [{ key: column.key, kind: column.kind, header: headers[wanted] ?? column.header }] : [];
  });
}

function lineOf(columns: readonly ReportColumn[], kind: ReportRow['kind'], code: string, cells: Cells): ReportRow {
  return { kind, code, status: null, tiny: false, cells: columns.map(({ key }) => cells[key] ?? null) };
}
