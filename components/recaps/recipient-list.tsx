import { mayAskAgain, type RecapRecipient } from '@/lib/domain/recap-recipients';
import { describeRecipient } from '@/lib/format/recipient-words';
import type { UserFormAction } from '@/lib/format/user-forms';
import { UserForm } from '../users/user-form';
import styles from './recipient-list.module.css';

/** The addresses that an office has named for its recap, each with whether its owner wants it. */
export function RecipientList(props: {
  /** The area of another office than one's own; null: one's own. */
  areaCode: string | null;
  recipients: RecapRecipient[];
  now: Date;
  actions: Record<'again' | 'withdraw', UserFormAction>;
}) {
  const { areaCode, recipients, actions } = props;
  if (recipients.length === 0) return null;
  const fields = (id: number) => [
    { name: 'id', label: '', kind: 'hidden', value: String(id) } as const,
    { name: 'wilayah', label: '', kind: 'hidden', value: areaCode ?? '' } as const,
  ];
  return (
    <section aria-labelledby="penerima-rekap">
      <h3 id="penerima-rekap" className={styles.title}>
        Penerima rekap
      </h3>
      <ul className={styles.list}>
        {recipients.map((recipient) => (
          <li key={recipient.id}>
            <span className={styles.who}>
              <b>{recipient.email}</b> <span>{describeRecipient(recipient, props.now)}</span>
            </span>
            {mayAskAgain(recipient.state) ? (
              <UserForm
                id={`tanya-${recipient.id}`}
                action={actions.again}
                fields={fields(recipient.id)}
                submit="Kirim tautan baru"
                pending="Menyimpan…"
                kind="plain"
              />
            ) : null}
            <UserForm
              id={`cabut-${recipient.id}`}
              action={actions.withdraw}
              fields={fields(recipient.id)}
              submit="Cabut"
              pending="Mencabut…"
              kind="plain"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
