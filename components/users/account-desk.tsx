import type { AccountRole, AccountState } from '@/lib/domain/users';
import { accountFields } from '@/lib/format/account-fields';
import type { UserFormAction, UserFormField } from '@/lib/format/user-forms';
import { AccountPart } from './account-part';
import { UserForm } from './user-form';

/** The forms that change one account. */
export function AccountDesk(props: {
  account: {
    id: number;
    name: string;
    office: string;
    role: AccountRole;
    areaCode: string;
    state: AccountState;
    secondFactor: boolean;
  };
  /** The roles that the user may grant. */
  roles: readonly AccountRole[];
  actions: Record<'change' | 'reset' | 'resetFactor' | 'disable', UserFormAction>;
}) {
  const { account, actions } = props;
  const shut = account.state === 'disabled';
  const fields = accountFields({ roles: props.roles, account });
  const named = (more: UserFormField[] = []): UserFormField[] => [
    { name: 'id', label: '', kind: 'hidden', value: String(account.id) },
    ...more,
  ];
  return (
    <>
      <AccountPart id="ubah" title="Ubah">
        <UserForm id="ubah" action={actions.change} fields={fields} submit="Simpan" pending="Menyimpan…" />
      </AccountPart>
      {shut ? null : (
        <AccountPart
          id="tautan"
          title="Tautan baru"
          lead="Kata sandi lama dan semua sesi berakhir; pemilik akun mengatur kata sandi baru lewat tautan sekali pakai."
        >
          <UserForm
            id="tautan"
            action={actions.reset}
            fields={named()}
            submit="Buat tautan baru"
            pending="Membuat…"
            kind="plain"
          />
        </AccountPart>
      )}
      {account.secondFactor ? (
        <AccountPart
          id="dua-langkah"
          title="Kode dua langkah"
          lead="Lepas bila pemilik akun kehilangan ponsel dan kode pemulihannya. Pastikan dahulu bahwa benar dia yang meminta."
        >
          <UserForm
            id="dua-langkah"
            action={actions.resetFactor}
            fields={named()}
            submit="Lepas kode dua langkah"
            pending="Melepas…"
            kind="plain"
          />
        </AccountPart>
      ) : null}
      <AccountPart
        id="keadaan"
        title={shut ? 'Aktifkan lagi' : 'Nonaktifkan'}
        lead={
          shut
            ? 'Akun dapat masuk lagi dengan kata sandi semula; sesi dan token lama tetap berakhir.'
            : 'Semua sesi dan token berakhir, berlaku pada klik berikutnya. Data dan jejaknya tetap.'
        }
      >
        <UserForm
          id="keadaan"
          action={actions.disable}
          fields={named([{ name: 'tutup', label: '', kind: 'hidden', value: shut ? 'tidak' : 'ya' }])}
          submit={shut ? 'Aktifkan akun' : 'Nonaktifkan akun'}
          pending="Menyimpan…"
          kind="plain"
        />
      </AccountPart>
    </>
  );
}
