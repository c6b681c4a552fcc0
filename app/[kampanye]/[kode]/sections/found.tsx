import { FoundAreas } from '@/components/areas/found-areas';
import type { IsoDay } from '@/lib/domain/days';
import type { AreaAddress } from '@/lib/format/area-query';
import { loadAreaHits } from '@/lib/loaders/areas';

/** The answer to the area search, where one was asked for. */
export async function Found({ address, asOf }: { address: AreaAddress; asOf: IsoDay }) {
  if (address.query.find === '') return null;
  const hits = await loadAreaHits({ campaignSlug: address.campaign, typed: address.query.find });
  return <FoundAreas hits={hits} address={address} asOf={asOf} />;
}
