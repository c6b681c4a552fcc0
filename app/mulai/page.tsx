import type { Metadata } from 'next';
import masuk from '@/app/masuk/page.module.css';
import { FirstRunForm } from '@/components/users/first-run-form';
import { requireFirstRun } from '@/lib/server/loaders/users';
import { beginAction } from './actions';

export const metadata: Metadata = { title: 'Mulai · Kejar Target' };

/** The first step of an installation: its administrator. An installation that has one redirects to "/". */
export default async function FirstRunPage() {
  await requireFirstRun();
  return (
    <main id="isi" className={masuk.page}>
      <p className={masuk.mark}>
        Kejar <span>Target</span>
      </p>
      <FirstRunForm action={beginAction} />
    </main>
  );
}
