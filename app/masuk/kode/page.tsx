import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CodeForm } from '@/components/users/code-form';
import { isCodeAwaited } from '@/lib/server/loaders/users';
import { signInCodeAction } from '../actions';
import styles from '../page.module.css';

export const metadata: Metadata = { title: 'Kode dua langkah · Kejar Target' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The second step of a sign-in. */
export default async function CodePage({ searchParams }: Props) {
  const { ke } = await searchParams;
  if (!(await isCodeAwaited())) redirect('/masuk');
  return (
    <main id="isi" className={styles.page}>
      <p className={styles.mark}>
        Kejar <span>Target</span>
      </p>
      <h1 className={styles.title}>Kode dua langkah</h1>
      <p className={styles.lead}>Kata sandi benar. Tulis kode dari aplikasi autentikator di ponsel Anda.</p>
      <CodeForm action={signInCodeAction} returnTo={typeof ke === 'string' ? ke : '/'} />
    </main>
  );
}
