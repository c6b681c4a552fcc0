import type { ProposalChoice } from '@/lib/server/services/import-commits';

/** What a form says of targets that its sender may not set: the reason of a proposal, or to save without them. */
export function readProposalChoice(form: FormData): ProposalChoice | undefined {
  if (form.get('usulan') === 'lewati') return 'leaveOut';
  const reason = form.get('alasan-usulan');
  return typeof reason === 'string' && reason.trim() !== '' ? { reason } : undefined;
}
