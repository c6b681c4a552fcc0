import { HelpWord } from '@/components/ui/help-button';
import { type AreaProgress, lacksReport, rowsTakingPart } from '@/lib/domain/area-progress';
import { paceDays } from '@/lib/domain/pace';
import { computePercent, judgedFigure } from '@/lib/domain/progress';
import { computeProjectedTotal } from '@/lib/domain/projection';
import { timeZoneOf } from '@/lib/domain/time-zones';
import { type AreaAddress, areaHref } from '@/lib/format/area-query';
import { formatDayBeside, formatDayShort, formatDayShortYear } from '@/lib/format/days';
import type { TermKey } from '@/lib/format/definitions';
import { formatCount, formatDecimal, formatPace, formatPercent } from '@/lib/format/numbers';
import { formatSpread } from '@/lib/format/spread-words';
import { levelWords } from '@/lib/format/words';
import styles from './key-figures.module.css';

/** `term`: what explains its label (`lib/format/definitions.ts`). */
type KeyFigure = { term: TermKey; label: string; value: string; note: string };

/** The definitions that the labels of the figures open. */
export const keyFigureTerms = [
  ...['hariKe', 'sisa', 'perlu', 'perKader', 'laju', 'perkiraanSelesai', 'belumLaporHariIni', 'batasBawah'],
] as const satisfies readonly TermKey[];

/** The row of figures below the bar: time, work left, speed. Each is the domain's; here they only get their words. */
export function KeyFigures({ progress, address }: { progress: AreaProgress; address: AreaAddress }) {
  // Who came by a share link can go nowhere else.
  const calculator = address.sharedAt ? null : areaHref(address, 'kalkulator');
  return (
    <dl className={styles.facts}>
      {listKeyFigures(progress).map(({ term, label, value, note }) => (
        <div key={label}>
          <dt>
            <HelpWord term={term}>{label}</HelpWord>
          </dt>
          <dd>{value}</dd>
          <dd className={styles.note}>
            {note}
            {term === 'perkiraanSelesai' && calculator ? (
              <span className="screen-only">
                ; <a href={calculator}>hitung bila…</a>
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The figures of time, work left and speed with their words. */
export function listKeyFigures(progress: AreaProgress): KeyFigure[] {
  const { clock, headline, campaign, asOf } = progress;
  // The end is one instant in all of Indonesia: in areas outside WIB the zone is named.
  const elsewhere = timeZoneOf(progress.area.code) === 'WIB' ? '' : ' 23.59 WIB';
  const end = `${formatDayBeside(clock.endDay, asOf)}${elsewhere}`;
  const over = asOf > clock.endDay;
  const held = headline.flags.includes('held');
  const time: KeyFigure = over
    ? { term: 'hariKe', label: 'Waktu', value: 'Habis', note: `selesai ${end}` }
    : {
        term: 'hariKe',
        label: 'Hari ke-',
        value: formatCount(clock.dayNumber),
        note: `dari ${clock.dayCount}, selesai ${end}`,
      };
  const needed: KeyFigure = {
    term: 'perlu',
    label: 'Perlu per hari',
    value: formatCount(headline.requiredPace),
    note:
      headline.requiredPace === 0
        ? 'target tercapai'
        : over || clock.daysLeft === 0
          ? 'waktu habis'
          : headline.remaining === null && held
            ? 'belum dapat dihitung'
            : 'mulai besok',
  };
  const perKader: KeyFigure = {
    term: 'perKader',
    label: 'Per kader sehari',
    value: formatDecimal(headline.requiredPacePerKader),
    note: headline.kader === null ? 'jumlah kader belum ada' : `${formatCount(headline.kader)} kader`,
  };
  const pace: KeyFigure = {
    term: 'laju',
    label: `Laju ${paceDays} hari terakhir`,
    value: formatPace(headline.pace),
    note: progress.series.some((point) => point.down) ? 'per hari, tanpa hari gangguan' : 'per hari',
  };
  const finish = describeFinish(progress);
  const note = held ? `${campaign.unit}, tanpa angka janggal` : campaign.unit;
  const left: KeyFigure = { term: 'sisa', label: 'Sisa', value: formatCount(headline.remaining), note };
  return [time, left, needed, perKader, pace, finish, ...silent(progress), ...spread(progress)];
}

/** The day on which the target is reached at today's pace, or, where that is after the end, how far it leads by then. */
function describeFinish({ headline, asOf, clock }: AreaProgress): KeyFigure {
  const term = 'perkiraanSelesai';
  const day = headline.projectedFinish;
  const total = computeProjectedTotal({
    total: judgedFigure(headline).total,
    pace: headline.pace,
    daysLeft: clock.daysLeft,
  });
  if (day !== null && day > clock.endDay && total !== null) {
    return {
      term,
      label: `Tercapai pada ${formatDayBeside(clock.endDay, asOf)}`,
      value: formatPercent(computePercent(total, headline.target), total),
      note: 'pada laju ini, tidak selesai',
    };
  }
  const label = 'Perkiraan selesai';
  if (day !== null) {
    const value = day.slice(0, 4) === asOf.slice(0, 4) ? formatDayShort(day) : formatDayShortYear(day);
    return { term, label, value, note: 'pada laju sekarang' };
  }
  return headline.status === 'done'
    ? { term, label, value: 'Selesai', note: 'target tercapai' }
    : { term, label, value: formatCount(null), note: 'belum dapat dihitung' };
}

/** How many rows have not reported for the day; nothing where there are no rows. */
function silent({ rows: listed, detail }: AreaProgress): KeyFigure[] {
  const rows = rowsTakingPart(listed);
  if (rows.length === 0) return [];
  const lacking = rows.filter(lacksReport);
  const never = lacking.filter((row) => row.figures.lastReportDay === null).length;
  const note = `dari ${formatCount(rows.length)} ${levelWords[detail]}`;
  return [
    {
      term: 'belumLaporHariIni',
      label: 'Tidak lapor hari ini',
      value: formatCount(lacking.length),
      note: never === 0 ? note : `${note}, ${formatCount(never)} di antaranya belum pernah`,
    },
  ];
}

/** The number of areas below the campaign's floor, beside the average (rule 18). */
function spread(progress: AreaProgress): KeyFigure[] {
  const told = formatSpread(progress);
  return told ? [{ term: 'batasBawah', ...told }] : [];
}
