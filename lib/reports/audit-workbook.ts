import type { AuditLine } from '../domain/audit-log';
import { describeAuditDetail, formatAuditAction } from '../format/audit-words';
import { formatInstant } from '../format/instants';
import { neutraliseFormula } from '../format/spreadsheet-text';
import { writeListWorkbook } from '../workbooks/list-workbook';

const columns = [
  { header: 'Nomor', width: 10 },
  { header: 'Saat', width: 24 },
  { header: 'Pengguna', width: 28 },
  { header: 'Email', width: 30 },
  { header: 'Perubahan', width: 34 },
  { header: 'Pada', width: 36 },
  { header: 'Kampanye', width: 26 },
  { header: 'Wilayah', width: 28 },
  { header: 'Keterangan', width: 80 },
];

/** Rows of the audit as a workbook, in their order. */
export function writeAuditWorkbook(lines: readonly AuditLine[]): Promise<Uint8Array<ArrayBuffer>> {
  return writeListWorkbook({ title: 'Catatan audit', sheet: 'Audit', columns, rows: rowsOf(lines) });
}

function* rowsOf(lines: readonly AuditLine[]): Generator<[number, ...string[]]> {
  for (const line of lines) {
    const texts = [
      formatInstant(line.at),
      line.user?.name ?? 'operator atau sistem',
      line.user?.email ?? '',
      formatAuditAction(line.action),
      line.subject,
      line.campaign ?? '',
      line.area?.name ?? '',
      formatCircumstances(line),
    ];
    yield [line.id, ...texts.map(neutraliseFormula)];
  }
}

/** "signName: – → Ani; version: 3". */
function formatCircumstances({ detail }: AuditLine): string {
  return describeAuditDetail(detail)
    .map(({ name, before, after }) => {
      const value = before === null ? after : `${before} → ${after}`;
      return name === '' ? value : `${name}: ${value}`;
    })
    .join('; ');
}
