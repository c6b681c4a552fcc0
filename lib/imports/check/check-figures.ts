import { channels, largestCount, type Stage, stages } from '../../domain/counts';
import { type CountMeasure, countMeasure, type Measure, type TotalMeasure } from '../../domain/imports';
import { largestTarget } from '../../domain/targets';
import { formatCount } from '../../format/numbers';
import { channelLabels, stagePhrases } from '../../format/words';

/** The most kader or supervisors an area may have: more than the country has. */
export const largestWorkforce = 5_000_000;

/** The figures of one row, by what they mean; what is not reported is absent. */
export type RowFigures = Map<Measure | TotalMeasure, number>;

export function largestOf(measure: Measure | TotalMeasure): number {
  if (measure.startsWith('target.')) return largestTarget;
  return measure.startsWith('workforce.') ? largestWorkforce : largestCount;
}

const steps = (['collected', 'recorded'] as const).flatMap((stage) => {
  const later = stage === 'collected' ? ('recorded' as const) : ('validated' as const);
  return channels.map((channel) => ({
    stage,
    later,
    channel,
    from: countMeasure(stage, channel),
    to: countMeasure(later, channel),
  }));
});

const totals = stages.map((stage) => ({
  stage,
  total: `${stage}.total` as const,
  online: countMeasure(stage, 'online'),
  manual: countMeasure(stage, 'manual'),
  unsplit: countMeasure(stage, 'unsplit'),
}));

/** What a row achieved, by stage; null: it says nothing of the stage. */
export function achievedOf(figures: RowFigures, stage: Stage): number | null {
  const total = figures.get(`${stage}.total`);
  if (total !== undefined) return total;
  const parts = (['online', 'manual', 'unsplit'] as const).map((channel) => figures.get(countMeasure(stage, channel)));
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

/** What is odd about the figures of a row, each as a sentence. They are kept as they are: a person decides. */
export function describeOddities(figures: RowFigures, mode: 'cumulative' | 'daily'): string[] {
  const oddities: string[] = [];
  // What came in on one day may well have been collected the day before.
  if (mode === 'cumulative') compareStages(figures, oddities);
  compareTotals(figures, oddities);
  compareTargets(figures, oddities);
  compareWithTarget(figures, oddities);
  return oddities;
}

function compareStages(figures: RowFigures, oddities: string[]): void {
  for (const { stage, later, channel, from, to } of steps) {
    const before = figures.get(from);
    const after = figures.get(to);
    if (before === undefined || after === undefined || after <= before) continue;
    const label = channel === 'unsplit' ? 'Angka' : channelLabels[channel];
    oddities.push(
      `${label} ${stagePhrases[later]} ${formatCount(after)} lebih besar dari ${stagePhrases[stage]} ${formatCount(before)}.`,
    );
  }
}

/**
 * What a total holds beyond the channel, if any, that stands beside it, by the measure it is kept as: Online 800 and Total
 * 1.000 without a Manual are 800 online and 200 without a channel. Nothing where both channels are given.
 */
export function restOfTotals(figures: RowFigures): Map<CountMeasure, number> {
  const rest = new Map<CountMeasure, number>();
  for (const keys of totals) {
    const total = figures.get(keys.total);
    // A figure without a channel beside its total leaves no rest without a name.
    if (total === undefined || figures.has(keys.unsplit)) continue;
    const channels = [figures.get(keys.online), figures.get(keys.manual)].filter((value) => value !== undefined);
    const left = total - (channels[0] ?? 0);
    if (channels.length < 2 && left > 0) rest.set(countMeasure(keys.stage, 'unsplit'), left);
  }
  return rest;
}

function compareTotals(figures: RowFigures, oddities: string[]): void {
  for (const keys of totals) {
    const { stage } = keys;
    const total = figures.get(keys.total);
    if (total === undefined) continue;
    const unsplit = figures.get(keys.unsplit);
    const sum = (figures.get(keys.online) ?? 0) + (figures.get(keys.manual) ?? 0) + (unsplit ?? 0);
    // With one channel missing, what lies beyond the other is kept as a rest.
    const whole = unsplit !== undefined || (figures.has(keys.online) && figures.has(keys.manual));
    if (sum === total || (sum < total && !whole)) continue;
    const [parts, kept] =
      unsplit === undefined ? ['online + manual', 'online dan manual'] : ['bagian-bagiannya', 'bagian-bagiannya'];
    oddities.push(
      `Jumlah ${stagePhrases[stage]} ${formatCount(total)} tidak sama dengan ${parts} ${formatCount(sum)}; yang disimpan ${kept}.`,
    );
  }
}

/** From so many times the target on, zeros too many were typed. */
const typingError = 100;

/** More than the target can be right; a thousand times the target never is. Said of the stage with the most. */
function compareWithTarget(figures: RowFigures, oddities: string[]): void {
  const target = figures.get('target.total');
  if (!target) return;
  const [most] = stages
    .map((stage) => ({ stage, achieved: achievedOf(figures, stage) ?? 0 }))
    .sort((one, other) => other.achieved - one.achieved);
  if (!most || most.achieved <= target) return;
  const figure = `Angka ${stagePhrases[most.stage]} ${formatCount(most.achieved)}`;
  const times = Math.round(most.achieved / target);
  if (most.achieved < typingError * target) {
    oddities.push(`${figure} lebih besar dari target ${formatCount(target)}.`);
    return;
  }
  const zeros = times >= 300 && times <= 3_000 ? 'tiga nol' : 'nol';
  oddities.push(
    `${figure} adalah ${formatCount(times)} kali target ${formatCount(target)}, mungkin kelebihan ${zeros}.`,
  );
}

function compareTargets(figures: RowFigures, oddities: string[]): void {
  const total = figures.get('target.total');
  const online = figures.get('target.online');
  const manual = figures.get('target.manual');
  if (total === undefined || online === undefined || manual === undefined || online + manual === total) return;
  oddities.push(
    `Target ${formatCount(total)} tidak sama dengan target online + manual ${formatCount(online + manual)}.`,
  );
}
