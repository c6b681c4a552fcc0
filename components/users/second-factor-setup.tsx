import { ButtonLink } from '@/components/ui/button';
import { passwordAgain, type UserFormAction } from '@/lib/format/user-forms';
import { AccountPart } from './account-part';
import { UserForm } from './user-form';

/** Two steps: the secret into the app, and a code of it back. */
export function SecondFactorSetup({ begin, prove }: { begin: UserFormAction; prove: UserFormAction }) {
  return (
    <>
      <AccountPart
        id="langkah-1"
        title="1. Kode QR"
        lead="Siapkan aplikasi autentikator di ponsel, tulis kata sandi Anda, lalu tampilkan kodenya."
      >
        <UserForm
          id="mulai"
          action={begin}
          fields={[passwordAgain]}
          submit="Tampilkan kode QR"
          pending="Membuat…"
          once
        />
      </AccountPart>
      <AccountPart id="langkah-2" title="2. Kode pertama" lead="Tulis enam angka yang tampil di aplikasi.">
        <UserForm
          id="bukti"
          action={prove}
          fields={[{ name: 'kode', label: 'Kode', kind: 'code', autoComplete: 'one-time-code' }]}
          submit="Aktifkan"
          pending="Memeriksa…"
          once
        />
        <p>
          <ButtonLink href="/akun">Kembali ke Akun saya</ButtonLink>
        </p>
      </AccountPart>
    </>
  );
}
