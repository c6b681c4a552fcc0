import { redirect } from 'next/navigation';
import type { ComponentProps } from 'react';
import { clearHref, FoundAreas } from '@/components/areas/found-areas';
import { loadAreaHits } from '@/lib/server/loaders/areas';

/** The answer to the area search, where one was asked for: the area itself where it is clear which, else those that may be meant. */
export async function Found(props: Omit<ComponentProps<typeof FoundAreas>, 'hits'>) {
  const { campaign, query } = props.address;
  if (query.find === '') return null;
  const { hits, clear } = await loadAreaHits({ campaignSlug: campaign, typed: query.find });
  if (clear) redirect(clearHref(props.address, clear.code));
  return <FoundAreas {...props} hits={hits} />;
}
