import { notFound } from 'next/navigation';
import { DemoDesk } from '@/components/users/demo-desk';
import { UserShell } from '@/components/users/user-shell';
import { loadDemoState } from '@/lib/server/loaders/demo';
import { requireReader } from '@/lib/server/loaders/users';
import { orderDemoAction } from './actions';

/** Loads the demo into this installation, or removes it; 404 unless the user is an administrator. */
export default async function DemoPage() {
  const ctx = await requireReader('/kelola/demo');
  const state = await loadDemoState(ctx);
  if (!state) notFound();
  return (
    <UserShell
      user={ctx.actor}
      title="Data contoh"
      lead="Kampanye contoh dengan angka terbitan dan simulasi, untuk belajar dan memperagakan."
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Kelola', href: '/kelola' },
      ]}
    >
      <DemoDesk state={state} action={orderDemoAction} />
    </UserShell>
  );
}
