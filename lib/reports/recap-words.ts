import { type AreaProgress, type AreaRow, rowsTakingPart } from '../domain/area-progress';
import { rangeOfCode } from '../domain/areas';
import type { IsoDay } from '../domain/days';
import type { Office } from '../domain/offices';
import type { Figures } from '../domain/progress';
import {
  computeMove,
  type Extremes,
  listMoves,
  listRecentOutages,
  type Move,
  pickExtremes,
  type RowMove,
} from '../domain/recap-figures';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { formatDay, formatDayBeside, formatWeekday } from '../format/days';
import { buildHeadline, plainText } from '../format/headline';
import { formatInstant } from '../format/instants';
import {
  capitalise,
  formatChange,
  formatCount,
  formatDecimal,
  formatInWords,
  formatPace,
  formatPercent,
} from '../format/numbers';
import { describeDaysLeft } from '../format/plan-words';
import { levelWords, statusLabels } from '../format/words';
import { describeOutage } from './report-notes';

/** How much of it a recap tells; what is left out is counted, never cut. */
export type Measure = {
  /** Names in a list of those that have not reported. */
  names: number;
  /** Areas in the lists of the best and the weakest. */
  extremes: number;
  /** Areas in the list of those that moved most. */
  movers: number;
  /** Outages that are told one by one, with their reasons. */
  outages: number;
  /** Whether it says where the figures come from. */
  source: boolean;
};

/** "Keadaan Senin, 12 April 2021, hari ke-12 dari 61 (sampai 31 Mei)." */
export function describeDay({ campaign, asOf, clock }: AreaProgress): string {
  const day = formatWeekday(asOf);
  const end = formatDayBeside(clock.endDay, asOf);
  if (clock.dayNumber === 0) return `Keadaan ${day}; pendataan dibuka ${formatDay(campaign.startDay)}.`;
  if (asOf > clock.endDay) return `Keadaan ${day}; pendataan berakhir ${end}.`;
  return `Keadaan ${day}, hari ke-${clock.dayNumber} dari ${clock.dayCount} (sampai ${end}).`;
}

/** The answer, as the head of the area page reads it aloud. */
export function describeAnswer(progress: AreaProgress): string {
  return plainText(buildHeadline(progress).sentence);
}

/** What lies behind it, a line each: why it lags, the count, what is collected and not recorded, what to know before quoting it. */
export function describeStory(progress: AreaProgress): string[] {
  // Without a series it leaves the outages out: they have lines of their own.
  const { why, story } = buildHeadline({ ...progress, series: [] });
  return [...(why === null ? [] : [why]), ...story.map(plainText)];
}

/** What remains and is needed a day, or why nothing can be said of it. */
export function describeNeed(progress: AreaProgress): string | null {
  const { headline, clock, campaign, asOf } = progress;
  const { remaining, requiredPace, requiredPacePerKader, pace } = headline;
  if (!headline.target || remaining === null || remaining === 0) return null;
  const rest = `Sisa ${formatCount(remaining)} ${campaign.unit}`;
  if (clock.dayNumber === 0) return `${rest} dalam ${formatCount(clock.dayCount)} hari.`;
  if (requiredPace === null) {
    const over = asOf === clock.endDay ? 'hari ini hari terakhir' : 'waktu pendataan sudah habis';
    return `${rest}; ${over}.`;
  }
  const perKader = requiredPacePerKader === null ? '' : ` (${formatDecimal(requiredPacePerKader)} per kader)`;
  const sofar = pace === null ? '' : `; laju sekarang ${formatPace(pace)} per hari`;
  const days = clock.daysLeft === 1 ? 'besok, hari terakhir' : `selama ${describeDaysLeft(progress)}`;
  return `${rest}. Perlu ${formatCount(requiredPace)} per hari${perKader} ${days}${sofar}.`;
}

