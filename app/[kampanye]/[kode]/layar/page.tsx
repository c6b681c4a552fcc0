import { notFound } from 'next/navigation';
import { PoskoScreen } from '@/components/screens/posko-screen';
import { viewOf } from '@/lib/domain/figure-view';
import { loadAreaProgress } from '@/lib/server/loaders/progress';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery } from '../search-params';
import { parseScreenQuery } from './search-params';

/** The screen of a posko: an area for a projector or a television, which turns and refreshes by itself. */
export default async function ScreenPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const progress = await loadAreaProgress({
    campaignSlug: kampanye,
    code: kode,
    ...viewOf(query),
    series: true,
    returnTo: ownPath({ kampanye, kode, query, below: 'layar' }),
  });
  if (!progress) notFound();
  return (
    <PoskoScreen
      progress={progress}
      address={addressOf(progress, query)}
      query={parseScreenQuery(raw)}
      madeAt={new Date()}
    />
  );
}
