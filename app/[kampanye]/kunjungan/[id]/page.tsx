import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { firstValue } from '@/app/search-params';
import { Trail } from '@/components/ui/trail';
import { VisitDetail } from '@/components/visits/visit-detail';
import { VisitPictures } from '@/components/visits/visit-pictures';
import { parseId } from '@/lib/domain/ids';
import { parseRefusedFile } from '@/lib/domain/refused-file';
import { requireReader } from '@/lib/server/loaders/users';
import { readVisit } from '@/lib/server/loaders/visits';
import { CampaignShell } from '../../sections/campaign-shell';
import { addTaskAction, changeVisitAction, removePictureAction, tickTaskAction, withdrawVisitAction } from '../actions';
import { parseVisitDone, refusedPictureCookie, visitHref, visitsHref } from '../search-params';

type Props = {
  params: Promise<{ kampanye: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One visit; a 404 where it is none of the reader's. */
export default async function VisitPage({ params, searchParams }: Props) {
  const { kampanye, id: text } = await params;
  const id = parseId(text);
  if (id === null) notFound();
  const ctx = await requireReader(visitHref(kampanye, id));
  const found = await readVisit(ctx, { campaignSlug: kampanye, id });
  if (!found) notFound();
  const { campaign, own, visit } = found;
  const raw = await searchParams;
  const mark = firstValue(raw, 'gambar');
  const cookie = (await cookies()).get(refusedPictureCookie)?.value;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Kunjungan ${visit.id} · ${campaign.name}`}>
      <Trail
        steps={[
          { label: own.name, href: `/${campaign.slug}/${own.code}` },
          { label: 'Kunjungan', href: visitsHref(campaign.slug, {}) },
        ]}
        here={`Kunjungan ${visit.id}`}
      />
      <VisitDetail
        campaign={campaign.slug}
        unit={campaign.unit}
        visit={visit}
        said={parseVisitDone(raw)}
        actions={{
          change: changeVisitAction,
          withdraw: withdrawVisitAction,
          addTask: addTaskAction,
          tick: tickTaskAction,
        }}
      >
        <VisitPictures
          campaign={campaign.slug}
          visitId={visit.id}
          pictures={visit.pictures}
          mayChange={visit.mayChange}
          refused={mark && cookie ? parseRefusedFile(mark, cookie) : null}
          remove={removePictureAction}
        />
      </VisitDetail>
    </CampaignShell>
  );
}
