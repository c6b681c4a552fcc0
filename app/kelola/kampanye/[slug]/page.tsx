import { notFound } from 'next/navigation';
import { CampaignForm } from '@/components/campaigns/campaign-form';
import { CampaignHistory } from '@/components/campaigns/campaign-history';
import { CampaignLinks } from '@/components/campaigns/campaign-links';
import { CampaignSteps } from '@/components/campaigns/campaign-steps';
import { Island } from '@/components/ui/island';
import { Notice } from '@/components/ui/notice';
import { UserShell } from '@/components/users/user-shell';
import { loadCampaignChanges, loadCampaignDesk, standingSettings } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';
import { editCampaignAction, stepCampaignAction } from '../actions';
import { parseCampaignQuery } from '../search-params';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const done = {
  close: 'Kampanye ditutup.',
  archive: 'Kampanye diarsipkan.',
  reopen: 'Kampanye dibuka kembali.',
} as const;

/** A campaign: its settings, its end and its history; 404 unless the user is an administrator of the nation. */
export default async function CampaignPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { opened, step } = parseCampaignQuery(await searchParams);
  const ctx = await requireReader(`/kelola/kampanye/${encodeURIComponent(slug)}`);
  const desk = await loadCampaignDesk(ctx);
  const campaign = desk?.campaigns.find((one) => one.slug === slug);
  if (!desk || !campaign) notFound();
  const changes = await loadCampaignChanges(ctx, campaign.id);
  const { archivedAt, closedAt, version } = campaign;
  return (
    <UserShell
      title={campaign.name}
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Kelola', href: '/kelola' },
        { label: 'Kampanye', href: '/kelola/kampanye' },
      ]}
      user={ctx.actor}
    >
      {opened ? (
        <Notice>
          Kampanye dibuka. Langkah berikutnya: tentukan <a href={`/${campaign.slug}/lokus`}>siapa ikut serta</a> bila
          tidak semua wilayah, <a href={`/${campaign.slug}/target`}>muat target</a>,{' '}
          <a href="/kelola/pengguna/baru">undang kantor</a>, lalu{' '}
          <a href={`/${campaign.slug}/target/pemeriksaan`}>periksa sebelum mulai</a>.
        </Notice>
      ) : null}
      {step ? <Notice>{done[step]}</Notice> : null}
      <CampaignLinks campaign={campaign} areaCode={ctx.actor.area.code} today={desk.today} />
      {archivedAt ? null : (
        <Island name="kampanye">
          <CampaignForm
            action={editCampaignAction}
            settings={standingSettings(campaign)}
            editions={desk.editions}
            courses={desk.courses}
            edited={{ slug, version }}
            copyOf={null}
            copyScope={null}
          />
        </Island>
      )}
      <Island name="penutupan kampanye">
        <CampaignSteps
          key={version}
          slug={slug}
          version={version}
          possible={archivedAt ? ['reopen'] : closedAt ? ['reopen', 'archive'] : ['close', 'archive']}
          action={stepCampaignAction}
        />
      </Island>
      <CampaignHistory changes={changes} />
    </UserShell>
  );
}
