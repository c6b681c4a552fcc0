import { notFound } from 'next/navigation';
import { AuditFilter } from '@/components/audit/audit-filter';
import { AuditState } from '@/components/audit/audit-state';
import { AuditTable } from '@/components/audit/audit-table';
import pages from '@/components/ui/pages.module.css';
import { UserShell } from '@/components/users/user-shell';
import { loadAudit, loadAuditCheck } from '@/lib/server/loaders/audit';
import { requireReader } from '@/lib/server/loaders/users';
import { readUnreadDay } from '../../search-params';
import { verifyAuditAction } from './actions';
import { auditHref, parseAuditQuery } from './search-params';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const grouped = new Intl.NumberFormat('id-ID');

/** The changes in the reader's area, with the user who made each; 404 for users who may not read the audit. */
export default async function AuditLogPage({ searchParams }: Props) {
  const raw = await searchParams;
  const asked = parseAuditQuery(raw);
  const { query } = asked;
  const ctx = await requireReader(auditHref(query, asked.page));
  const found = await loadAudit(ctx, asked);
  if (!found) notFound();
  const check = await loadAuditCheck(ctx);
  const { lines, total, page } = found;
  return (
    <UserShell
      user={ctx.actor}
      title="Catatan audit"
      lead="Setiap perubahan di wilayah Anda dan di dalamnya: siapa, kapan, apa yang tadinya tercatat dan apa sesudahnya. Tidak ada yang dapat menghapusnya."
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Kelola', href: '/kelola' },
      ]}
    >
      {check === undefined ? null : <AuditState check={check} action={verifyAuditAction} />}
      <AuditFilter
        query={query}
        fileHref={auditHref(query, 1, '/kelola/audit/unduh')}
        unread={{ from: readUnreadDay(raw, 'dari'), to: readUnreadDay(raw, 'sampai') }}
      />
      <p className={pages.pages} role="status">
        {grouped.format(total)} perubahan
        {found.pages > 1 ? `, halaman ${page} dari ${found.pages}` : ''}
      </p>
      {lines.length > 0 ? <AuditTable lines={lines} /> : <p>Tidak ada perubahan yang cocok.</p>}
      {found.pages > 1 ? (
        <nav className={pages.pages} aria-label="Halaman catatan audit">
          {page > 1 ? <a href={auditHref(query, page - 1)}>Lebih baru</a> : null}
          {page < found.pages ? <a href={auditHref(query, page + 1)}>Lebih lama</a> : null}
        </nav>
      ) : null}
    </UserShell>
  );
}
