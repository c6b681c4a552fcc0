import type { AreaRef } from '../domain/area-progress';
import type { OddTarget } from '../domain/target-checks';
import type { ProposalStatus, TargetEffect } from '../domain/target-proposals';
import type { TargetStatement } from '../domain/targets';
import { formatDayOfMonth } from './days';
import { formatCount, formatPercent } from './numbers';
import { statusPhrases } from './words';

export const proposalStatusLabels: Record<ProposalStatus, string> = {
  open: 'Menunggu',
  accepted: 'Diterima',
  declined: 'Ditolak',
  withdrawn: 'Ditarik',
  superseded: 'Diganti usulan yang lebih baru',
};

/** Whoever decides the targets of the areas below: "Perwakilan BKKBN Jawa Barat"; above a province "BKKBN Pusat". */
export function formatDecider(area: Pick<AreaRef, 'level' | 'name'> | null): string {
  return area && area.level === 1 ? `Perwakilan BKKBN ${area.name}` : 'BKKBN Pusat';
}

/** What another target does to a day that is past: "12 April: 3,92 % menjadi 4,76 %", with the status where it changes. */
export function formatTargetEffect({ day, achieved, percent, status }: TargetEffect): string {
  const side = (which: 'before' | 'after') =>
    percent[which] === null ? 'tanpa persen' : formatPercent(percent[which], achieved);
  const moved =
    status.before !== status.after && status.before !== null && status.after !== null
      ? `, dari ${statusPhrases[status.before]} menjadi ${statusPhrases[status.after]}`
      : '';
  return `${formatDayOfMonth(day)}: ${side('before')} menjadi ${side('after')}${moved}`;
}

/** A change in percent: "−17,66 %", "+0,70 %"; "baru" where nothing stood. */
export function formatTargetChange(percent: number | null): string {
  if (percent === null) return 'baru';
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
  return `${sign}${formatPercent(Math.abs(percent))}`;
}

/** A target with its split where it states one: "321.558 (online 298.551, manual 23.007)". */
export function formatStatement(total: number | null, { online, manual }: TargetStatement): string {
  const split = [
    ...(online === null ? [] : [`online ${formatCount(online)}`]),
    ...(manual === null ? [] : [`manual ${formatCount(manual)}`]),
  ];
  const whole = total === null ? 'belum ada' : formatCount(total);
  return split.length === 0 ? whole : `${whole} (${split.join(', ')})`;
}

/** What is odd about a target that is to be set, as a sentence. */
export function describeOddTarget({ oddity, against }: OddTarget, after: number): string {
  const [target, other] = [formatCount(after), formatCount(against)];
  switch (oddity) {
    case 'targetFarFromBefore':
      return `Berubah lebih dari 5 %: dari ${other} menjadi ${target}.`;
    case 'targetPartsAgainstWhole':
      return `Jumlah target bagiannya ${other}, tidak sama dengan ${target}.`;
    case 'targetPartOfAnotherWhole':
      return `Jumlahnya bersama wilayah lain tidak sama dengan target wilayah di atasnya, ${other}.`;
    case 'targetBelowAchieved':
      return `Target ${target} di bawah yang sudah masuk server, ${other}.`;
    case 'targetBelowKader':
      return `Target ${target} lebih kecil dari jumlah kader, ${other} orang.`;
  }
}
