import { type AreaAddress, areaHref } from '@/lib/format/area-query';
import { formatCount } from '@/lib/format/numbers';
import { ButtonLink } from '../ui/button';
import styles from '../ui/pages.module.css';

/** The way through pages of rows, by links. Nothing where all rows are there. */
export function TablePages({ address, pageSize, shown }: { address: AreaAddress; pageSize: number; shown: number }) {
  if (shown <= pageSize) return null;
  const { page } = address.query;
  const last = Math.ceil(shown / pageSize);
  const to = (target: number) =>
    `${areaHref({ ...address, query: { ...address.query, page: target, find: '' } })}#tabel`;
  return (
    <nav className={`${styles.pages} screen-only`} aria-label="Halaman baris">
      {page > 1 ? <ButtonLink href={to(page - 1)}>Sebelumnya</ButtonLink> : null}
      <span>
        Baris {formatCount((page - 1) * pageSize + 1)}–{formatCount(Math.min(page * pageSize, shown))} dari{' '}
        {formatCount(shown)}
      </span>
      {page < last ? <ButtonLink href={to(page + 1)}>Berikutnya</ButtonLink> : null}
    </nav>
  );
}
