import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { ClosedNotice } from '@/components/campaigns/closed-notice';
import { TemplateForm } from '@/components/imports/template-form';
import { UploadForm } from '@/components/imports/upload-form';
import { UploadTitle } from '@/components/imports/upload-title';
import { ProposalNotice } from '@/components/targets/proposal-notice';
import { Island } from '@/components/ui/island';
import type { AreaLevel } from '@/lib/domain/areas';
import { isAllowed } from '@/lib/domain/users';
import { loadCampaignScope, loadTemplateAreas } from '@/lib/server/loaders/imports';
import { countProposals } from '@/lib/server/loaders/target-proposals';
import { readTargetSets } from '@/lib/server/loaders/target-sets';
import { requireReader } from '@/lib/server/loaders/users';
import { readUnreadDay } from '../../search-params';
import { CampaignShell } from '../sections/campaign-shell';
import styles from './page.module.css';
import { parseHistoryFilter, parseLinkedUpload, parsePage, parseRefused, refusedCookie } from './search-params';
import { History } from './sections/history';
import { Running } from './sections/running';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where a file is sent in, and all that were sent in before. */
export default async function UploadPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/impor`);
  const mayUpload = isAllowed({ role: ctx.actor.role, verb: 'import', relation: 'own' });
  const scope = await loadCampaignScope(ctx, {
    campaignSlug: kampanye,
    under: null,
    verb: mayUpload ? 'import' : 'view',
  });
  if (!scope) notFound();
  const query = await searchParams;
  const refused = parseRefused(query, (await cookies()).get(refusedCookie)?.value);
  const { campaign, area } = scope;
  const path = `/${campaign.slug}/impor`;
  const below = mayUpload && area.level < 4 ? await loadTemplateAreas(ctx, scope, (area.level + 1) as AreaLevel) : [];
  const proposals = await countProposals(ctx, campaign);
  const versions = mayUpload ? await readTargetSets(ctx, { campaignSlug: kampanye, code: null }) : null;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor}>
      <UploadTitle campaign={campaign} area={area} mayUpload={mayUpload} refused={refused !== null} />
      <ClosedNotice campaign={campaign} />
      <ProposalNotice campaign={campaign.slug} count={proposals.open} decided={proposals.decided} />
      {mayUpload ? <Running ctx={ctx} scope={scope} /> : null}
      {mayUpload && !campaign.closedAt ? (
        <div className={styles.columns}>
          <div>
            <Island name="unggah">
              <UploadForm
                campaign={{ stages: campaign.stages, channels: campaign.channels, words: campaign.words }}
                action={`${path}/kirim`}
                list={path}
                typed={refused?.typed ?? parseLinkedUpload(query)}
                refusal={refused && { type: 'returned', ...refused }}
                own={area}
                versions={versions?.versions ?? []}
                below={below.map(({ code, name }) => ({ code, name }))}
              />
            </Island>
            <p className={styles.hint}>
              Nama wilayah yang pernah Anda jelaskan dikenali lagi:{' '}
              <a href={`${path}/alias`}>nama wilayah yang diingat</a>.
            </p>
          </div>
          <TemplateForm action={`${path}/templat`} level={area.level} unreadDay={readUnreadDay(query, 'tanggal')} />
        </div>
      ) : null}
      <History
        ctx={ctx}
        scope={scope}
        filter={parseHistoryFilter(query)}
        unread={{ from: readUnreadDay(query, 'dari'), to: readUnreadDay(query, 'sampai') }}
        page={parsePage(query)}
        mayUpload={mayUpload}
      />
    </CampaignShell>
  );
}
