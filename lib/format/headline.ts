import type { AreaProgress } from '../domain/area-progress';
import { rangeOfCode } from '../domain/areas';
import { computeUncollected, splitBacklog } from '../domain/backlog';
import { addDays } from '../domain/days';
import { listOutagesOf } from '../domain/outages';
import { paceDays } from '../domain/pace';
import { computePercent, judgedFigure, type Status } from '../domain/progress';
import { formatAreaName } from './areas';
import { describeWhy } from './cause-sentence';
import { formatDay, formatDayBeside } from './days';
import { describeWhatIsHeld } from './held-words';
import { capitalise, formatCount, formatInWords, formatPercent, formatShare } from './numbers';
import { formatLokus } from './scope-words';
import { partWord, stagePhraseOf, statusPhrases } from './words';

/** A stretch of a sentence. `status` is set on the words that say how the area stands; `strong` on figures. */
export type Span = { text: string; strong?: true; status?: Status };

export type Headline = {
  /** The answer, in one sentence that a head can read aloud. */
  sentence: Span[];
  /** Why, in a second one; null: it does not lag, or the first has said it. */
  why: string | null;
  /** What lies behind it, a sentence each. */
  story: Span[][];
};

type Input = Pick<
  AreaProgress,
  | 'campaign'
  | 'asOf'
  | 'stage'
  | 'area'
  | 'clock'
  | 'headline'
  | 'held'
  | 'series'
  | 'outages'
  | 'lastReportDay'
  | 'scope'
  | 'parts'
>;

const plain = (text: string): Span => ({ text });
const strong = (text: string): Span => ({ text, strong: true });

/**
 * Says where an area stands, from its figures alone; each state of them has its own sentence.
 * @param options.drawn what waits stands beside it as a drawing with its figures: the story leaves it out
 */
export function buildHeadline(input: Input, options: { drawn?: boolean } = {}): Headline {
  const held = describeWhatIsHeld(input);
  return {
    sentence: held === '' ? buildSentence(input) : buildWithoutHeld(input, held),
    why: describeWhy(input),
    story: buildStory(input, options.drawn ?? false),
  };
}

/** The words of spans, for titles and recaps. */
export function plainText(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}

/** The warning comes first: a reader of the first words alone must not take all for done. */
function buildWithoutHeld(input: Input, held: string): Span[] {
  const judged = judgedFigure(input.headline);
  const warning = strong(`${held}.`);
  if (judged.total === null) {
    return [
      warning,
      plain(` Tanpa itu belum ada angka ${stagePhraseOf(input.campaign, input.stage)} ${formatAreaName(input.area)}.`),
    ];
  }
  return [warning, plain(' Tanpa itu '), ...buildSentence({ ...input, headline: { ...input.headline, ...judged } })];
}

function buildSentence(input: Input): Span[] {
  const { campaign, headline, stage, clock } = input;
  const name = formatAreaName(input.area);
  const done = `${campaign.unit} ${stagePhraseOf(campaign, stage)}`;
  if (!headline.takesPart) return describeOutside(input);
  if (clock.dayNumber === 0) return [plain(`${name} belum mulai: pendataan dibuka ${formatDay(campaign.startDay)}.`)];
  if (!headline.target) {
    const target = headline.target === 0 ? 'targetnya 0' : 'targetnya belum ada';
    if (headline.total === null)
      return [plain(`${name} `), { text: 'belum lapor', status: 'notReported' }, plain(`, dan ${target}.`)];
    return [plain(`${name}: ${formatCount(headline.total)} ${done}; ${target}.`)];
  }
  const status = headline.status ?? 'notReported';
  const standing: Span = { text: statusPhrases[status], status };
  const expected = `seharusnya ${formatExpected(headline.expectedPercent)}`;
  if (status === 'notReported') {
    const what = headline.lastReportDay === null ? '' : ` angka ${stagePhraseOf(campaign, stage)}`;
    return [plain(`${name} `), standing, plain(`${what}: ${expected} ${done} ${describeWhen(input)}.`)];
  }
  const few = describeFewReports(input);
  if (few !== null) return few;
  const reached = `: ${formatPercent(headline.percent, headline.total)} ${done}`;
  const rest = status === 'done' ? '.' : `, ${expected} ${describeWhen(input)}.`;
  return [plain(`${name} `), standing, plain(`${reached}${rest}`)];
}

