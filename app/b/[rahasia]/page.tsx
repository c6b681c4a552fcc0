import { notFound } from 'next/navigation';
import { parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { SiteFooter } from '@/components/ui/site-footer';
import { loadShare } from '@/lib/server/loaders/shares';
import { SharedArea } from './sections/area';
import { SharedSheet } from './sections/sheet';
import { SharedSnapshot } from './sections/snapshot';

type Props = {
  params: Promise<{ rahasia: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a share link opens, without signing in: one area, as its sheet, its page or a frozen sheet. */
export default async function SharedPage({ params, searchParams }: Props) {
  const { rahasia } = await params;
  const share = await loadShare(rahasia);
  if (!share) notFound();
  const { link } = share;
  const view = {
    share,
    query: parseAreaQuery(new URLSearchParams(link.query)),
    path: `/b/${rahasia}`,
    wanted: parseAreaQuery(await searchParams),
  };
  return (
    <>
      {link.snapshotId !== null ? (
        <SharedSnapshot share={share} />
      ) : link.shows === 'lembar' ? (
        <SharedSheet {...view} />
      ) : (
        <SharedArea {...view} />
      )}
      <div className={link.shows === 'lembar' ? 'screen-only' : undefined}>
        <SiteFooter readAt={share.standbyAsOf} />
      </div>
    </>
  );
}
