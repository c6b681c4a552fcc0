import type { AccountRole } from '@/lib/domain/users';
import { accountFields } from '@/lib/format/account-fields';
import type { UserFormAction } from '@/lib/format/user-forms';
import { UserForm } from './user-form';

/** A new account: whose, and what it may. */
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