/**
 * A sum of a few parts is no figure of the whole: "Indonesia: 1 dari 34 provinsi melapor; jumlahnya … bukan angka Indonesia."
 * Null: it is one.
 */
function describeFewReports({ area, headline, parts, campaign, stage }: Input): Span[] | null {
  if (!parts.few) return null;
  const name = formatAreaName(area);
  return [
    plain(`${name}: `),
    strong(`${formatCount(parts.reporting)} dari ${formatCount(parts.of)} ${partWord(area)} melapor`),
    plain(
      `; jumlahnya, ${formatPercent(headline.percent, headline.total)} ${campaign.unit} ${stagePhraseOf(campaign, stage)}, bukan angka ${name}.`,
    ),
  ];
}

/** Of an area that does not take part: that, and what it has reported all the same. */
function describeOutside({ area, headline, campaign, stage }: Input): Span[] {
  const name = formatAreaName(area);
  if (headline.total === null) return [plain(`${name} bukan lokus: tidak ikut ${campaign.name}.`)];
  const reported = `${formatCount(headline.total)} ${campaign.unit} ${stagePhraseOf(campaign, stage)}`;
  return [plain(`${name} bukan lokus, tetapi melaporkan `), strong(reported), plain('; angkanya tetap dihitung.')];
}

/** Where the time gone would have the area: "19,67 %", and "100 %" when all of it is gone. */
export function formatExpected(expectedPercent: number): string {
  return expectedPercent === 100 ? formatShare(100) : formatPercent(expectedPercent);
}

function describeWhen(input: Input): string {
  return input.asOf > input.clock.endDay ? `sejak ${formatDayBeside(input.clock.endDay, input.asOf)}` : 'hari ini';
}

