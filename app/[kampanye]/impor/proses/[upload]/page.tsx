import { notFound, redirect } from 'next/navigation';
import { UploadProcess } from '@/components/imports/upload-process';
import { parseId } from '@/lib/domain/ids';
import { loadCampaignScope } from '@/lib/server/loaders/imports';
import { loadUpload } from '@/lib/server/loaders/uploads';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../../sections/campaign-shell';

type Props = { params: Promise<{ kampanye: string; upload: string }> };

/** One of the reader's uploads on its way; what has become an import is shown there. */
export default async function ProcessPage({ params }: Props) {
  const { kampanye, upload: number } = await params;
  const ctx = await requireReader(`/${kampanye}/impor/proses/${number}`);
  const id = parseId(number);
  const scope = await loadCampaignScope(ctx, { campaignSlug: kampanye, under: null, verb: 'import' });
  if (!scope || id === null) notFound();
  const { area, campaign } = scope;
  const upload = await loadUpload(ctx, { area, userId: ctx.actor.id, campaignId: campaign.id }, id);
  if (!upload) notFound();
  const list = `/${campaign.slug}/impor`;
  if (upload.importId !== null) redirect(`${list}/${upload.importId}`);
  return (
    <CampaignShell campaign={campaign} user={ctx.actor}>
      <UploadProcess upload={upload} campaign={campaign} area={area} list={list} />
    </CampaignShell>
  );
}
