import { notFound } from 'next/navigation';
import { InviteForm } from '@/components/users/invite-form';
import { UserShell } from '@/components/users/user-shell';
import { rolesManagedBy } from '@/lib/domain/users';
import { requireReader } from '@/lib/server/loaders/users';
import { inviteAction } from '../actions';

/** Adds an account; 404 unless the user manages accounts. */
export default async function NewAccountPage() {
  const ctx = await requireReader('/kelola/pengguna/baru');
  const roles = rolesManagedBy(ctx.actor.role);
  if (roles.length === 0) notFound();
  return (
    <UserShell
      user={ctx.actor}
      title="Undang pengguna"
      lead="Akunnya dibuat sekarang. Anda mendapat tautan sekali pakai untuk dikirim atau dicetak; pemiliknya mengatur kata sandi sendiri, dalam 7 hari."
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Pengguna', href: '/kelola/pengguna' },
      ]}
    >
      <InviteForm action={inviteAction} roles={roles} />
    </UserShell>
  );
}
