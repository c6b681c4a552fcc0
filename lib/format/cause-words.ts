import type { Cause } from '../domain/causes';
import type { GapPart } from '../domain/gap';
import type { Figures } from '../domain/progress';
import { formatDayShort } from './days';
import { formatCount, formatDecimal, formatRate, formatShare } from './numbers';

/** A cause in a table. Of silence there are two, which are never one count: never reported, and not lately. */
export const causeLabels: Record<Cause, string> = {
  notReported: 'Tidak lapor',
  server: 'Gangguan server',
  paperWaiting: 'Formulir menunggu',
  onlineUnsent: 'Belum terkirim',
  waiting: 'Menunggu server',
  fewKader: 'Kader kurang',
  slowField: 'Lapangan lambat',
};

/** The parts of what is missing, as a bar and a sheet name them. */
export const gapPartWords: Record<GapPart, string> = {
  onlineUnsent: 'belum terkirim',
  paperWaiting: 'formulir menunggu',
  unsplitWaiting: 'menunggu, tanpa rincian kanal',
  notCollected: 'belum didata',
};

/** The words that URLs use for a filter by cause (`sebab`). */
export const causeSlugs = {
  notReported: 'tidak-lapor',
  server: 'server',
  paperWaiting: 'formulir',
  onlineUnsent: 'belum-terkirim',
  waiting: 'menunggu',
  fewKader: 'kader',
  slowField: 'lapangan',
} as const satisfies Record<Cause, string>;

export type CauseFigures = Pick<Figures, 'cause' | 'causeEvidence' | 'lastReportDay'>;

/** "Formulir menunggu" and "48 %": the cause, and the figure that shows it. Null: it does not lag. */
export function describeCause(figures: CauseFigures): { label: string; evidence: string } | null {
  const { cause, causeEvidence: value } = figures;
  if (cause === null) return null;
  const label = causeLabels[cause];
  switch (cause) {
    case 'notReported':
      if (figures.lastReportDay === null) {
        return { label: 'Belum pernah lapor', evidence: value === null ? '' : `${formatCount(value)} hari` };
      }
      if (value === 0) return { label: 'Belum ada angka', evidence: '' };
      // The campaign is over: nobody is waited for, and the day of the last report says it.
      if (value === null) return { label: 'Laporan terakhir', evidence: formatDayShort(figures.lastReportDay) };
      return { label, evidence: `${formatCount(value)} hari` };
    case 'server':
      return { label, evidence: `${formatCount(value)} hari` };
    case 'paperWaiting':
    case 'onlineUnsent':
    case 'waiting':
      return { label, evidence: value === null ? '' : formatShare(Math.round(value)) };
    case 'fewKader':
      return { label, evidence: `perlu ${formatDecimal(value)}` };
    case 'slowField':
      return { label, evidence: value === null ? '' : `laju ${formatRate(value)}` };
  }
}

/** The cause on paper and in files: "Formulir menunggu, 48 %". Of areas that never reported all have the same days. */
export function formatCause(figures: CauseFigures): string | null {
  const told = describeCause(figures);
  if (told === null) return null;
  if (figures.cause === 'notReported' && figures.lastReportDay === null) return told.label;
  return [told.label, told.evidence].filter((part) => part !== '').join(', ');
}
