import { Problem } from '@/lib/domain/problems';
import { mostSheetRows, type Sheet } from '@/lib/domain/reports';
import { formatCount } from '@/lib/format/numbers';
import { renderCsv } from '@/lib/reports/csv';
import { renderPdf } from '@/lib/reports/render-pdf';
import { renderXlsx } from '@/lib/reports/render-xlsx';
import { formatAttachment } from '@/lib/server/http/attachment';

const mediaTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** What kind of file, as `fileParams` of the addresses reads it. */
type FileKind = { format: keyof typeof mediaTypes; pemisah: 'koma' | 'titik-koma' };

/**
 * A sheet as a file; `pemisah` koma is a CSV for programs.
 * @param made who prints it and when, for the properties of a PDF
 * @throws Problem 422 more rows than a PDF takes
 */
export async function answerSheet(
  sheet: Sheet,
  kind: FileKind,
  made: { author: string; madeAt: Date; signal?: AbortSignal },
): Promise<Response> {
  const { format } = kind;
  const bytes = await render(sheet, kind, made);
  return new Response(bytes, {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': formatAttachment(`${sheet.report.fileName}.${format}`),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function render(
  sheet: Sheet,
  { format, pemisah }: FileKind,
  made: Parameters<typeof answerSheet>[2],
): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'csv':
      return Promise.resolve(renderCsv(sheet.report, pemisah === 'koma' ? 'programs' : 'people'));
    case 'xlsx':
      return renderXlsx([sheet]);
    case 'pdf':
      requirePaper(sheet);
      return renderPdf([sheet], { title: null, ...made });
  }
}

function requirePaper({ report }: Sheet): void {
  const rows = report.rows.filter((row) => row.kind === 'area').length;
  if (rows <= mostSheetRows) return;
  throw new Problem({
    status: 422,
    type: 'too-many-rows',
    title: 'Terlalu banyak baris untuk PDF',
    detail: `Tabel ini ${formatCount(rows)} baris; PDF memuat paling banyak ${formatCount(mostSheetRows)}. Unduh sebagai XLSX atau CSV.`,
  });
}