function buildStory(input: Input, drawn: boolean): Span[][] {
  if (input.clock.dayNumber === 0) return [];
  if (!input.headline.takesPart) return [];
  const sentences = [
    describeCount(input),
    describeTakingPart(input),
    describeRecorded(input),
    describeOutages(input),
    drawn ? null : describeBacklog(input),
    ...describeDoubts(input),
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** "28.800 dari 734.768 keluarga, semuanya online." */
function describeCount(input: Input): Span[] | null {
  const { target, total, stages } = input.headline;
  const { unit } = input.campaign;
  const done = stagePhraseOf(input.campaign, 'collected');
  if (total === null) {
    const collected = input.stage === 'collected' ? null : stages.collected;
    const known = collected === null ? 'belum ada angka' : `${formatCount(collected)} sudah ${done}`;
    return target ? [plain('Target '), strong(`${formatCount(target)} ${unit}`), plain(`; ${known}.`)] : null;
  }
  const count = target ? `${formatCount(total)} dari ${formatCount(target)} ${unit}` : `${formatCount(total)} ${unit}`;
  const over = target && total > target ? `; ${formatCount(total - target)} di atas target` : '';
  return [strong(count), plain(`${describeChannels(input)}${over}.`)];
}

/** "15 dari 15 lokus sudah lapor." */
function describeTakingPart(input: Input): Span[] | null {
  const lokus = formatLokus(input);
  return lokus === null ? null : [strong(lokus), plain(' sudah lapor.')];
}

/** "Ditemui 5.584.128 · baru 384.546." Only where all of what came in says it. */
function describeRecorded({ stage, headline }: Input): Span[] | null {
  const { found, newlyListed } = headline.recorded;
  if (stage !== 'recorded' || found === null) return null;
  return [plain(`Ditemui ${formatCount(found)}, baru ${formatCount(newlyListed)}.`)];
}

function describeChannels({ headline, campaign }: Input): string {
  const { online, manual, unsplit } = headline;
  if (!manual && !unsplit) return online ? ', semuanya online' : '';
  if (!online && !unsplit) return ', semuanya formulir kertas';
  // Of a campaign that reports by no channel nobody misses one.
  const byChannel = campaign.channels.some((channel) => channel !== 'unsplit');
  if (!online && !manual) return byChannel ? ', tanpa rincian kanal' : '';
  const parts = [
    online ? `${formatCount(online)} online` : null,
    manual ? `${formatCount(manual)} manual` : null,
    unsplit ? `${formatCount(unsplit)} tanpa rincian kanal` : null,
  ];
  return `: ${joinWithAnd(parts.filter((part) => part !== null))}`;
}

function joinWithAnd(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(' dan ');
  return `${parts.slice(0, -1).join(', ')}, dan ${parts.at(-1)}`;
}

/**
 * "Dua hari hilang karena gangguan: server pusat mati." The reason only where there is a single one. Said while it costs
 * something: of the days that the pace looks back on, and not of the field, which an outage costs nothing.
 */
function describeOutages({ series, outages, area, asOf, stage }: Input): Span[] | null {
  if (stage === 'collected') return null;
  const days = series.filter((point) => point.down && point.day > addDays(asOf, -paceDays)).length;
  if (days === 0) return null;
  const own = listOutagesOf({ outages, areaLo: rangeOfCode(area.code).lo }).filter((outage) => outage.fromDay <= asOf);
  const reasons = new Set(own.map((outage) => outage.reason.trim().replace(/\.$/, '')));
  const [reason] = reasons;
  const because = reasons.size === 1 && reason ? `: ${lowerFirst(reason)}` : '';
  return [plain(`${capitalise(formatInWords(days))} hari hilang karena gangguan${because}.`)];
}

/** Joins a reason to the sentence before it, but leaves an abbreviation such as "BKKBN" as it is. */
function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** What was collected and is not recorded: work done that the official figure does not show. */
function describeBacklog({ stage, headline, campaign }: Input): Span[] | null {
  if (stage !== 'recorded') return null;
  const { online, manual } = splitBacklog(headline);
  const waiting = [
    manual ? `${formatCount(manual)} formulir kertas` : null,
    online ? `${formatCount(online)} data online` : null,
  ].filter((part) => part !== null);
  if (waiting.length === 0) return null;
  const collectedWord = stagePhraseOf(campaign, 'collected');
  const spans = [
    strong(joinWithAnd(waiting)),
    plain(` sudah ${collectedWord} tetapi belum ${stagePhraseOf(campaign, 'recorded')}`),
  ];
  const { collected, recorded } = headline.stages;
  const then = collected !== null && collected > (recorded ?? 0) ? computePercent(collected, headline.target) : null;
  return [...spans, plain(then === null ? '.' : `; bila semua yang ${collectedWord} masuk: ${formatPercent(then)}.`)];
}

/** What the reader must know before quoting the figure. */
function describeDoubts({ headline, asOf, campaign }: Input): Span[][] {
  const doubts: Span[][] = [];
  if (headline.flags.includes('stale') && headline.lastReportDay) {
    doubts.push([plain('Laporan terakhir '), strong(formatDayBeside(headline.lastReportDay, asOf)), plain('.')]);
  }
  const outside = headline.flagsBelow.outsideScope ?? 0;
  if (outside > 0) doubts.push([plain(`Termasuk angka ${formatCount(outside)} wilayah yang bukan lokus.`)]);
  if (headline.flags.includes('afterEnd') && headline.lastReportDay) {
    doubts.push([
      plain(`Termasuk laporan susulan s.d. ${formatDayBeside(headline.lastReportDay, asOf)}, sesudah batas akhir.`),
    ]);
  }
  if (headline.flags.includes('fell')) doubts.push([plain('Angka turun dari laporan sebelumnya.')]);
  if (headline.flags.includes('partsExceedWhole')) {
    const stated = headline.statedTotal === null ? '' : ` ${formatCount(headline.statedTotal)}`;
    doubts.push([plain(`Jumlah bagiannya lebih besar dari angka kendali${stated}.`)]);
  }
  const { collected } = headline.stages;
  const above = computeUncollected(headline.stages);
  if (headline.flags.includes('recordedAboveCollected') && above !== null) {
    doubts.push([
      plain(
        `Yang ${stagePhraseOf(campaign, 'recorded')} ${formatCount(above)} lebih banyak dari yang ${stagePhraseOf(campaign, 'collected')}, ${formatCount(collected)}.`,
      ),
    ]);
  }
  return doubts;
}
