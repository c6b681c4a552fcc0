import type { AreaRef } from '../domain/area-progress';
import type { OddTarget } from '../domain/target-checks';
import type { ProposalStatus, TargetEffect } from '../domain/target-proposals';
import type { Target, TargetStatement } from '../domain/targets';
import { formatAreaTitle } from './areas';
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

/** The office that decides the targets of the areas below: "Perwakilan BKKBN Jawa Barat"; above a province "BKKBN Pusat". */
export function formatDecider(area: Pick<AreaRef, 'level' | 'name'> | null): string {
  return area && area.level === 1 ? `Perwakilan BKKBN ${area.name}` : 'BKKBN Pusat';
}

/** A proposal as the undo of its upload tells it. */
export type UndoneProposal = {
  status: ProposalStatus;
  area: Pick<AreaRef, 'name' | 'kind'>;
  target: { after: number | null };
};

/** What becomes of the proposals of an upload that still wait, or became of them; nothing where there is none. */
export function describeWithdrawn(proposals: readonly UndoneProposal[], as: 'open' | 'withdrawn'): string[] {
  const count = proposals.filter(({ status }) => status === as).length;
  if (count === 0) return [];
  return as === 'open'
    ? [`${formatCount(count)} usulan target yang menunggu ikut ditarik.`]
    : [`${formatCount(count)} usulan targetnya sudah ditarik.`];
}

/** So many targets are named in a sentence. */
const namedTargets = 3;

/** "Target 300 Desa Wadas yang sudah diterima tetap berlaku.": undoing an upload leaves them; nothing where there is none. */
export function describeKeptTargets(proposals: readonly UndoneProposal[]): string[] {
  const kept = proposals.filter(({ status }) => status === 'accepted');
  if (kept.length === 0) return [];
  const named = kept
    .slice(0, namedTargets)
    .map(({ area, target }) => `${formatCount(target.after)} ${formatAreaTitle(area)}`);
  const more = kept.length - named.length;
  const list = `${named.join(', ')}${more > 0 ? ` dan ${formatCount(more)} wilayah lain` : ''}`;
  return [`Target ${list} yang sudah diterima tetap berlaku.`];
}

/** What was decided of a proposal: "Ditolak: jauh di bawah jumlah keluarga", "Diterima". */
export function describeDecision(proposal: {
  status: ProposalStatus;
  decision: { reason: string | null } | null;
}): string {
  const { status, decision } = proposal;
  return `${proposalStatusLabels[status]}${decision?.reason ? `: ${decision.reason}` : ''}`;
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

/** What is to be known of a target before it is typed over: where its figure comes from, and what stays; null: nothing. */
export function describeTargetRow({ stated, parts, online, manual }: Target): string | null {
  const split = online !== null || manual !== null;
  const said = [
    ...(stated === null && parts !== null ? ['Semula jumlah bagiannya.'] : []),
    ...(stated !== null && parts !== null && parts !== stated ? [`Jumlah bagiannya ${formatCount(parts)}.`] : []),
    ...(stated !== null && split
      ? [`Rincian online ${formatCount(online)}, manual ${formatCount(manual)} tetap.`]
      : []),
  ];
  return said.length > 0 ? said.join(' ') : null;
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
