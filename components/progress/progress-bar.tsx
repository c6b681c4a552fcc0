import type { ReactNode } from 'react';
import { HelpWord } from '@/components/ui/help-button';
import { splitBacklog } from '@/lib/domain/backlog';
import type { Campaign } from '@/lib/domain/campaigns';
import { type Stage, sumKnown } from '@/lib/domain/counts';
import type { Figures } from '@/lib/domain/progress';
import { formatExpected } from '@/lib/format/headline';
import { formatCount } from '@/lib/format/numbers';
import { channelLabels, stagePhraseOf } from '@/lib/format/words';
import { type BarParts, ChannelBar } from './channel-bar';
import { channelFills, waitingFills } from './channel-patterns';
import styles from './progress-bar.module.css';
import { drawnShare } from './scale';

/** Percent from which the label is placed left of its mark: on the right it would not fit on a phone. */
const flipsFrom = 55;

/** The long bar below the answer: channels, what waits, where it should stand today. It grows beyond 100 %. */
export function ProgressBar(props: {
  campaign: Pick<Campaign, 'words' | 'channels'>;
  figures: Figures;
  stage: Stage;
  late: boolean;
  /** Draws the gap below, told where it lies in this bar, in percent of its width. */
  gap?: (from: number, to: number) => ReactNode;
}) {
  const { campaign, figures, stage, late } = props;
  const { target } = figures;
  if (!target) return null;
  const backlog = stage === 'recorded' ? splitBacklog(figures) : null;
  const waitingManual = backlog?.manual ?? null;
  const waiting = backlog ? sumKnown([backlog.online, backlog.unsplit]) : null;
  const { online, manual, unsplit } = figures;
  const byChannel = campaign.channels.length > 1 || online !== null || manual !== null;
  const parts: BarParts = { online, manual, unsplit, waiting, waitingManual };
  const end = Math.max(target, (figures.total ?? 0) + (waiting ?? 0) + (waitingManual ?? 0));
  // What waits has its words below, as parts of what is missing, unless more waits than is missing.
  const told = Boolean(props.gap && figures.gap?.notCollected);
  const expected = (target * figures.expectedPercent) / 100;
  const at = drawnShare(expected, end);
  const key = (
    <ul className={styles.key}>
      {(['online', 'manual', 'unsplit'] as const).map((channel) =>
        figures[channel] ? (
          <Key key={channel} fill={channelFills[channel]} value={figures[channel]}>
            {byChannel ? `${channelLabels[channel].toLowerCase()} ` : ''}
            {stagePhraseOf(campaign, stage)}
          </Key>
        ) : null,
      )}
      {waiting && !told ? (
        <Key fill={waitingFills.online} value={waiting}>
          {stagePhraseOf(campaign, 'collected')}
          {backlog?.online && !backlog.unsplit ? ' online' : ''}, belum {stagePhraseOf(campaign, 'recorded')}
        </Key>
      ) : null}
      {waitingManual && !told ? (
        <Key fill={waitingFills.manual} value={waitingManual}>
          formulir kertas {stagePhraseOf(campaign, 'collected')}, belum {stagePhraseOf(campaign, 'recorded')}
        </Key>
      ) : null}
    </ul>
  );
  return (
    <div className={styles.progress}>
      {told ? key : null}
      <p className={styles.scale}>
        <span className={styles.expected} data-side={at > flipsFrom ? 'left' : 'right'} style={{ left: `${at}%` }}>
          <HelpWord term="seharusnya">{late ? 'seharusnya' : 'seharusnya hari ini'}</HelpWord>{' '}
          <b>{formatExpected(figures.expectedPercent)}</b>
        </span>
        {drawnShare(target, end) - at > 30 ? (
          <span className={styles.target} style={{ right: `${100 - drawnShare(target, end)}%` }}>
            target <b>{formatCount(target)}</b>
          </span>
        ) : null}
      </p>
      <ChannelBar parts={parts} end={end} expected={expected} target={target} height={34} />
      {told ? null : key}
      {props.gap?.(drawnShare(figures.total, end), at)}
    </div>
  );
}

function Key(props: { fill: string; value: number; children: ReactNode }) {
  return (
    <li>
      <svg width="13" height="13" aria-hidden="true">
        <rect x=".5" y=".5" width="12" height="12" fill={props.fill} stroke="var(--online)" />
      </svg>
      <b>{formatCount(props.value)}</b> {props.children}
    </li>
  );
}
