import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Island } from '@/components/ui/island';
import { SignIn } from '@/components/users/sign-in';
import type { SignInRefusal } from '@/lib/domain/users';
import { loadSignIn } from '@/lib/server/loaders/users';
import { signInAction } from './actions';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Masuk · Kejar Target' };

type Query = Record<string, string | string[] | undefined>;

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { user, returnTo, personas } = await loadSignIn(query.ke);
  if (user) redirect(returnTo);
  return (
    <main id="isi" className={styles.page}>
      <p className={styles.mark}>
        Kejar <span>Target</span>
      </p>
      <h1 className={styles.title}>Masuk</h1>
      <p className={styles.lead}>Target dan capaian pendataan keluarga, dari nasional sampai desa.</p>
      <Island name="masuk">
        <SignIn
          action={signInAction}
          returnTo={returnTo}
          notice={noticeOf(query)}
          refusal={refusalOf(query.error)}
          personas={personas.map(({ email, name, office, area }) => ({ email, name, office, areaCode: area.code }))}
        />
      </Island>
    </main>
  );
}

function noticeOf(query: Query): string | null {
  if (query.sesi === 'berakhir') return 'Sesi Anda berakhir, silakan masuk lagi.';
  return query.keluar === '1' ? 'Anda sudah keluar.' : null;
}

/** What next-auth's own flow writes into the address when it sends a user here. */
function refusalOf(error: Query[string]): SignInRefusal | null {
  if (error === 'CredentialsSignin') return { reason: 'wrong' };
  const minutes = typeof error === 'string' ? /^TooManyAttempts-(\d{1,2})$/.exec(error)?.[1] : undefined;
  return minutes ? { reason: 'tooMany', minutes: Number(minutes) } : null;
}
