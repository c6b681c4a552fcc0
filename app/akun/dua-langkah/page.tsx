import { redirect } from 'next/navigation';
import { SecondFactorSetup } from '@/components/users/second-factor-setup';
import { UserShell } from '@/components/users/user-shell';
import { loadMyAccount, requireReader } from '@/lib/server/loaders/users';
import { beginFactorAction, proveFactorAction } from '../actions';

/** Sets up the user's second factor. */
export default async function SecondFactorPage() {
  const ctx = await requireReader('/akun/dua-langkah');
  const { secondFactor } = await loadMyAccount(ctx);
  if (secondFactor.on || !secondFactor.offered) redirect('/akun');
  return (
    <UserShell
      user={ctx.actor}
      title="Pasang kode dua langkah"
      lead={
        secondFactor.required
          ? 'Administrator mewajibkannya untuk peran Anda: pasang dahulu, lalu lanjutkan.'
          : 'Sesudah dipasang, setiap kali masuk ditanyakan kode dari aplikasi di ponsel Anda.'
      }
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Akun saya', href: '/akun' },
      ]}
    >
      <SecondFactorSetup begin={beginFactorAction} prove={proveFactorAction} />
    </UserShell>
  );
}
