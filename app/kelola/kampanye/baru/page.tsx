import { notFound } from 'next/navigation';
import { CampaignForm } from '@/components/campaigns/campaign-form';
import { Island } from '@/components/ui/island';
import { UserShell } from '@/components/users/user-shell';
import { loadCampaignDesk, offeredSettings } from '@/lib/server/loaders/campaigns';
import { loadNewestList } from '@/lib/server/loaders/scope';
import { requireReader } from '@/lib/server/loaders/users';
import { openCampaignAction } from '../actions';
import { parseNewQuery } from '../search-params';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Opens a campaign; 404 unless the user is an administrator of the nation. */
export default async function NewCampaignPage({ searchParams }: Props) {
  const { copyOf } = parseNewQuery(await searchParams);
  const ctx = await requireReader('/kelola/kampanye/baru');
  const desk = await loadCampaignDesk(ctx);
  if (!desk) notFound();
  const source = desk.campaigns.find(({ slug }) => slug === copyOf) ?? null;
  const list = source && (await loadNewestList(ctx, source));
  return (
    <UserShell
      title="Buka kampanye"
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Kelola', href: '/kelola' },
        { label: 'Kampanye', href: '/kelola/kampanye' },
      ]}
      lead={
        source
          ? `Pengaturan disalin dari ${source.name}. Isi nama, alamat, tanggal dan suratnya; yang lain boleh diubah.`
          : 'Enam bagian di satu halaman, urutannya bebas. Setelah dibuka, kampanye terlihat oleh semua kantor.'
      }
      user={ctx.actor}
    >
      <Island name="kampanye baru">
        <CampaignForm
          action={openCampaignAction}
          settings={offeredSettings(desk, source)}
          editions={desk.editions}
          courses={desk.courses}
          edited={null}
          copyOf={source?.slug ?? null}
          copyScope={source && list ? { name: source.name, areas: list.length, edition: source.edition } : null}
        />
      </Island>
      {source || desk.campaigns.length === 0 ? null : (
        <nav aria-label="Salin dari kampanye lain">
          <p>
            Salin pengaturan dari:{' '}
            {desk.campaigns.map(({ slug, name }, at) => (
              <span key={slug}>
                {at > 0 ? ', ' : ''}
                <a href={`/kelola/kampanye/baru?salin=${slug}`}>{name}</a>
              </span>
            ))}
          </p>
        </nav>
      )}
    </UserShell>
  );
}
