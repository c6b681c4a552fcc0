import { AllDefinitions } from '@/components/areas/definition-list';
import { UserShell } from '@/components/users/user-shell';
import { requireReader } from '@/lib/server/loaders/users';

/** What each word of the screens means. */
export default async function DefinitionsPage() {
  const ctx = await requireReader('/istilah');
  return (
    <UserShell
      user={ctx.actor}
      title="Istilah"
      lead="Arti setiap kata dan angka, dengan rumusnya."
      steps={[{ label: 'Beranda', href: '/' }]}
    >
      <AllDefinitions />
    </UserShell>
  );
}
