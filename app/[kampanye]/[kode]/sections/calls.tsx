import type { ComponentProps } from 'react';
import { CallSection } from '@/components/areas/call-section';
import { mayChangeOffices } from '@/lib/server/loaders/call-list';
import type { AreaProgressRead } from '@/lib/server/loaders/progress';
import { findReader } from '@/lib/server/loaders/users';

/** Whom to call about the areas below; nothing for an area that has none. */
export async function Calls({
  progress,
  address,
}: Pick<ComponentProps<typeof CallSection>, 'address'> & { progress: AreaProgressRead }) {
  const ctx = await findReader();
  if (!ctx || !progress.calls) return null;
  const calls = { ...progress.calls, mayChangeOffices: mayChangeOffices(ctx) };
  return <CallSection progress={progress} address={address} {...calls} />;
}
