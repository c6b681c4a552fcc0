import type { Cause } from '@/lib/domain/causes';
import { type Gap, type GapPart, gapParts, largestGapPart } from '@/lib/domain/gap';
import { gapPartWords } from '@/lib/format/cause-words';
import { formatCount, formatShare } from '@/lib/format/numbers';
import { waitingFills } from './channel-patterns';
import styles from './gap-bar.module.css';
import { drawnShare } from './scale';

/** The same fills as in the bar above and in the rows; what was not collected is empty. */
const fills: Record<GapPart, string> = {
  onlineUnsent: waitingFills.online,
  paperWaiting: waitingFills.manual,
  unsplitWaiting: waitingFills.unsplit,
  notCollected: 'var(--paper)',
};

/** The causes that lead to a part: in the table they are what to filter by. */
export const causesOfPart: Record<GapPart, readonly Cause[]> = {
  onlineUnsent: ['onlineUnsent'],
  paperWaiting: ['paperWaiting'],
  unsplitWaiting: ['waiting'],
  notCollected: ['slowField', 'fewKader'],
};

/**
 * What is missing, as an enlargement of the bar above: from what is recorded to what should be, in parts that add up, the
 * largest in bold.
 * @param props.from, props.to where the gap lies in the bar above, in percent of its width
 * @param props.linkOf leads to the rows that lag for a part's cause; null: there are none
 */
export function GapBar(props: {
  gap: Gap;
  unit: string;
  from: number;
  to: number;
  note: string | null;
  linkOf: (part: GapPart) => { href: string; label: string } | null;
}) {
  const { gap, unit, from, to } = props;
  if (gap.total === 0) return null;
  const largest = largestGapPart(gap);
  const parts = gapParts.flatMap((part) => {
    const value = gap[part];
    return value ? [{ part, value, share: drawnShare(value, gap.total) }] : [];
  });
  let at = 0;
  const drawn = parts.map((one) => {
    const x = at;
    at += one.share;
    return { ...one, x };
  });
  return (
    <div className={styles.gap}>
      {parts.length === 0 ? null : (
        <svg className={styles.lens} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <polygon points={`${from},0 ${to},0 100,10 0,10`} />
        </svg>
      )}
      <p className={styles.title} data-alone={parts.length === 0 ? '' : undefined}>
        <b>
          Kurang {formatCount(gap.total)} {unit}
        </b>
        {props.note === null ? null : <span> {props.note}</span>}
      </p>
      {parts.length === 0 ? null : (
        <>
          <svg className={styles.bar} width="100%" height="26" aria-hidden="true">
            {drawn.map(({ part, x, share }) => (
              <rect key={part} x={`${x}%`} y="1" width={`${share}%`} height="24" fill={fills[part]} />
            ))}
          </svg>
          <ul className={styles.key}>
            {parts.map(({ part, value, share }) => {
              const link = props.linkOf(part);
              return (
                <li key={part} data-largest={part === largest ? '' : undefined}>
                  <svg width="13" height="13" aria-hidden="true">
                    <rect x=".5" y=".5" width="12" height="12" fill={fills[part]} stroke="var(--online)" />
                  </svg>
                  <span>
                    <b>{formatCount(value)}</b> {gapPartWords[part]}, {formatShare(Math.round(share))}
                    {link === null ? null : (
                      <span className="screen-only">
                        {' · '}
                        <a href={link.href}>{link.label}</a>
                      </span>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