/** How the area stands to the day before; null where there is no day before, or nothing is known of it. */
export function describeMovement(progress: AreaProgress, before: AreaProgress | null): string | null {
  if (!before) return null;
  const { asOf, headline } = progress;
  const move = computeMove({ asOf, now: headline, before: before.headline });
  switch (move.kind) {
    case 'silent':
      if (move.lastReportDay === null) return null;
      return `Hari ini belum lapor; angka terakhir dari ${formatDayBeside(move.lastReportDay, asOf)}.`;
    case 'first':
      return `Belum lapor kemarin; laporan pertama ${formatCount(move.total)}.`;
    case 'moved':
      // A correction of a held figure moves as far back.
      return `${describeMoved(move, before.asOf, asOf)}${isHeld(headline) || isHeld(before.headline) ? ' (termasuk angka janggal)' : ''}.`;
  }
}

const isHeld = ({ flags }: Figures): boolean => flags.includes('held');

/** "Sejak kemarin +2.400", or, where nothing came in yesterday, "Belum lapor kemarin; sejak 10 April +4.800". */
function describeMoved(move: Move & { kind: 'moved' }, yesterday: IsoDay, asOf: IsoDay): string {
  const gained = move.gained === 0 ? 'tidak bertambah' : formatChange(move.gained);
  if (move.since >= yesterday) return `Sejak kemarin ${gained}`;
  return `Belum lapor kemarin; sejak ${formatDayBeside(move.since, asOf)} ${gained}`;
}

/** Which areas moved most, which fell, and which report for the first time; none that is held, or was. */
export function describeMovers(progress: AreaProgress, before: AreaProgress | null, { movers }: Measure): string[] {
  if (!before || progress.rows.length === 0) return [];
  const odd = new Set(before.rows.filter((row) => isHeld(row.figures)).map((row) => row.area.code));
  const moves = listMoves(progress, before).filter(({ row }) => !isHeld(row.figures) && !odd.has(row.area.code));
  const moved = moves.filter((one) => one.move.kind === 'moved') as (RowMove & { move: { kind: 'moved' } })[];
  const rising = moved.filter((one) => one.move.gained > 0).sort((one, other) => other.move.gained - one.move.gained);
  const falling = moved.filter((one) => one.move.gained < 0).sort((one, other) => one.move.gained - other.move.gained);
  const first = moves.filter((one) => one.move.kind === 'first');
  const say = ({ row, move }: (typeof moved)[number]) => {
    const since = move.since < before.asOf ? ` (sejak ${formatDayBeside(move.since, progress.asOf)})` : '';
    return `${formatAreaName(row.area)} ${formatChange(move.gained)}${since}`;
  };
  const lines: string[] = [];
  if (rising.length > 0 && movers > 0) lines.push(`Naik terbanyak: ${rising.slice(0, movers).map(say).join(', ')}.`);
  if (falling.length > 0) {
    lines.push(`Turun: ${listWithRest(falling.map(say), Math.max(movers, 1))}.`);
  }
  if (first.length > 0) {
    const names = first.map(({ row }) => `${formatAreaName(row.area)} (${formatCount(row.figures.total)})`);
    lines.push(`Belum lapor kemarin, hari ini lapor: ${listWithRest(names, Math.max(movers, 1))}.`);
  }
  return lines;
}

/** The list of the best and that of the weakest, or one of all where they are few. Each list is lines. */
export function listExtremes(progress: AreaProgress, { extremes }: Measure): string[][] {
  const { best, weakest } = pickExtremes(progress.rows, extremes);
  if (best.length === 0) return [];
  const level = levelWords[progress.detail];
  const lines = (rows: AreaRow[]) => rows.map((row, at) => `${at + 1}. ${describeRow(row)}`);
  if (weakest.length === 0) {
    const title = best.length === 1 ? capitalise(level) : `${capitalise(level)}, urut persen`;
    return [[`*${title}*`, ...lines(best)]];
  }
  return [
    [`*${titleOf('best', { best, weakest })}*`, ...lines(best)],
    [`*${titleOf('weakest', { best, weakest })}*`, ...lines(weakest)],
  ];
}

/** "Lima tertinggi", "Lima terendah". */
export function titleOf(which: keyof Extremes, extremes: Extremes): string {
  const count = capitalise(formatInWords(extremes[which].length));
  return `${count} ${which === 'best' ? 'tertinggi' : 'terendah'}`;
}

/** "Majalaya 9,81 % (2.041 dari 20.804)". */
function describeRow({ area, figures }: AreaRow): string {
  const { percent, total, target } = figures;
  return `${formatAreaName(area)} ${formatPercent(percent, total)} (${formatCount(total)} dari ${formatCount(target)})`;
}

