import type { UserFormAction } from '@/lib/format/user-forms';
import { AccountPart } from './account-part';
import { UserForm } from './user-form';

/** Whether administrators and provinces must have a second factor, and the button that changes it. */
export function FactorRule({ required, action }: { required: boolean; action: UserFormAction }) {
  return (
    <AccountPart
      id="wajib"
      title="Kode dua langkah"
      lead={
        required
          ? 'Wajib untuk administrator dan provinsi: yang belum memasang tidak dapat membuka halaman lain.'
          : 'Boleh dipasang oleh administrator dan provinsi, belum diwajibkan.'
      }
    >
      <UserForm
        id="wajib"
        action={action}
        fields={[{ name: 'wajib', label: '', kind: 'hidden', value: required ? 'tidak' : 'ya' }]}
        submit={required ? 'Jangan wajibkan lagi' : 'Wajibkan'}
        pending="Menyimpan…"
        kind="plain"
      />
    </AccountPart>
  );
}
