import type { AreaProgress, RowFilter, RowOrder } from '../domain/area-progress';
import { rangeOfCode } from '../domain/areas';
import type { Flag } from '../domain/flags';
import { gapParts } from '../domain/gap';
import { listOutagesOf, type Outage } from '../domain/outages';
import type { Report } from '../domain/reports';
import type { TimeZone } from '../domain/time-zones';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { causeLabels, gapPartWords } from '../format/cause-words';
import { describeSignedOff } from '../format/closure-words';
import { describeComparisons } from '../format/comparison-words';
import { formatDay, formatDayBeside } from '../format/days';
import { describeDeadline } from '../format/deadline';
import { formatExpected } from '../format/headline';
import { describeHeldFigures } from '../format/held-words';
import { formatInstant } from '../format/instants';
import { formatCount } from '../format/numbers';
import { describeOrder } from '../format/order-words';
import { describeSpan } from '../format/outage-words';
import { describeLokus } from '../format/scope-words';
import { describeSpread } from '../format/spread-words';
import { describeOtherVersion } from '../format/target-set-words';
import { channelLabels, flagPhrases, levelWords, stageLabelOf, statusLabels } from '../format/words';

/** What the reader must know to read the figures. */
export function listFacts(
  progress: AreaProgress,
  view: { order: RowOrder; filter: RowFilter; shown: number; timeZone: TimeZone },
): Report['facts'] {
  const { campaign, area, rows, detail, clock, targetSet, asOf } = progress;
  const span = `${formatDayBeside(campaign.startDay, clock.endDay)} sampai ${formatDay(clock.endDay)}`;
  const gap = describeGap(progress);
  const facts = [
    { label: 'Kampanye', value: campaign.name },
    { label: 'Wilayah', value: `${formatAreaTitle(area)} (${area.code})` },
    { label: 'Keadaan', value: `${formatDay(asOf)}, hari ke-${clock.dayNumber} dari ${clock.dayCount} (${span})` },
    {
      label: 'Data terakhir masuk',
      value: progress.changedAt === null ? 'belum ada' : formatInstant(new Date(progress.changedAt), view.timeZone),
    },
    ...(gap === null ? [] : [{ label: 'Kurang', value: gap }]),
    { label: 'Tahap', value: `${stageLabelOf(campaign, progress.stage)}, satuan ${campaign.unit}` },
    {
      label: 'Versi target',
      value: targetSet ? `${targetSet.name}${targetSet.letter === null ? '' : ` (${targetSet.letter})`}` : 'belum ada',
    },
  ];
  const otherVersion = describeOtherVersion(progress);
  if (otherVersion !== null) facts.push({ label: 'Perhatikan', value: otherVersion });
  const lokus = describeLokus(progress);
  if (lokus !== null) facts.push({ label: 'Lokus', value: lokus });
  // In WIB, and unmoved, it stands in the line above.
  if (view.timeZone !== 'WIB' || clock.endDay !== campaign.endDay) {
    facts.push({ label: 'Batas akhir', value: describeDeadline(clock.endDay, view.timeZone) });
  }
  const signedOff = describeSignedOff(progress, view.timeZone);
  if (signedOff !== null) facts.push({ label: 'Pengesahan', value: signedOff });
  if (rows.length > 0) {
    const order = describeOrder(view.order);
    facts.push({ label: 'Baris', value: `${formatCount(rows.length)} ${levelWords[detail]}, ${order}` });
  }
  for (const value of describeComparisons(progress)) facts.push({ label: 'Pembanding', value });
  const spread = describeSpread(progress);
  if (spread) facts.push({ label: 'Sebaran', value: spread });
  if (view.shown < rows.length)
    facts.push({ label: 'Saringan', value: describeFilter(progress, view.filter, view.shown) });
  return facts;
}

/**
 * "115.745 dari yang seharusnya 19,67 %: belum didata 84.545, formulir menunggu 18.000, belum terkirim 13.200", the largest
 * first. Null: nothing is missing, or nobody knows.
 */
