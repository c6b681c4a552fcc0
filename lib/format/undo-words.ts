import { type Stage, sumKnown } from '../domain/counts';
import type { LaterReports, UndoPlan, UndoTotal } from '../domain/undo-plan';
import { formatMeaning } from './import-words';
import { formatCount } from './numbers';
import { describeKeptTargets, describeWithdrawn, type UndoneProposal } from './target-words';
import { stagePhrases } from './words';

/** The answer of the page that asks whether an upload is to be taken back, as one sentence without its full stop. */
export function describeUndo(
  id: number,
  plan: Pick<UndoPlan, 'returning' | 'replaced' | 'same' | 'totals'>,
  proposals: readonly UndoneProposal[] = [],
): string {
  const waiting = proposals.filter(({ status }) => status === 'open').length;
  if (plan.returning === 0 && waiting > 0) {
    return `Membatalkan unggahan ${id} menarik ${formatCount(waiting)} usulan target yang menunggu`;
  }
  if (plan.returning + plan.replaced + plan.same === 0 && proposals.length > 0) {
    return `Membatalkan unggahan ${id} tidak mengubah angka: semuanya menjadi usulan target yang sudah diputuskan`;
  }
  if (plan.returning === 0) return `Membatalkan unggahan ${id} tidak mengubah angka: ${whyNothing(plan)}`;
  const told = mainTotal(plan.totals);
  const change = told && told.now !== told.after ? `: ${told.name} ${describeChange(told)}` : '';
  return `Membatalkan unggahan ${id} mengembalikan ${formatCount(plan.returning)} angka${change}`;
}

function whyNothing({ replaced, same }: Pick<UndoPlan, 'replaced' | 'same'>): string {
  if (replaced > 0 && same > 0) return 'sudah diganti laporan sesudahnya, atau sama dengan sebelumnya';
  return replaced > 0 ? 'semuanya sudah diganti laporan sesudahnya' : 'yang berlaku sebelumnya sama';
}

/** What stays as it is, and what becomes of proposals, in whole sentences; null: everything goes back. */
export function describeWhatStays(
  { replaced, same }: Pick<UndoPlan, 'replaced' | 'same'>,
  proposals: readonly UndoneProposal[] = [],
): string | null {
  const sentences = [
    replaced > 0 ? `${formatCount(replaced)} angka sudah diganti laporan sesudahnya, jadi dibiarkan.` : null,
    same > 0 ? `${formatCount(same)} angka sama dengan yang berlaku sebelumnya, jadi tidak berubah.` : null,
    ...describeWithdrawn(proposals, 'open'),
    ...describeKeptTargets(proposals),
  ].filter((sentence) => sentence !== null);
  return sentences.length > 0 ? sentences.join(' ') : null;
}

/** Why the later reports matter. */
export function describeLater({ count }: Pick<LaterReports, 'count'>): string {
  return `${formatCount(count)} laporan yang disimpan sesudahnya memuat angka wilayah yang sama, untuk hari yang sama atau hari berikutnya. Laporan itu tetap berlaku dan dapat saja dihitung dari angka unggahan ini.`;
}

type Told = { name: string; now: number | null; after: number | null };

function describeChange({ now, after }: Told): string {
  if (after === null) return `${formatCount(now)} menjadi belum ada`;
  return now === null ? `menjadi ${formatCount(after)}` : `${formatCount(now)} menjadi ${formatCount(after)}`;
}

/** The figure that a head would ask for first: what is recorded, else the other stages, targets, people. */
function mainTotal(totals: readonly UndoTotal[]): Told | null {
  const stage = (['recorded', 'validated', 'collected'] as const).find((one) => totals.some(isOf(one)));
  if (stage) {
    const channels = totals.filter(isOf(stage));
    return {
      name: stagePhrases[stage],
      now: sumKnown(channels.map(({ now }) => now)),
      after: sumKnown(channels.map(({ after }) => after)),
    };
  }
  const [first] = (['target.total', 'workforce.kader'] as const).flatMap((measure) =>
    totals.filter((total) => total.measure === measure),
  );
  const told = first ?? totals[0];
  return told ? { ...told, name: formatMeaning(told.measure).toLowerCase() } : null;
}

const isOf = (stage: Stage) => (total: UndoTotal) => total.measure.startsWith(`${stage}.`);
