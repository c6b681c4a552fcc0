import type { AreaRef } from '../domain/area-progress';
import type { LevelName } from '../domain/areas';
import { type Call, type CallList, countCalls, type ReportingPhase, type ReportState } from '../domain/call-list';
import type { IsoDay } from '../domain/days';
import { formatAreaName, formatAreaTitle } from './areas';
import { formatDay, formatDayBeside, formatWeekday } from './days';
import { formatCount } from './numbers';
import { levelWords } from './words';

/** "belum pernah lapor, 12 hari", "3 hari tidak lapor", "tidak lapor hari ini". */
export function describeSilence({ kind, days }: Pick<Call, 'kind' | 'days'>): string {
  if (kind === 'never') return `belum pernah lapor, ${formatCount(days)} hari`;
  return days === 1 ? 'tidak lapor hari ini' : `${formatCount(days)} hari tidak lapor`;
}

/** What is known of an area that is called: "terakhir 9 April: 445", "target 41.536, 258 kader". */
export function describeStanding(
  call: Pick<Call, 'lastReportDay' | 'total' | 'target' | 'kader'>,
  asOf: IsoDay,
): string {
  const { lastReportDay, total, target, kader } = call;
  if (lastReportDay) {
    const day = `terakhir ${formatDayBeside(lastReportDay, asOf)}`;
    return total === null ? day : `${day}: ${formatCount(total)}`;
  }
  return `target ${formatCount(target)}${kader === null ? '' : `, ${formatCount(kader)} kader`}`;
}

/** "2 belum pernah lapor, 3 tidak lapor hari ini"; null: nobody is called. */
export function describeCalls(calls: readonly Pick<Call, 'kind'>[]): string | null {
  const { never, silent } = countCalls(calls);
  const parts = [
    ...(never > 0 ? [`${formatCount(never)} belum pernah lapor`] : []),
    ...(silent > 0 ? [`${formatCount(silent)} tidak lapor hari ini`] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

/**
 * How complete the figure of the day is, for the head of a page: "25 dari 30 kecamatan melapor hari ini; angka hari ini belum
 * lengkap". Null: no area below takes part.
 */
export function describeReportState(state: ReportState, level: LevelName): string | null {
  const { of, reported, done } = state;
  if (of === 0) return null;
  const finished = done > 0 ? ` (${formatCount(done)} lagi sudah selesai)` : '';
  const complete = reported + done >= of ? 'lengkap' : 'belum lengkap';
  return `${formatCount(reported)} dari ${formatCount(of)} ${levelWords[level]} melapor hari ini${finished}; angka hari ini ${complete}`;
}

/** Why nobody is called, where that is not because all have reported; null while reports are waited for. */
export function describePhase(
  phase: ReportingPhase,
  { startDay, endDay, asOf }: { startDay: IsoDay; endDay: IsoDay; asOf: IsoDay },
): string | null {
  switch (phase) {
    case 'notStarted':
      return `Pendataan mulai ${formatDay(startDay)}; belum ada laporan yang ditunggu.`;
    case 'ended':
      return `Masa pendataan berakhir ${formatDayBeside(endDay, asOf)}; laporan harian tidak ditunggu lagi.`;
    case 'closed':
      return 'Kampanye ini sudah ditutup; tidak ada laporan yang ditunggu.';
    case 'running':
      return null;
  }
}

/** How many areas a text for a group names of each of the two lists; the others are counted. */
const namedInText = 40;

/**
 * The list as a text for the group of an area's offices, with WhatsApp's marks for bold: who has not reported, and since
 * when. Without telephone numbers: in a group people are addressed by name.
 */
export function buildCallText(input: {
  campaign: { name: string };
  area: AreaRef;
  asOf: IsoDay;
  level: LevelName;
  list: CallList;
}): string {
  const { campaign, area, asOf, level, list } = input;
  const state = describeReportState(list, level);
  const block = (title: string, kind: Call['kind']): string[] => {
    const calls = list.calls.filter((call) => call.kind === kind);
    if (calls.length === 0) return [];
    const left = calls.length - namedInText;
    return [
      '',
      `*${title}: ${formatCount(calls.length)}*`,
      ...calls.slice(0, namedInText).map((call) => `- ${formatAreaName(call.area)} (${describeInText(call, asOf)})`),
      ...(left > 0 ? [`- dan ${formatCount(left)} lagi`] : []),
    ];
  };
  return [
    `*Laporan yang ditunggu, ${formatAreaTitle(area)}*`,
    `${campaign.name}, ${formatWeekday(asOf)}`,
    ...(state === null ? [] : [`${state}.`]),
    ...block('Belum pernah lapor', 'never'),
    ...block('Tidak lapor hari ini', 'silent'),
    '',
    'Mohon laporannya dikirim hari ini. Terima kasih.',
  ].join('\n');
}

function describeInText(call: Call, asOf: IsoDay): string {
  if (call.lastReportDay === null) return `${formatCount(call.days)} hari`;
  return `${describeStanding(call, asOf)}${call.days > 1 ? `, ${formatCount(call.days)} hari` : ''}`;
}

/** What a telephone calls of a number as an office writes it: the first, when it writes two. Null: there is none. */
export function formatTelephoneHref(telephone: string): string | null {
  const [first = ''] = telephone.split(/[,/;]|\s*ext/i);
  const digits = first.replaceAll(/\D/g, '');
  if (digits.length < 5) return null;
  return `tel:${first.trim().startsWith('+') ? '+' : ''}${digits}`;
}
