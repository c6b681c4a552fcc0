import type { SentReminders } from '@/lib/domain/reminders';
import { formatDay } from '@/lib/format/days';
import { describeReminders } from '@/lib/format/reminder-words';
import styles from '../recaps/recap-state.module.css';

/** What became of the last reminders that an office had sent; null: none were yet. */
export function ReminderState({ sent }: { sent: SentReminders | null }) {
  if (!sent) return <p className={styles.state}>Pengingat terakhir: belum ada yang dikirim.</p>;
  return (
    <p className={styles.state} data-failed={sent.state === 'failed' || undefined}>
      Pengingat terakhir: {formatDay(sent.forDay)}, {sent.campaign.name}; {describeReminders(sent)}.
    </p>
  );
}
