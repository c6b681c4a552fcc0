import type { AreaKind, AreaLevel } from '../domain/areas';
import {
  type CheckedFinding,
  computeRowFigures,
  type FindingRow,
  isOpen,
  type LastComparison,
  type LevelSum,
} from '../domain/campaign-check';
import { sheetColumns } from '../domain/columns';
import type { Office } from '../domain/offices';
import { checkColumns } from '../domain/report-columns';
import type { Report, ReportCell, ReportColumn, ReportRow, Sheet } from '../domain/reports';
import { localTime } from '../domain/time-zones';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import {
  adviseOnFinding,
  describeCheck,
  describeFinding,
  describeLast,
  describeLevels,
  describeSettled,
  wordsOf,
} from '../format/campaign-check-words';
import { formatInstant } from '../format/instants';
import { formatCount, formatDecimal } from '../format/numbers';

/** A check as the loader reads it. */
export type ReportedCheck = {
  campaign: { slug: string; name: string; unit: string; kaderLimit: number; source: string; simulated: string | null };
  area: { code: string; name: string; kind: AreaKind; level: AreaLevel };
  targetSet: { name: string } | null;
  takesPart: boolean;
  days: number;
  stated: number | null;
  levels: readonly LevelSum[];
  last: LastComparison | null;
  findings: readonly CheckedFinding[];
};

type Cells = Partial<Record<ReportColumn['key'], ReportCell>>;

/** The check as sheets: its findings, and the areas of each. */
export function buildCheckSheets(check: ReportedCheck, print: { office: Office; madeAt: Date }): [Sheet, Sheet] {
  return [
    { name: 'Temuan', report: buildFindings(check, print), orientation: 'landscape' },
    { name: 'Rincian', report: buildDetails(check, print), orientation: 'landscape' },
  ];
}

function buildFindings(check: ReportedCheck, print: { office: Office; madeAt: Date }): Report {
  const columns = pick({ wilayah: 'Temuan dan yang perlu dilakukan' }, ['no', 'wilayah', 'banyak', 'keadaan']);
  const words = wordsOf(check);
  const { office, madeAt } = print;
  return {
    ...headOf(check, print),
    columns,
    rows: check.findings.map((finding, at) =>
      lineOf(columns, 'area', null, {
        no: at + 1,
        wilayah: `${describeFinding(finding, words)}. ${adviseOnFinding(finding, words)}`,
        banyak: finding.count,
        keadaan: describeSettled(finding) ?? 'Belum ditandai',
      }),
    ),
    notes: [...describeLevels(check), ...describeLast(check.last), ...notesOf(check)],
    signature: { ...office.signature, day: localTime(madeAt, office.timeZone).day },
  };
}

function buildDetails(check: ReportedCheck, print: { office: Office; madeAt: Date }): Report {
  const columns = pick({}, [
    ...(['no', 'kode', 'wilayah', 'temuan', 'target', 'pembanding'] as const),
    ...(['selisih', 'selisihpersen', 'keterangan'] as const),
  ]);
  const words = wordsOf(check);
  let number = 0;
  return {
    ...headOf(check, print),
    columns,
    rows: check.findings.flatMap((finding) => {
      const temuan = describeFinding(finding, words);
      const left = finding.count - finding.rows.length;
      return [
        ...finding.rows.map((row) => {
          number += 1;
          return lineOf(columns, 'area', row.area.code, { no: number, temuan, ...cellsOf(finding, row, check) });
        }),
        ...(left > 0 ? [lineOf(columns, 'rest', null, { wilayah: `${formatCount(left)} lagi`, temuan })] : []),
      ];
    }),
    notes: [
      ...check.findings.map((one) => `${describeFinding(one, words)}: ${describeSettled(one) ?? 'belum ditandai.'}`),
      ...notesOf(check),
    ],
    signature: null,
  };
}

function cellsOf({ kind }: CheckedFinding, row: FindingRow, { days }: ReportedCheck): Cells {
  const { difference, percent, perKader } = computeRowFigures(kind, row, days);
  return {
    wilayah: row.within === null ? formatAreaTitle(row.area) : `${formatAreaName(row.area)}, ${row.within}`,
    kode: row.area.code,
    ...{ target: row.target, pembanding: row.against, selisih: difference, selisihpersen: percent },
    keterangan:
      perKader !== null
        ? `${formatDecimal(perKader)} per kader per hari`
        : row.partsWithout
          ? `${formatCount(row.partsWithout)} bagian belum bertarget`
          : null,
  };
}

function pick(
  headers: Partial<Record<ReportColumn['key'], string>>,
  keys: readonly ReportColumn['key'][],
): ReportColumn[] {
  const known: ReportColumn[] = [...sheetColumns, ...checkColumns].map(({ key, header, kind }) => ({
    key,
    header,
    kind,
  }));
  return keys.flatMap((wanted) => {
    const column = known.find(({ key }) => key === wanted);
    return column ? [{ ...column, header: headers[wanted] ?? column.header }] : [];
  });
}

function lineOf(
  columns: readonly ReportColumn[],
  kind: ReportRow['kind'],
  code: string | null,
  cells: Cells,
): ReportRow {
  return { kind, code, status: null, tiny: false, cells: columns.map(({ key }) => cells[key] ?? null) };
}

function headOf(check: ReportedCheck, { office, madeAt }: { office: Office; madeAt: Date }) {
  const { campaign, area, targetSet, findings } = check;
  return {
    fileName: [campaign.slug, area.code, 'pemeriksaan', localTime(madeAt, office.timeZone).day].join('-'),
    letterhead: office.letterhead,
    titles: [`Periksa sebelum mulai: ${campaign.name}`, formatAreaTitle(area), describeCheck(findings)],
    facts: [
      { label: 'Kampanye', value: campaign.name },
      { label: 'Wilayah', value: `${formatAreaTitle(area)} (${area.code})` },
      { label: 'Keadaan per', value: formatInstant(madeAt, office.timeZone) },
      { label: 'Versi target', value: targetSet?.name ?? 'belum ada' },
      { label: 'Target dinyatakan', value: check.stated === null ? 'belum ada' : formatCount(check.stated) },
      { label: 'Satuan', value: campaign.unit },
    ],
  };
}

function notesOf({ campaign, findings, takesPart }: ReportedCheck): string[] {
  return [
    ...(takesPart ? [] : ['Wilayah ini tidak ikut kampanye ini: tidak ada yang ditagih darinya.']),
    ...(findings.some(isOpen) ? [] : ['Semua temuan sudah ditandai, atau tidak ada temuan.']),
    `Sumber: ${campaign.source}`,
    ...(campaign.simulated === null ? [] : [`Simulasi: ${campaign.simulated}`]),
    'Sel kosong atau – berarti tidak diketahui, bukan nol.',
  ];
}
