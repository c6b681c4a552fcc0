import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';
import pages from '@/components/ui/pages.module.css';
import { AccountFilter } from '@/components/users/account-filter';
import { AccountTable } from '@/components/users/account-table';
import { FactorRule } from '@/components/users/factor-rule';
import { UserShell } from '@/components/users/user-shell';
import { isAllowed } from '@/lib/domain/users';
import { isSecondFactorRequired, loadAccounts } from '@/lib/server/loaders/user-accounts';
import { requireReader } from '@/lib/server/loaders/users';
import { requireFactorsAction } from './actions';
import { accountsHref, parseAccountsQuery } from './search-params';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const grouped = new Intl.NumberFormat('id-ID');

/** The accounts that the user manages; 404 unless they manage any. */
export default async function AccountsPage({ searchParams }: Props) {
  const query = parseAccountsQuery(await searchParams);
  const ctx = await requireReader(accountsHref(query));
  const { areaCode, ...rest } = query;
  const found = await loadAccounts(ctx, { ...rest, areaCode: areaCode === '' ? null : areaCode });
  if (!found) notFound();
  const mayRule = isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' });
  const required = mayRule && (await isSecondFactorRequired(ctx, ctx.actor));
  const rows = found.accounts.map(({ area, ...account }) => ({ ...account, areaCode: area.code }));
  return (
    <UserShell
      user={ctx.actor}
      title="Pengguna"
      lead="Akun dengan peran Anda atau di bawahnya, di wilayah Anda dan di dalamnya."
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Kelola', href: '/kelola' },
      ]}
    >
      <p className={pages.pages}>
        <ButtonLink kind="primary" href="/kelola/pengguna/baru">
          Undang pengguna
        </ButtonLink>
        <ButtonLink href="/kelola/pengguna/impor">Impor daftar</ButtonLink>
      </p>
      <AccountFilter query={query} roles={found.roles} />
      <p className={pages.pages} role="status">
        {grouped.format(found.total)} akun
        {found.pages > 1 ? `, halaman ${found.page} dari ${found.pages}` : ''}
      </p>
      {rows.length > 0 ? <AccountTable accounts={rows} now={ctx.now} /> : <p>Tidak ada akun yang cocok.</p>}
      {found.pages > 1 ? (
        <nav className={pages.pages} aria-label="Halaman pengguna">
          {found.page > 1 ? <a href={accountsHref({ ...query, page: found.page - 1 })}>Sebelumnya</a> : null}
          {found.page < found.pages ? <a href={accountsHref({ ...query, page: found.page + 1 })}>Berikutnya</a> : null}
        </nav>
      ) : null}
      {mayRule ? <FactorRule required={required} action={requireFactorsAction} /> : null}
    </UserShell>
  );
}
