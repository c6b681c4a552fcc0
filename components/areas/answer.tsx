import type { ReactNode } from 'react';
import { ChangeArrow } from '@/components/progress/change-arrow';
import { causesOfPart, GapBar } from '@/components/progress/gap-bar';
import { ProgressBar } from '@/components/progress/progress-bar';
import { StatusShape, StatusWords } from '@/components/progress/status-mark';
import type { AreaProgress } from '@/lib/domain/area-progress';
import type { Cause } from '@/lib/domain/causes';
import { type GapPart, waitingOf } from '@/lib/domain/gap';
import { computePercent } from '@/lib/domain/progress';
import { type AreaAddress, hrefWith } from '@/lib/format/area-query';
import { describeChange } from '@/lib/format/change-words';
import { buildHeadline, type Span } from '@/lib/format/headline';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { levelWords, stagePhraseOf } from '@/lib/format/words';
import styles from './answer.module.css';

/** The answer: two sentences to read aloud, what lies behind them, the long bar, and what is missing enlarged below it. */
export function Answer(props: { progress: AreaProgress; address: AreaAddress; children?: ReactNode }) {
  const { progress, address, children } = props;
  const { headline } = progress;
  const { gap } = headline;
  const change = describeChange(headline.change, progress.asOf);
  const { sentence, why, story } = buildHeadline(progress, {
    drawn: gap !== null && gap.total > 0 && gap.notCollected !== null,
  });
  return (
    <div>
      <h1 className={styles.sentence}>
        {sentence.map((span) => (
          <Words key={span.text} span={span} shape />
        ))}
        {why === null ? null : <span className={styles.why}> {why}</span>}
      </h1>
      {children}
      {story.length > 0 || change !== null ? (
        <p className={styles.story}>
          {story.map((spans) => (
            <span key={spans.map((span) => span.text).join('')}>
              {spans.map((span) => (
                <Words key={span.text} span={span} />
              ))}{' '}
            </span>
          ))}
          {change === null ? null : (
            <span>
              <ChangeArrow count={headline.change?.count ?? 0} />
              {change}
            </span>
          )}
        </p>
      ) : null}
      <ProgressBar
        campaign={progress.campaign}
        figures={progress.headline}
        stage={progress.stage}
        late={progress.asOf > progress.clock.endDay}
        gap={(from, to) =>
          gap && (
            <GapBar
              {...{ gap, from, to }}
              unit={progress.campaign.unit}
              note={describeCollectedAll(progress)}
              linkOf={(part) => linkOfPart(progress, address, part)}
            />
          )
        }
      />
    </div>
  );
}

/** "Bila semua yang terdata masuk server: 8,17 %." Null: nothing waits, or nobody knows. */
function describeCollectedAll({ headline, campaign }: AreaProgress): string | null {
  const { gap, stages, target } = headline;
  if (!gap || gap.notCollected === null || !waitingOf(gap)) return null;
  const percent = formatPercent(computePercent(stages.collected, target), stages.collected);
  return `Bila semua yang ${stagePhraseOf(campaign, 'collected')} ${stagePhraseOf(campaign, 'recorded')}: ${percent}.`;
}

/** To the rows that lag for the cause of a part of the gap. */
function linkOfPart(progress: AreaProgress, address: AreaAddress, part: GapPart) {
  // A link that shows a longer table has no page with the rows that are counted here.
  if (progress.tooLong && address.sharedAt) return null;
  const [first, count] = causesOfPart[part].reduce<[Cause | null, number]>(
    (most, cause) => {
      const rows = progress.rows.filter((row) => row.figures.cause === cause).length;
      return rows > most[1] ? [cause, rows] : most;
    },
    [null, 0],
  );
  if (first === null) return null;
  const href = `${hrefWith(address, { filter: { status: null, cause: first, search: '' } })}#tabel`;
  return { href, label: `lihat ${formatCount(count)} ${levelWords[progress.detail]}` };
}

function Words({ span, shape = false }: { span: Span; shape?: boolean }) {
  if (span.status) {
    return (
      <span className={styles.status}>
        {shape ? <StatusShape status={span.status} /> : null}
        <StatusWords status={span.status}>{span.text}</StatusWords>
      </span>
    );
  }
  return span.strong ? <b>{span.text}</b> : span.text;
}
