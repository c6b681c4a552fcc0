import { ButtonLink } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { AccountRole } from '@/lib/domain/users';
import { formatAreaTitle } from '@/lib/format/areas';
import type { UserFormAction } from '@/lib/format/user-forms';
import { roleLabels } from '@/lib/format/user-words';
import { UserForm } from './user-form';
import styles from './user-shell.module.css';

type Named = Pick<AreaRef, 'name' | 'kind'>;

/** The page of a one-time link: the account, and the form for name and password; null: the link is invalid. */
export function InvitationForm(props: {
  action: UserFormAction;
  token: string;
  invited: {
    email: string;
    name: string;
    office: string;
    role: AccountRole;
    areaCode: string;
    area: Named | null;
  } | null;
}) {
  const { invited } = props;
  if (!invited) {
    return (
      <Message title="Tautan tidak dapat dipakai" actions={<ButtonLink href="/masuk">Ke halaman masuk</ButtonLink>}>
        <p>
          Tautan undangan dipakai sekali dan berlaku 7 hari. Periksa alamatnya, atau mintalah tautan baru kepada yang
          mengundang Anda.
        </p>
      </Message>
    );
  }
  const { email, name, office } = invited;
  return (
    <>
      <h1 className={styles.title}>Selamat datang</h1>
      <p className={styles.lead}>
        Akun {email}, peran {roleLabels[invited.role]}, wilayah{' '}
        {invited.area ? formatAreaTitle(invited.area) : invited.areaCode}
        {office ? `, ${office}` : ''}. Periksa nama Anda dan buat kata sandi.
      </p>
      <UserForm
        id="undangan"
        action={props.action}
        fields={[
          { name: 'tautan', label: '', kind: 'hidden', value: props.token },
          { name: 'nama', label: 'Nama', kind: 'text', value: name, autoComplete: 'name' },
          { name: 'sandi', label: 'Kata sandi baru', kind: 'newPassword' },
        ]}
        about={[email, name, office]}
        submit="Simpan dan masuk"
        pending="Menyimpan…"
      />
    </>
  );
}
