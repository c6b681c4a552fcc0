import { notFound } from 'next/navigation';
import { AccountDesk } from '@/components/users/account-desk';
import { AccountSummary } from '@/components/users/account-summary';
import { UserShell } from '@/components/users/user-shell';
import { parseId } from '@/lib/domain/ids';
import { rolesManagedBy } from '@/lib/domain/users';
import { findAccount } from '@/lib/server/loaders/user-accounts';
import { requireReader } from '@/lib/server/loaders/users';
import { changeAction, disableAction, resetAction, resetFactorAction } from '../actions';

type Props = { params: Promise<{ id: string }> };

/** One account; 404 unless the user manages it. */
export default async function AccountPage({ params }: Props) {
  const id = parseId((await params).id);
  const ctx = await requireReader(`/kelola/pengguna/${id ?? ''}`);
  const account = id === null ? null : await findAccount(ctx, { id });
  if (!account) notFound();
  const { area, areaName, ...rest } = account;
  return (
    <UserShell
      user={ctx.actor}
      title={account.name}
      lead={<AccountSummary {...rest} area={areaName ?? area.code} />}
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Pengguna', href: '/kelola/pengguna' },
      ]}
    >
      <AccountDesk
        account={{ ...rest, areaCode: area.code }}
        roles={rolesManagedBy(ctx.actor.role)}
        actions={{
          change: changeAction,
          reset: resetAction,
          resetFactor: resetFactorAction,
          disable: disableAction,
        }}
      />
    </UserShell>
  );
}
