import { formatCount } from '@/lib/format/numbers';
import styles from './proposal-notice.module.css';

/** That proposals of targets wait for the reader's decision; nothing where none does. */
export function ProposalNotice({ campaign, count }: { campaign: string; count: number }) {
  if (count === 0) return null;
  return (
    <p className={`${styles.notice} screen-only`}>
      <a href={`/${campaign}/target`}>{formatCount(count)} usulan target menunggu</a> putusan Anda.
    </p>
  );
}
