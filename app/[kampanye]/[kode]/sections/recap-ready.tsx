import { RecapNotice } from '@/components/recaps/recap-notice';
import { localTime } from '@/lib/domain/time-zones';
import { loadNotices } from '@/lib/server/loaders/notices';
import { seenAction } from '../recap-actions';

/** That the recap of the reader's office is ready; nothing once it was seen. */
export async function RecapReady({ campaign, returnTo }: { campaign: string; returnTo: string }) {
  const recap = (await loadNotices(campaign))?.recap;
  if (!recap) return null;
  const { day } = localTime(new Date(), recap.timeZone);
  return <RecapNotice recap={recap} page={{ campaign, returnTo }} today={day} action={seenAction} />;
}
