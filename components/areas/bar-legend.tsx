import { channelFills, waitingFills } from '@/components/progress/channel-patterns';
import type { TableKey } from '@/lib/domain/columns';
import { formatShare } from '@/lib/format/numbers';
import styles from './bar-legend.module.css';

/** How to read the bars of a list, once above it: where their scale ends, and what their fills and the tick are. */
export function BarLegend({ columns, end }: { columns: readonly TableKey[]; end: number }) {
  const fills = [
    { key: 'online', label: 'online', fill: channelFills.online },
    { key: 'manual', label: 'manual', fill: channelFills.manual },
    { key: 'unsplit', label: 'tanpa kanal', fill: channelFills.unsplit },
    { key: 'formulir', label: 'formulir menunggu', fill: waitingFills.manual },
    { key: 'belumkirim', label: 'belum terkirim', fill: waitingFills.online },
  ] as const;
  return (
    <p className={styles.legend}>
      <span>Batang 0–{formatShare(end)} dari target:</span>
      {fills
        .filter(({ key }) => columns.includes(key))
        .map(({ key, label, fill }) => (
          <span key={key}>
            <svg width="11" height="11" aria-hidden="true">
              <rect x=".5" y=".5" width="10" height="10" fill={fill} stroke="var(--online)" />
            </svg>
            {label}
          </span>
        ))}
      <span>
        <svg width="2" height="13" aria-hidden="true">
          <rect width="2" height="13" fill="var(--ink)" />
        </svg>
        seharusnya
      </span>
    </p>
  );
}
