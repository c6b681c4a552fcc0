import type { AreaProgress } from '../domain/area-progress';
import { computeBacklog, splitBacklog } from '../domain/backlog';
import { largestGapPart } from '../domain/gap';
import { computePercent } from '../domain/progress';
import { capitalise, formatCount, formatDecimal, formatPace, formatPercent, formatRate, formatShare } from './numbers';
import { partWord, stagePhraseOf } from './words';

type Input = Pick<AreaProgress, 'campaign' | 'stage' | 'area' | 'headline' | 'parts' | 'asOf' | 'clock'>;

/**
 * The second sentence of the answer: why the area lags, with the figure that shows it, as a head reads it aloud. Null: it does
 * not lag, or the first sentence has said it.
 */
export function describeWhy(input: Input): string | null {
  const { headline } = input;
  const { cause, causeEvidence: evidence, gap } = headline;
  switch (cause) {
    case null:
      return null;
    case 'notReported':
      return headline.status === 'notReported' || evidence === null || evidence === 0
        ? null
        : `Sebab utama: tidak lapor ${formatCount(evidence)} hari.`;
    case 'server':
      return `Sebab utama: gangguan server, ${formatCount(evidence)} dari 7 hari terakhir hilang${describeParts(input)}.`;
    case 'paperWaiting':
    case 'onlineUnsent':
    case 'waiting':
      return gap?.notCollected === 0 ? describeFieldDone(input) : describeWaiting(input);
    case 'fewKader':
    case 'slowField':
      return describeField(input);
  }
}

/** What waits, by its names: "18.000 formulir menunggu dientri". */
function nameWaiting({ headline, campaign }: Input): string {
  const { manual, online, unsplit } = splitBacklog(headline);
  const parts = [
    manual ? `${formatCount(manual)} formulir menunggu dientri` : null,
    online ? `${formatCount(online)} data online belum terkirim` : null,
    unsplit ? `${formatCount(unsplit)} ${campaign.unit} menunggu ${stagePhraseOf(campaign, 'recorded')}` : null,
  ].filter((part) => part !== null);
  return parts.length < 3 ? parts.join(' dan ') : `${parts.slice(0, -1).join(', ')}, dan ${parts.at(-1)}`;
}

/** The field is where it should be: all that is missing waits (Karanganyar, Tidore). */
function describeFieldDone(input: Input): string {
  const { headline, campaign } = input;
  const { collected, recorded } = headline.stages;
  const percent = computePercent(collected, headline.target);
  const stands = percent !== null && percent >= 100 ? 'selesai' : 'sesuai jadwal';
  const waiting = computeBacklog(collected, recorded);
  const what = nameWaiting(input) || `${formatCount(waiting)} ${campaign.unit} menunggu`;
  return `Lapangan ${stands}: ${formatPercent(percent, collected)} ${stagePhraseOf(campaign, 'collected')}; ${what}.`;
}

function describeWaiting({ headline, campaign }: Input): string {
  const { gap, cause, causeEvidence } = headline;
  const share = causeEvidence === null ? '' : `, ${formatShare(Math.round(causeEvidence))} dari kekurangan`;
  if (cause === 'paperWaiting')
    return `Sebab utama: ${formatCount(gap?.paperWaiting ?? null)} formulir menunggu dientri${share}.`;
  if (cause === 'onlineUnsent')
    return `Sebab utama: ${formatCount(gap?.onlineUnsent ?? null)} data online belum terkirim${share}.`;
  const count = formatCount(gap?.unsplitWaiting ?? null);
  return `Sebab utama: ${count} ${campaign.unit} menunggu ${stagePhraseOf(campaign, 'recorded')}${share}.`;
}

/** "Sebab utama: 84.545 keluarga belum terdata; laju 0,53 per kader sehari, perlu 3,2." */
function describeField(input: Input): string {
  const { headline, campaign, stage } = input;
  const { gap, cause } = headline;
  const pace = describePace(input);
  if (stage === 'recorded' && gap && gap.notCollected === null && campaign.stages.includes('collected')) {
    return `${describeUnknown(input)}${pace === '' ? '' : `; ${pace}`}.`;
  }
  if (cause === 'fewKader') {
    const limit = formatDecimal(campaign.kaderLimit);
    return `Sebab utama: kader kurang; perlu ${formatDecimal(headline.requiredPacePerKader)} per kader sehari, batasnya ${limit}.`;
  }
  const missing = gap?.notCollected ?? (gap?.total || null);
  const what =
    missing === null ? 'lapangan lambat' : `${formatCount(missing)} ${campaign.unit} ${describeMissing(campaign)}`;
  return `Sebab utama: ${what}${pace === '' ? '' : `; ${pace}`}.`;
}

/** "belum didata", or by the campaign's own word ("belum terdaftar"). */
function describeMissing(campaign: Input['campaign']): string {
  if (campaign.stages.includes('collected')) return `belum ${campaign.words.collected ?? 'didata'}`;
  return `belum ${stagePhraseOf(campaign, 'recorded')}`;
}

function describePace({ headline, asOf, clock }: Input): string {
  const { pacePerKader, requiredPacePerKader, pace, requiredPace } = headline;
  if (asOf > clock.endDay || requiredPace === null) return '';
  // What it gains now would do: then the area lags by what it did not gain before.
  const catchesUp = pace !== null && pace >= requiredPace;
  const compare = (now: string, needed: string) =>
    catchesUp ? `laju ${now}, cukup bila bertahan (perlu ${needed})` : `laju ${now}, perlu ${needed}`;
  if (pacePerKader !== null && requiredPacePerKader !== null)
    return compare(`${formatRate(pacePerKader)} per kader sehari`, formatDecimal(requiredPacePerKader));
  return pace === null ? '' : compare(`${formatPace(pace)} sehari`, formatCount(requiredPace));
}

/** Nobody can say what the gap is made of: "Terdata dilaporkan 1 dari 27 kabupaten/kota". */
function describeUnknown({ campaign, headline, area, parts }: Input): string {
  const stage = capitalise(stagePhraseOf(campaign, 'collected'));
  const short = `kekurangan ${formatCount(headline.gap?.total ?? null)} ${campaign.unit} belum dapat dibagi menurut sebab`;
  if (parts.collected === null) return `${stage} belum dilaporkan, jadi ${short}`;
  return `${stage} baru dilaporkan ${formatCount(parts.collected)} dari ${formatCount(parts.of)} ${partWord(area)}, jadi ${short}`;
}

/** Behind the server: what the gap is made of, where its parts are known. */
function describeParts(input: Input): string {
  const { gap } = input.headline;
  if (!gap || largestGapPart(gap) === null || gap.notCollected === null) return '';
  return gap.notCollected === 0
    ? '; semua kekurangan menunggu masuk server'
    : `; ${formatCount(gap.notCollected)} ${input.campaign.unit} ${describeMissing(input.campaign)}`;
}
