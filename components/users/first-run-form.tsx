import type { UserFormAction } from '@/lib/format/user-forms';
import { UserForm } from './user-form';
import styles from './user-shell.module.css';

/** The first administrator of an installation, with the code that its console printed. */
export function FirstRunForm({ action }: { action: UserFormAction }) {
  return (
    <>
      <h1 className={styles.title}>Mulai</h1>
      <p className={styles.lead}>
        Langkah 1 dari 2: buat administrator pertama. Sesudahnya Anda membuka kampanye pertama; setiap langkah dapat
        ditinggalkan dan dilanjutkan nanti.
      </p>
      <UserForm
        id="mulai"
        action={action}
        fields={[
          {
            name: 'kode-mulai',
            label: 'Kode dari layar server',
            kind: 'code',
            hint: 'Dicetak saat npm start, empat kelompok lima huruf atau angka. Dipakai sekali.',
          },
          { name: 'email', label: 'Alamat email', kind: 'email', autoComplete: 'username' },
          { name: 'nama', label: 'Nama', kind: 'text', autoComplete: 'name' },
          { name: 'kantor', label: 'Kantor', kind: 'text', autoComplete: 'organization', optional: true },
          { name: 'sandi', label: 'Kata sandi', kind: 'newPassword' },
        ]}
        submit="Buat administrator"
        pending="Membuat…"
      />
    </>
  );
}
