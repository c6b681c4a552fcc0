import { describeCampaignChange } from '@/lib/format/campaign-changes';
import { formatInstant } from '@/lib/format/instants';
import styles from './campaign-history.module.css';

type Change = {
  at: Date;
  by: string | null;
  action: string;
  basis: string | null;
  detail: Record<string, unknown>;
};

/** The changes of a campaign, newest first: time, user, letter, and old and new values. */
export function CampaignHistory({ changes }: { changes: readonly Change[] }) {
  return (
    <section aria-labelledby="riwayat" className={styles.section}>
      <h2 id="riwayat">Riwayat perubahan</h2>
      {changes.length === 0 ? <p>Belum ada perubahan yang tercatat.</p> : null}
      <ol>
        {changes.map((change) => {
          const { what, details } = describeCampaignChange(change.action, change.detail);
          return (
            <li key={`${change.at.toISOString()} ${change.action}`}>
              <p>
                <b>{formatInstant(change.at, 'WIB')}</b>: {change.by ?? 'Operator baris perintah'} {what}
                {change.basis ? `, ${change.basis}` : ''}
              </p>
              {details.length > 0 ? (
                <ul>
                  {details.map((detail) => (
                    <li key={detail}>{detail}</li>
                  ))}
                </ul>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
