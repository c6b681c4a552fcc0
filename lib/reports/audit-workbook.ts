import type { AuditLine } from '../domain/audit-log';
import { describeAuditDetail, formatAuditAction } from '../format/audit-words';
import { formatInstant } from '../format/instants';
import { neutraliseFormula } from '../format/spreadsheet-text';
import { WorkbookStream } from '../workbooks/workbook-stream';

const standard = { name: 'Calibri', family: 2, size: 11 };
const headers = ['Nomor', 'Saat', 'Pengguna', 'Email', 'Perubahan', 'Pada', 'Kampanye', 'Wilayah', 'Keterangan'];
const widths = [10, 24, 28, 30, 34, 36, 26, 28, 80];
/** Rows between two pauses: a server must answer others too. */
const batch = 500;

/** Rows of the audit as a workbook, in their order. */
export async function writeAuditWorkbook(lines: readonly AuditLine[]): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new WorkbookStream({ title: 'Catatan audit', creator: 'Kejar Target' }, standard);
  const sheet = workbook.addSheet('Audit', {
    views: [{ state: 'frozen', ySplit: 1, topLeftCell: 'A2', activeCell: 'A2' }],
  });
  sheet.columns = widths.map((width, at) => ({ width, ...(at > 0 && { style: { numFmt: '@' } }) }));
  const head = sheet.addRow(headers);
  head.eachCell((cell) => {
    cell.style = { font: { ...standard, bold: true }, border: { bottom: { style: 'thin' } } };
  });
  head.commit();
  for (const [at, line] of lines.entries()) {
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
    sheet.addRow([line.id, ...texts.map(neutraliseFormula)]).commit();
    if (at % batch === 0) await workbook.settle();
  }
  await workbook.closeSheet(sheet, {});
  return workbook.finish();
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
