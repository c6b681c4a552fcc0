import type { CSSProperties, ReactNode } from 'react';
import { listKeyFigures } from '@/components/areas/key-figures';
import { ChannelBar } from '@/components/progress/channel-bar';
import { StatusMark, StatusWords } from '@/components/progress/status-mark';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { splitBacklog } from '@/lib/domain/backlog';
import { sumKnown } from '@/lib/domain/counts';
import type { Figures } from '@/lib/domain/progress';
import type { Screen } from '@/lib/domain/screens';
import { formatAreaName } from '@/lib/format/areas';
import { causeLabels, formatCause } from '@/lib/format/cause-words';
import { formatDayBeside, formatDayOfMonth } from '@/lib/format/days';
import { buildHeadline, formatExpected } from '@/lib/format/headline';
import { capitalise, formatCount, formatPercent } from '@/lib/format/numbers';
import { describeVisit } from '@/lib/format/visit-words';
import { levelWords } from '@/lib/format/words';
import styles from './screen.module.css';

type Props = { progress: AreaProgress; screen: Screen };

/** What a screen is of. */
export function titleOfScreen({ progress, screen }: Props): string {
  const level = levelWords[progress.detail];
  const name = formatAreaName(progress.area);
  switch (screen.kind) {
    case 'area':
      return name;
    case 'rows':
      return screen.from === 1 && screen.to === screen.of
        ? `${capitalise(level)}, terendah dahulu`
        : `${capitalise(level)} ${screen.from}–${screen.to} dari ${formatCount(screen.of)}, terendah dahulu`;
    case 'causes':
      return `Mengapa tertinggal: ${formatCount(screen.causes.reduce((sum, { count }) => sum + count, 0))} dari ${formatCount(screen.of)} ${level}`;
    case 'silent':
      return screen.count === 0
        ? `Semua ${level} sudah lapor ${formatDayOfMonth(progress.asOf)}`
        : `${formatCount(screen.count)} dari ${formatCount(screen.of)} ${level} tanpa laporan ${formatDayOfMonth(progress.asOf)}`;
    case 'visits':
      return `Kunjungan ${formatDayOfMonth(progress.asOf)}`;
  }
}

/** One screen, to be read from the back of a room. */
export function ScreenPart({ progress, screen }: Props): ReactNode {
  switch (screen.kind) {
    case 'area':
      return <OwnFigures progress={progress} />;
    case 'rows':
      return <Rows progress={progress} screen={screen} />;
    case 'causes':
      return <Causes screen={screen} />;
    case 'silent':
      return <Silent progress={progress} screen={screen} />;
    case 'visits':
      return (
        <ul className={styles.visits}>
          {screen.visits.map((visit) => (
            <li key={visit.id}>{describeVisit(visit)}</li>
          ))}
        </ul>
      );
  }
}

function OwnFigures({ progress }: { progress: AreaProgress }) {
  const { headline } = progress;
  const { sentence, why, story } = buildHeadline(progress);
  const end = Math.max(100, headline.percent ?? 0);
  return (
    <>
      <p className={styles.sentence}>
        {sentence.map((span) =>
          span.status ? (
            <StatusWords key={span.text} status={span.status}>
              {span.text}
            </StatusWords>
          ) : (
            <span key={span.text}>{span.text}</span>
          ),
        )}
      </p>
      {why === null ? null : <p className={styles.why}>{why}</p>}
      {headline.target ? (
        <div className={styles.bar}>
          <Bar figures={headline} recorded={progress.stage === 'recorded'} height={56} end={end} />
          <p
            data-side={(headline.expectedPercent / end) * 100 > 55 ? 'left' : 'right'}
            style={{ '--at': `${(headline.expectedPercent / end) * 100}%` } as CSSProperties}
          >
            seharusnya {formatExpected(headline.expectedPercent)}
          </p>
        </div>
      ) : null}
      <p className={styles.story}>{story.flatMap((spans) => spans.map((span) => span.text).join('')).join(' ')}</p>
      <dl className={styles.facts}>
        {listKeyFigures(progress)
          .slice(0, 6)
          .map(({ label, value, note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
              <dd className={styles.small}>{note}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

/** Where a scale in percent of the target ends, so that all that is drawn on it can be seen. */
function endOfScale(rows: readonly Figures[]): number {
  return Math.max(1, ...rows.flatMap(({ percent, expectedPercent }) => [percent ?? 0, expectedPercent * 1.15]));
}

/** A bar in percent of the target, on a scale that ends at `end`. */
function Bar(props: { figures: Figures; recorded: boolean; height: number; end: number }) {
  const { figures, recorded, height, end } = props;
  const { target, online, manual, unsplit } = figures;
  if (!target) return null;
  const backlog = recorded ? splitBacklog(figures) : null;
  const waiting = backlog ? sumKnown([backlog.online, backlog.unsplit]) : null;
  return (
    <ChannelBar
      parts={{ online, manual, unsplit, waiting, waitingManual: backlog?.manual ?? null }}
      end={(target * end) / 100}
      expected={(target * figures.expectedPercent) / 100}
      target={target}
      height={height}
    />
  );
}

function Rows({ progress, screen }: { progress: AreaProgress; screen: Extract<Screen, { kind: 'rows' }> }) {
  const end = endOfScale(progress.rows.map(({ figures }) => figures));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">No</th>
          <th scope="col">Wilayah</th>
          <th scope="col" className={styles.roomy}>
            <span className="visually-hidden">Batang</span>
          </th>
          <th scope="col" className={styles.number}>
            %
          </th>
          <th scope="col">Status</th>
          <th scope="col">Sebab</th>
        </tr>
      </thead>
      <tbody>
        {screen.rows.map(({ area, figures }, at) => (
          <tr key={area.code}>
            <td>{screen.from + at}</td>
            <th scope="row">{formatAreaName(area)}</th>
            <td className={styles.roomy}>
              <Bar figures={figures} recorded={progress.stage === 'recorded'} height={26} end={end} />
            </td>
            <td className={styles.number}>{formatPercent(figures.percent, figures.total)}</td>
            <td>
              <StatusMark figures={figures} />
            </td>
            <td className={styles.cause}>{formatCause(figures)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Causes({ screen }: { screen: Extract<Screen, { kind: 'causes' }> }) {
  return (
    <ul className={styles.causes}>
      {screen.causes.map(({ cause, count }) => (
        <li key={cause}>
          <b>{formatCount(count)}</b>
          <span>{causeLabels[cause]}</span>
          <svg height="22" aria-hidden="true">
            <rect width={`${(count / screen.of) * 100}%`} height="22" fill="currentColor" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

/** So few names are written large. */
const fewSilent = 10;

function Silent({ progress, screen }: { progress: AreaProgress; screen: Extract<Screen, { kind: 'silent' }> }) {
  const left = screen.count - screen.rows.length;
  return (
    <>
      <ul className={styles.silent} data-few={screen.rows.length <= fewSilent ? '' : undefined}>
        {screen.rows.map(({ area, figures: { lastReportDay } }) => (
          <li key={area.code}>
            {formatAreaName(area)}
            <small>
              {lastReportDay ? `terakhir ${formatDayBeside(lastReportDay, progress.asOf)}` : 'belum pernah lapor'}
            </small>
          </li>
        ))}
      </ul>
      {left > 0 ? <p className={styles.why}>dan {formatCount(left)} lagi</p> : null}
    </>
  );
}
