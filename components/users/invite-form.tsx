import type { AccountRole } from '@/lib/domain/users';
import { accountFields } from '@/lib/format/account-fields';
import type { UserFormAction } from '@/lib/format/user-forms';
import { UserForm } from './user-form';

/** The form of a new account: its person, role and area. */
export function InviteForm({ action, roles }: { action: UserFormAction; roles: readonly AccountRole[] }) {
  return (
    <UserForm
      id="undang"
      action={action}
      fields={accountFields({ roles, account: null })}
      submit="Buat undangan"
      pending="Membuat…"
    />
  );
}
