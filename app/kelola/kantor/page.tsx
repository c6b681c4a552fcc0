import { notFound } from 'next/navigation';
import { OfficeTable } from '@/components/offices/office-table';
import pages from '@/components/ui/pages.module.css';
import { UserShell } from '@/components/users/user-shell';
import { loadOffices } from '@/lib/server/loaders/offices';
import { requireReader } from '@/lib/server/loaders/users';
import { officesHref, parseOfficesQuery } from './search-params';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The offices at and below an area; 404 unless the user's office has others below it. */
export default async function OfficesPage({ searchParams }: Props) {
  const { areaCode, page } = parseOfficesQuery(await searchParams);
  const ctx = await requireReader(officesHref(areaCode, page));
  const found = await loadOffices(ctx, { areaCode, page });
  if (!found) notFound();
  return (
    <UserShell
      user={ctx.actor}
      title="Kantor"
      lead="Kop surat, tanda tangan, rekap harian dan telepon setiap kantor di wilayah Anda. Buka kantornya untuk mengatur."
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Kelola', href: '/kelola' },
        ...(found.above === null ? [] : [{ label: 'Wilayah di atasnya', href: officesHref(found.above) }]),
      ]}
    >
      <OfficeTable
        offices={found.offices}
        own={found.area.code}
        belowHref={found.deeper ? { before: '/kelola/kantor?wilayah=' } : null}
      />
      {found.pages > 1 ? (
        <nav className={pages.pages} aria-label="Halaman kantor">
          {page > 1 ? <a href={officesHref(areaCode, page - 1)}>Sebelumnya</a> : null}
          <span>
            Halaman {page} dari {found.pages}
          </span>
          {page < found.pages ? <a href={officesHref(areaCode, page + 1)}>Berikutnya</a> : null}
        </nav>
      ) : null}
    </UserShell>
  );
}