/** Who has never reported, who has not for the day, and who has no target: how many, and their names. */
export function describeSilent({ rows: listed, detail }: AreaProgress, { names }: Measure): string[] {
  const rows = rowsTakingPart(listed);
  const level = levelWords[detail];
  const line = (label: string, matches: (figures: Figures) => boolean, note = '') => {
    const part = rows.filter((row) => matches(row.figures)).map((row) => formatAreaName(row.area));
    if (part.length === 0) return [];
    const list = names === 0 ? '' : `: ${listWithRest(part, names)}`;
    return [`*${label}* ${formatCount(part.length)} dari ${formatCount(rows.length)} ${level}${note}${list}.`];
  };
  const aimless = (figures: Figures) => !figures.target;
  return [
    ...line(statusLabels.notReported, (figures) => figures.status === 'notReported'),
    ...line('Angka hari sebelumnya dipakai', (figures) => figures.flags.includes('stale')),
    // Where nobody has one it says more of the campaign than of anybody.
    ...(rows.length > 0 && rows.every((row) => aimless(row.figures))
      ? [`*Belum ada target* untuk semua ${formatCount(rows.length)} ${level}.`]
      : line('Belum ada target', aimless)),
  ];
}

/** "Ciampel, Klari, dan 12 lainnya": all of the names, or so many of them and how many are left. */
function listWithRest(names: readonly string[], most: number): string {
  // One name takes no more room than to say that there is one more.
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')}, … dan ${formatCount(names.length - most)} lainnya`;
}

/** What did not work in the last seven days, here, above, and below. */
export function describeOutages(progress: AreaProgress, { outages }: Measure): string[] {
  const { own, below } = listRecentOutages(progress);
  const names = new Map(progress.rows.map((row) => [rangeOfCode(row.area.code).lo, formatAreaName(row.area)]));
  const lines = [
    ...own.map((one) => describeOutage(one, progress)),
    ...below.map((one) => `${names.get(one.areaLo) ?? 'Sebagian wilayah'}: ${describeOutage(one, progress)}`),
  ];
  if (lines.length <= outages) return lines;
  const rest = `Gangguan dalam 7 hari terakhir: ${formatCount(lines.length)}`;
  return outages === 0 ? [`${rest}.`] : [...lines.slice(0, outages), `${rest}, tidak semua disebut di sini.`];
}

/** How fresh the figures are and where they come from; what is made up is said however short the text has to be. */
export function describeSources(
  { campaign, changedAt }: AreaProgress,
  office: Office,
  { source }: Pick<Measure, 'source'>,
): string[] {
  const hour = changedAt === null ? 'belum ada' : formatInstant(new Date(changedAt), office.timeZone);
  return [
    `Data terakhir masuk: ${hour}.`,
    ...(source ? [endSentence(`Sumber: ${firstClause(campaign.source)}`)] : []),
    ...(campaign.simulated === null ? [] : [endSentence(`Simulasi: ${firstClause(campaign.simulated)}`)]),
  ];
}

function endSentence(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

/** So long may a source be before it is told only as far as its first clause. */
const longSource = 140;

/**
 * A text as far as its first sentence, and where that is still long, its first clause outside parentheses with "dan
 * lainnya" behind it: no word and no number is cut.
 */
export function firstClause(text: string): string {
  const ends = (mark: RegExp) => {
    let depth = 0;
    for (let at = 0; at < text.length; at++) {
      if (text[at] === '(') depth++;
      else if (text[at] === ')') depth--;
      else if (depth === 0 && mark.test(text[at] ?? '') && (text[at + 1] === ' ' || at + 1 === text.length)) return at;
    }
    return -1;
  };
  const sentence = ends(/[.]/);
  const whole = sentence < 0 ? text : text.slice(0, sentence);
  if (whole.length <= longSource) return whole;
  const clause = ends(/[,;]/);
  return clause < 0 || clause >= whole.length ? whole : `${text.slice(0, clause)}, dan lainnya`;
}

/** "Rekap Pendataan Keluarga 2021: Kabupaten Karawang". */
export function describeTitle({ campaign, area }: AreaProgress): string {
  return `Rekap ${campaign.name}: ${formatAreaTitle(area)}`;
}
