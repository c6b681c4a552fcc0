import type { ReactNode } from 'react';
import { ProgressBar } from '@/components/progress/progress-bar';
import { StatusShape, StatusWords } from '@/components/progress/status-mark';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { buildHeadline, type Span } from '@/lib/format/headline';
import styles from './answer.module.css';

/** The answer: a sentence to read aloud, what lies behind it, and the long bar. */
export function Answer({ progress, children }: { progress: AreaProgress; children?: ReactNode }) {
  const { sentence, story } = buildHeadline(progress);
  return (
    <div>
      <h1 className={styles.sentence}>
        {sentence.map((span) => (
          <Words key={span.text} span={span} shape />
        ))}
      </h1>
      {children}
      {story.length > 0 ? (
        <p className={styles.story}>
          {story.map((spans) => (
            <span key={spans.map((span) => span.text).join('')}>
              {spans.map((span) => (
                <Words key={span.text} span={span} />
              ))}{' '}
            </span>
          ))}
        </p>
      ) : null}
      <ProgressBar
        campaign={progress.campaign}
        figures={progress.headline}
        stage={progress.stage}
        late={progress.asOf > progress.clock.endDay}
      />
    </div>
  );
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
