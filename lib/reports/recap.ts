import { createHash } from 'node:crypto';
import type { AreaProgress } from '../domain/area-progress';
import type { Office } from '../domain/offices';
import { recapLimits } from '../domain/recaps';
import { describeSignedOff } from '../format/closure-words';
import { describeComparisons } from '../format/comparison-words';
import { describeSpread } from '../format/spread-words';
import { describeOtherVersion } from '../format/target-set-words';
import {
  describeAnswer,
  describeDay,
  describeMovement,
  describeMovers,
  describeNeed,
  describeOutages,
  describeSilent,
  describeSources,
  describeStory,
  describeTitle,
  listExtremes,
  type Measure,
} from './recap-words';

/** The recap of an area on a day, for a group that reads it on the phone. */
export type Recap = {
  /** Where the area stands, in one sentence. */
  answer: string;
  /** With WhatsApp's marks for bold; at most `recapLimits.text` characters. */
  text: string;
  /** The answer and what is needed alone: for a link that the whole text is too long for. */
  short: string;
  /** Changes with the figures that the text is made of, and with nothing else. */
  fingerprint: string;
};

const full: Measure = { names: 24, extremes: 5, movers: 3, outages: 3, source: true };

/**
 * How a text that is too long gets shorter, step by step: first the names of those that have not reported, then five
 * areas become three, then the movers, the outages, the source. Figures and words stay whole.
 */
const steps: readonly Partial<Measure>[] = [
  { names: 12 },
  { names: 6 },
  { names: 3 },
  { names: 0 },
  { extremes: 3 },
  { movers: 1 },
  { outages: 1 },
  { outages: 0 },
  { movers: 0 },
  { source: false },
];

/**
 * The text for the group, with the greeting and closing of the office that sends it. It computes no figure of its own.
 * @param input.before the same area on the day before; null: there is none, or it is not known
 */
export function buildRecap(input: { progress: AreaProgress; before: AreaProgress | null; office: Office }): Recap {
  const progress = unmarked(input.progress);
  const parts = { progress, before: input.before && unmarked(input.before), office: input.office };
  return {
    answer: describeAnswer(input.progress),
    text: shorten(parts),
    short: shortForm(parts),
    fingerprint: fingerprintOf(input.progress, input.before),
  };
}

type Parts = { progress: AreaProgress; before: AreaProgress | null; office: Office };

function shorten(parts: Parts): string {
  let measure = full;
  let text = write(parts, measure);
  for (const step of steps) {
    if (text.length <= recapLimits.text) return text;
    measure = { ...measure, ...step };
    text = write(parts, measure);
  }
  return text.length <= recapLimits.text ? text : shortForm(parts);
}

/** What stands in any case: who greets whom, where the area stands, what is needed. */
function shortForm(parts: Parts): string {
  return joinBlocks([opening(parts), answer(parts), closing(parts)]);
}

function write(parts: Parts, measure: Measure): string {
  const { progress, before, office } = parts;
  const movement = [describeMovement(progress, before), ...describeMovers(progress, before, measure)];
  return joinBlocks([
    opening(parts),
    answer(parts),
    movement,
    ...listExtremes(progress, measure),
    describeSilent(progress, measure),
    describeOutages(progress, measure),
    closing(parts),
    describeSources(progress, office, measure),
  ]);
}

function opening({ progress, office }: Parts): string[] {
  const otherVersion = describeOtherVersion(progress);
  return [
    office.recap.greeting || 'Yth. Bapak/Ibu, berikut rekap kami.',
    `${describeTitle(progress)}`,
    describeDay(progress),
    ...(otherVersion === null ? [] : [otherVersion]),
    ...describeClosed(progress, office),
  ];
}

/** Who signed the figures off, where anything of them is. */
function describeClosed(progress: AreaProgress, { timeZone }: Office): string[] {
  const signedOff = describeSignedOff(progress, timeZone);
  return signedOff === null ? [] : [`${signedOff}.`];
}

function answer({ progress }: Parts): (string | null)[] {
  return [
    `*${describeAnswer(progress)}*`,
    ...describeStory(progress),
    describeNeed(progress),
    sentenceOf(describeSpread(progress)),
    ...describeComparisons(progress).map(sentenceOf),
  ];
}

const sentenceOf = (words: string | null): string | null => words && `${words}.`;

function closing({ office }: Parts): string[] {
  return [office.recap.closing || 'Terima kasih.', office.letterhead.name];
}

/** Lines below each other, an empty line between blocks; what has nothing to say is left out. */
function joinBlocks(blocks: readonly (readonly (string | null)[])[]): string {
  return blocks
    .map((lines) => lines.filter((line) => line !== null && line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
}

/** WhatsApp has no way to write its marks as letters, so those in a name become signs that only look like them. */
const lookalikes: Record<string, string> = { '*': '∗', _: '＿', '~': '∼', '`': '‘' };

function plain(text: string): string {
  return text
    .replaceAll(/[*_~`]/g, (mark) => lookalikes[mark] ?? mark)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The same with names and reasons in one line each, and free of signs that WhatsApp would take for its marks. */
function unmarked(progress: AreaProgress): AreaProgress {
  const { campaign } = progress;
  return {
    ...progress,
    area: { ...progress.area, name: plain(progress.area.name) },
    campaign: {
      ...campaign,
      name: plain(campaign.name),
      unit: plain(campaign.unit),
      words: Object.fromEntries(Object.entries(campaign.words).map(([stage, word]) => [stage, plain(word)])),
      source: plain(campaign.source),
      simulated: campaign.simulated === null ? null : plain(campaign.simulated),
    },
    headline: {
      ...progress.headline,
      comparison: progress.headline.comparison.map((one) => ({ ...one, source: plain(one.source) })),
    },
    rows: progress.rows.map((row) => ({ ...row, area: { ...row.area, name: plain(row.area.name) } })),
    held: progress.held.map((one) => ({ ...one, area: { ...one.area, name: plain(one.area.name) } })),
    outages: progress.outages.map((one) => ({ ...one, reason: plain(one.reason) })),
    closure: progress.closure && { ...progress.closure, byName: plain(progress.closure.byName) },
  };
}

/** Every figure that a text may have quoted. A greeting, a wording or the hour of the data changes nothing. */
function fingerprintOf(progress: AreaProgress, before: AreaProgress | null): string {
  const figures = [progress, before].map(
    (one) =>
      one && [
        one.clock.endDay,
        // Left out where there is none: the texts of offices that have no other source stay those of their figures.
        ...(one.headline.comparison.length > 0 ? [one.headline.comparison] : []),
        [one.headline, ...one.rows.map((row) => row.figures)].map((each) => [
          each.target,
          each.total,
          each.online,
          each.manual,
          each.stages,
          each.pace,
          each.kader,
          each.lastReportDay,
        ]),
        one.rows.map((row) => row.area.code),
      ],
  );
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex');
}
