import { OwnAccountDesk } from '@/components/users/own-account-desk';
import { UserShell } from '@/components/users/user-shell';
import { loadMyAccount, requireReader } from '@/lib/server/loaders/users';
import { endSessionAction, makeTokenAction, passwordAction, revokeTokenAction, stopFactorAction } from './actions';

/** The user's own account. */
export default async function OwnAccountPage() {
  const ctx = await requireReader('/akun');
  const account = await loadMyAccount(ctx);
  return (
    <UserShell
      user={ctx.actor}
      title="Akun saya"
      lead={`${ctx.actor.name}, ${ctx.actor.email}`}
      steps={[{ label: 'Beranda', href: '/' }]}
    >
      <OwnAccountDesk
        account={account}
        about={[ctx.actor.email, ctx.actor.name, ctx.actor.office]}
        actions={{
          password: passwordAction,
          endSession: endSessionAction,
          makeToken: makeTokenAction,
          revokeToken: revokeTokenAction,
          stopFactor: stopFactorAction,
        }}
      />
    </UserShell>
  );
}
