import type { Metadata } from 'next';
import masuk from '@/app/masuk/page.module.css';
import { InvitationForm } from '@/components/users/invitation-form';
import { loadInvitation } from '@/lib/server/loaders/users';
import { acceptAction } from './actions';

export const metadata: Metadata = { title: 'Undangan · Kejar Target', referrer: 'same-origin' };

type Props = { params: Promise<{ token: string }> };

/** The page of a one-time link, on which an invited user sets name and password. An invalid link gets the same answer for every reason. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invited = await loadInvitation(token);
  return (
    <main id="isi" className={masuk.page}>
      <p className={masuk.mark}>
        Kejar <span>Target</span>
      </p>
      <InvitationForm action={acceptAction} token={token} invited={invited} />
    </main>
  );
}
