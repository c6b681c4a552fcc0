import { ButtonLink } from '@/components/ui/button';
import type { UserFormAction } from '@/lib/format/user-forms';
import { UserForm } from './user-form';

/** The code of a second factor, at a sign-in. */
export function CodeForm({ action, returnTo }: { action: UserFormAction; returnTo: string }) {
  return (
    <>
      <UserForm
        id="kode"
        action={action}
        fields={[
          { name: 'ke', label: '', kind: 'hidden', value: returnTo },
          {
            name: 'kode',
            label: 'Kode',
            kind: 'code',
            autoComplete: 'one-time-code',
            hint: 'Enam angka. Ponsel hilang: pakai satu kode pemulihan, atau mintalah kepada pengelola akun Anda.',
          },
        ]}
        submit="Masuk"
        pending="Memeriksa…"
      />
      <p>
        <ButtonLink href="/masuk">Mulai lagi</ButtonLink>
      </p>
    </>
  );
}
