import { stringify } from 'csv-stringify/sync';
import type { Campaign } from '../../domain/campaigns';
import { largestCount } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import type { ImportKind } from '../../domain/imports';
import { largestTarget } from '../../domain/targets';
import { neutraliseCsvText, neutraliseFormula } from '../../format/spreadsheet-text';
import { largestWorkforce } from '../check/check-figures';
import { type TemplateColumn, type TemplateDays, writeTemplateWorkbook } from './template-workbook';

/** The columns of each template, as docs/import-formats.md names them. */
export const templateHeaders: Record<ImportKind, readonly string[]> = {
  rekap: ['kode_wilayah', 'wilayah', 'tanggal', 'online_terdata', 'online_masuk', 'manual_terdata', 'manual_masuk'],
  targets: ['kode_wilayah', 'wilayah', 'target', 'target_online', 'target_manual'],
  workforce: ['kode_wilayah', 'wilayah', 'kader', 'supervisor'],
};

/**
 * The columns of a template for a campaign: of the stages and channels that it uses, and of totals where it uses no channel.
 */
export function templateHeadersFor(kind: ImportKind, uses: Pick<Campaign, 'stages' | 'channels'>): readonly string[] {
  const split = uses.channels.some((channel) => channel !== 'unsplit');
  if (!split && kind === 'rekap') {
    const totals = uses.stages.includes('collected') ? ['total_terdata', 'total_masuk'] : ['total_masuk'];
    return ['kode_wilayah', 'wilayah', 'tanggal', ...totals];
  }
  return templateHeaders[kind].filter((header) => {
    if (header.endsWith('_terdata') && !uses.stages.includes('collected')) return false;
    const channel = (['online', 'manual'] as const).find((one) => header.includes(one));
    return channel === undefined || uses.channels.includes(channel);
  });
}

export type TemplateInput = {
  kind: ImportKind;
  /** Absent: all stages and channels. */
  uses?: Pick<Campaign, 'stages' | 'channels'>;
  format: 'csv' | 'xlsx';
  /** Of a CSV; Excel in Indonesia opens `;`. */
  separator?: ';' | ',';
  areas: readonly { code: string; name: string }[];
  /** Filled into `tanggal`; null leaves it empty. Only a rekap has days. */
  day: IsoDay | null;
  /** The days that an XLSX offers. */
  days: TemplateDays;
};

const largestFigure: Record<ImportKind, number> = {
  rekap: largestCount,
  targets: largestTarget,
  workforce: largestWorkforce,
};

/**
 * The file that we offer for filling in: a row an area, codes as text, figures empty. UTF-8 with a mark where it is CSV;
 * an XLSX guards codes and header and checks what is typed.
 */
export async function buildTemplate(input: TemplateInput): Promise<Uint8Array> {
  const { kind, day, days } = input;
  const headers = input.uses ? templateHeadersFor(kind, input.uses) : templateHeaders[kind];
  if (input.format === 'xlsx') {
    const rows = input.areas.map(({ code, name }) => ({ code, name: neutraliseFormula(name) }));
    const columns = headers.map((header) => columnOf(header, kind));
    return writeTemplateWorkbook({ name: kind, columns, rows, day, days });
  }
  const lines = input.areas.map(({ code, name }) => {
    const known: Record<string, string> = { kode_wilayah: code, wilayah: neutraliseCsvText(name), tanggal: day ?? '' };
    return headers.map((header) => known[header] ?? '');
  });
  const text = stringify([[...headers], ...lines], {
    bom: true,
    delimiter: input.separator ?? ';',
    record_delimiter: 'windows',
  });
  return new TextEncoder().encode(text);
}

function columnOf(header: string, kind: ImportKind): TemplateColumn {
  if (header === 'kode_wilayah') return { header, holds: 'area', width: 16 };
  if (header === 'wilayah') return { header, holds: 'area', width: 32 };
  return header === 'tanggal' ? { header, holds: 'day' } : { header, holds: 'figure', largest: largestFigure[kind] };
}
