import { decisionToldDays } from '@/lib/domain/target-proposals';
import { formatCount } from '@/lib/format/numbers';
import styles from './proposal-notice.module.css';

/** That proposals of targets wait for the reader's decision, and that those of the reader's office were decided lately. */
export function ProposalNotice({ campaign, count, decided }: { campaign: string; count: number; decided: number }) {
  const list = `/${campaign}/target`;
  return (
    <>
      {count > 0 ? (
        <p className={`${styles.notice} screen-only`}>
          <a href={list}>{formatCount(count)} usulan target menunggu</a> putusan Anda.
        </p>
      ) : null}
      {decided > 0 ? (
        <p className={`${styles.notice} screen-only`}>
          <a href={`${list}#diputuskan`}>{formatCount(decided)} usulan target kantor Anda sudah diputuskan</a> dalam{' '}
          {decisionToldDays} hari terakhir.
        </p>
      ) : null}
    </>
  );
}
