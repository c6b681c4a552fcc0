import { ButtonLink } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { recipientLinkDays } from '@/lib/domain/recap-recipients';
import type { UserFormAction } from '@/lib/format/user-forms';
import { UserForm } from '../users/user-form';
import styles from '../users/user-shell.module.css';

/** The page of a recipient's link: yes or no; null: the link is invalid. */
export function RecipientQuestion(props: {
  asked: { email: string; office: string } | null;
  token: string;
  actions: Record<'confirm' | 'decline', UserFormAction>;
}) {
  const { asked, actions } = props;
  if (!asked) {
    return (
      <Message title="Tautan tidak dapat dipakai" actions={<ButtonLink href="/masuk">Ke halaman masuk</ButtonLink>}>
        <p>
          Tautan konfirmasi dipakai sekali dan berlaku {recipientLinkDays} hari. Bila Anda belum menjawab, mintalah
          kantor itu mengirim tautan baru.
        </p>
      </Message>
    );
  }
  const { email, office } = asked;
  const fields = [{ name: 'tautan', label: '', kind: 'hidden', value: props.token } as const];
  return (
    <>
      <h1 className={styles.title}>Terima rekap harian?</h1>
      <p className={styles.lead}>
        {office} ingin mengirim rekap hariannya ke {email}. Rekap dikirim paling banyak sekali sehari, dan kantor itu
        dapat menghentikannya kapan saja.
      </p>
      <UserForm id="terima" action={actions.confirm} fields={fields} submit="Terima rekap" pending="Menyimpan…" once />
      <UserForm
        id="tolak"
        action={actions.decline}
        fields={fields}
        submit="Tolak"
        pending="Menyimpan…"
        kind="plain"
        once
      />
    </>
  );
}
