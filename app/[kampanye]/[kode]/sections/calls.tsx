import type { ComponentProps } from 'react';
import type { AreaView } from '@/components/areas/area-view';
import { CallSection } from '@/components/areas/call-section';
import { readCallList } from '@/lib/server/loaders/call-list';
import { findReader } from '@/lib/server/loaders/users';

/** Whom to call about the areas below; nothing for an area that has none. */
export async function Calls({ progress, address }: Pick<ComponentProps<typeof AreaView>, 'progress' | 'address'>) {
  if (progress.rows.length === 0) return null;
  const ctx = await findReader();
  const calls = ctx && (await readCallList(ctx, progress));
  return calls && <CallSection progress={progress} address={address} {...calls} />;
}
