import type { AccountRole, AccountState } from '@/lib/domain/users';
import { formatInstant } from '@/lib/format/instants';
import { roleLabels, stateLabels } from '@/lib/format/user-words';

/** An account in two sentences. */
export function AccountSummary(props: {
  email: string;
  role: AccountRole;
  area: string;
  state: AccountState;
  signedInAt: Date | null;
}) {
  const { signedInAt } = props;
  return (
    <>
      {props.email}. {roleLabels[props.role]}, {props.area}. {stateLabels[props.state]};{' '}
      {signedInAt ? `masuk terakhir ${formatInstant(signedInAt)}` : 'belum pernah masuk'}.
    </>
  );
}
