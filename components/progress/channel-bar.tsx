import styles from './channel-bar.module.css';
import { channelFills, waitingFills } from './channel-patterns';
import { drawnShare } from './scale';

export type BarParts = {
  online: number | null;
  manual: number | null;
  unsplit: number | null;
  /** Collected and not yet recorded: all of it, or what is not known to be paper. */
  waiting: number | null;
  /** Paper forms that wait, where they are told apart. */
  waitingManual?: number | null;
};

/**
 * Channels as stretches of one bar on a scale that ends at `end` (same unit), and a tick for where it should stand. Drawn
 * in SVG, because browsers leave backgrounds out when they print. What it shows always stands beside it in figures.
 */
export function ChannelBar(props: {
  parts: BarParts;
  end: number;
  expected: number | null;
  /** Where the target lies on a scale that goes beyond it. */
  target?: number | null;
  /** How far the empty bar reaches, where that is not the end of the scale. */
  track?: number | null;
  height: number;
}) {
  const { parts, end, height } = props;
  const stretches = [
    { key: 'online', value: parts.online, fill: channelFills.online },
    { key: 'manual', value: parts.manual, fill: channelFills.manual },
    { key: 'unsplit', value: parts.unsplit, fill: channelFills.unsplit },
    { key: 'waiting', value: parts.waiting, fill: waitingFills.online },
    { key: 'waitingManual', value: parts.waitingManual ?? null, fill: waitingFills.manual },
  ];
  let from = 0;
  const drawn = stretches.flatMap(({ key, value, fill }) => {
    const width = drawnShare(value, end);
    const x = from;
    from += width;
    return width > 0 && x < 100 ? [{ key, x, width: Math.min(width, 100 - x), fill }] : [];
  });
  const tick = props.expected === null ? null : drawnShare(props.expected, end);
  const track = props.track ? Math.min(100, drawnShare(props.track, end)) : 100;
  const target = props.target && props.target < end ? drawnShare(props.target, end) : null;
  return (
    <svg className={styles.bar} width="100%" height={height} aria-hidden="true">
      <rect className={styles.track} y="3" width={`${track}%`} height={height - 6} />
      {drawn.map(({ key, x, width, fill }) => (
        <rect
          key={key}
          className={key === 'online' ? undefined : styles.outlined}
          x={`${x}%`}
          y="3"
          width={`${width}%`}
          height={height - 6}
          fill={fill}
        />
      ))}
      {from > 100.5 ? (
        <svg x="100%" overflow="visible" aria-hidden="true">
          <path className={styles.broken} d={`M-9 1l5 ${height / 2 - 1}-5 ${height / 2 - 1}`} />
        </svg>
      ) : null}
      {target === null ? null : <rect className={styles.target} x={`${target}%`} y="3" width="1" height={height - 6} />}
      {tick === null ? null : <rect className={styles.tick} x={`${Math.min(tick, 99.6)}%`} width="2" height={height} />}
    </svg>
  );
}