function describeGap({ headline }: AreaProgress): string | null {
  const { gap, expectedPercent } = headline;
  if (!gap || gap.total === 0) return null;
  const parts = gapParts
    .map((part) => ({ part, value: gap[part] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value)
    .map(({ part, value }) => `${gapPartWords[part]} ${formatCount(value)}`);
  const of = `${formatCount(gap.total)} dari yang seharusnya ${formatExpected(expectedPercent)}`;
  return parts.length === 0 ? of : `${of}: ${parts.join(', ')}`;
}

/** "status Tertinggal. Ditampilkan 12 dari 30; baris Jumlah tetap menjumlahkan semuanya." */
function describeFilter({ rows }: AreaProgress, { status, cause, search }: RowFilter, shown: number): string {
  const byStatus = status === 'belumLaporHariIni' ? 'tidak lapor hari ini' : status && `status ${statusLabels[status]}`;
  const byName = search.trim() === '' ? null : `memuat '${search.trim()}'`;
  const byCause = cause ? `sebab ${causeLabels[cause]}` : null;
  const filters = [byStatus, byCause, byName].filter((part) => part !== null).join(', ');
  const counts = `${formatCount(shown)} dari ${formatCount(rows.length)}`;
  return `${filters}. Ditampilkan ${counts}; baris Jumlah tetap menjumlahkan semuanya.`;
}

/** So many names stand in a note; of more it says how many there are. */
const mostNames = 12;

/** What the row "Belum dirinci" means. */
export const restNote = 'Belum dirinci: selisih angka wilayah ini dengan jumlah bagiannya.';

/** What stands below the table: what held the work up, who has not reported, what is odd, and where it comes from. */
export function listNotes(progress: AreaProgress, stands: { rest: boolean; timeZone: TimeZone }): string[] {
  const { campaign, rows, area } = progress;
  const outages = listOutagesOf({ outages: progress.outages, areaLo: rangeOfCode(area.code).lo });
  const silent = rows.filter((row) => row.figures.status === 'notReported');
  const notes = [
    ...outages.map((outage) => describeOutage(outage, progress, stands.timeZone)),
    ...(silent.length > 0 ? [`Belum lapor: ${nameRows(silent)}.`] : []),
    ...describeOdd(progress),
    ...noted.flatMap((flag) => describeFlag(flag, progress)),
    ...(stands.rest ? [restNote] : []),
    `Sumber: ${campaign.source}`,
    ...(campaign.simulated === null ? [] : [`Simulasi: ${campaign.simulated}`]),
    'Sel kosong atau – berarti belum lapor atau tidak diketahui, bukan nol.',
  ];
  return notes;
}

/** What the asterisks of the statuses mean. */
function describeOdd(progress: AreaProgress): string[] {
  const held = describeHeldFigures(progress);
  return held === '' ? [] : [`* Periksa: ${held} Sisa, laju, peringkat, dan status dihitung tanpa angka janggal.`];
}

/** "Gangguan 8 April sampai 9 April 2021 (Online): server pusat mati." With hours, in the zone of the reader. */
export function describeOutage(outage: Outage, { asOf }: Pick<AreaProgress, 'asOf'>, zone: TimeZone = 'WIB'): string {
  const channel = outage.channel === null ? '' : ` (${channelLabels[outage.channel]})`;
  const { fromDay, from, until, open } = outage;
  const span = describeSpan(
    { fromDay, toDay: open ? null : outage.toDay, ...(from && { from }), ...(until && { until }) },
    zone,
  );
  const still = outage.toDay >= asOf && outage.fromDay <= asOf && !until ? ', masih berlangsung' : '';
  return `Gangguan ${span}${still}${channel}: ${outage.reason.replace(/\.$/, '')}.`;
}

/** Flags that a reader must know before quoting a row. Over target is no fault, and stale is said by the last report. */
const noted: readonly Flag[] = [
  'partsExceedWhole',
  'targetPartsDiffer',
  'implausibleTarget',
  'fell',
  'implausiblePerKader',
  'recordedAboveCollected',
  'outsideScope',
  'afterEnd',
];

function describeFlag(flag: Flag, { headline, rows, area }: AreaProgress): string[] {
  const flagged = rows.filter((row) => row.figures.flags.includes(flag));
  const own = headline.flags.includes(flag) ? [formatAreaTitle(area)] : [];
  if (flagged.length + own.length === 0) return [];
  const names = [...own, ...(flagged.length > 0 ? [nameRows(flagged)] : [])].join(', ');
  return [`Periksa: ${flagPhrases[flag]}: ${names}.`];
}

function nameRows(rows: AreaProgress['rows']): string {
  const names = rows.slice(0, mostNames).map((row) => formatAreaName(row.area));
  const more = rows.length - names.length;
  const list = names.join(', ');
  return more > 0 ? `${formatCount(rows.length)} wilayah, antara lain ${list}` : list;
}
