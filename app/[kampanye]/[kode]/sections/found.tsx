import type { ComponentProps } from 'react';
import { FoundAreas } from '@/components/areas/found-areas';
import { loadAreaHits } from '@/lib/server/loaders/areas';

/** The answer to the area search, where one was asked for. */
export async function Found(props: Omit<ComponentProps<typeof FoundAreas>, 'hits'>) {
  const { campaign, query } = props.address;
  if (query.find === '') return null;
  const hits = await loadAreaHits({ campaignSlug: campaign, typed: query.find });
  return <FoundAreas {...props} hits={hits} />;
}
