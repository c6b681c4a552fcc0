import { channels, stages } from '../../domain/counts';
import type { Measure, TotalMeasure } from '../../domain/imports';
import { channelLabels, stagePhraseOf } from '../../format/words';
import type { UsedMeasures } from './check-input';

/** Why a figure is none of the campaign's; null: it is, or it is no figure of a stage or channel. */
export function describeUnused(
  measure: Measure | TotalMeasure,
  uses: UsedMeasures,
): { reason: string; suggestion: string } | null {
  const [whose, part] = measure.split('.');
  const stage = stages.find((one) => one === whose);
  const channel = stage || whose === 'target' ? channels.find((one) => one === part) : undefined;
  const suggestion = 'Kosongkan kolomnya, atau pilih arti lain untuk kolom itu di pratinjau.';
  if (stage && stage !== 'recorded' && !uses.stages.includes(stage))
    return { reason: `kampanye ini tidak memakai tahap ${stagePhraseOf(uses, stage)}`, suggestion };
  if (channel && channel !== 'unsplit' && !uses.channels.includes(channel))
    return { reason: `kampanye ini tidak memakai kanal ${channelLabels[channel].toLowerCase()}`, suggestion };
  return null;
}
