import type { Metadata } from 'next';
import masuk from '@/app/masuk/page.module.css';
import { RecipientQuestion } from '@/components/recaps/recipient-question';
import { loadRecipientLink } from '@/lib/server/loaders/recap-schedule';
import { confirmAction, declineAction } from './actions';

export const metadata: Metadata = { title: 'Penerima rekap · Kejar Target', referrer: 'same-origin' };

type Props = { params: Promise<{ token: string }> };

/**
 * Asks the owner of an address whether they want the recap of an office. Opening it answers nothing, for the filters of
 * mail servers open links too. An invalid link gets the same answer for every reason.
 */
export default async function RecipientPage({ params }: Props) {
  const { token } = await params;
  const asked = await loadRecipientLink(token);
  return (
    <main id="isi" className={masuk.page}>
      <p className={masuk.mark}>
        Kejar <span>Target</span>
      </p>
      <RecipientQuestion asked={asked} token={token} actions={{ confirm: confirmAction, decline: declineAction }} />
    </main>
  );
}
