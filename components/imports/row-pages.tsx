import { ButtonLink } from '@/components/ui/button';
import { formatCount } from '@/lib/format/numbers';
import styles from '../ui/pages.module.css';

/** The way through pages of rows, by links to the `part` of a page; nothing where all rows are on one. `path` may hold a query. */
export function RowPages(props: {
  name: string;
  path: string;
  part: string;
  page: number;
  pageSize: number;
  total: number;
}) {
  const { page, pageSize, total } = props;
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  const sign = props.path.includes('?') ? '&' : '?';
  const to = (target: number) => `${props.path}${target > 1 ? `${sign}hal=${target}` : ''}#${props.part}`;
  return (
    <nav className={`${styles.pages} screen-only`} aria-label={props.name}>
      {page > 1 ? <ButtonLink href={to(Math.min(page - 1, last))}>Sebelumnya</ButtonLink> : null}
      <span>
        {page > last
          ? `Halaman ${formatCount(page)} tidak ada`
          : `${formatCount((page - 1) * pageSize + 1)}–${formatCount(Math.min(page * pageSize, total))} dari ${formatCount(total)}`}
      </span>
      {page < last ? <ButtonLink href={to(page + 1)}>Berikutnya</ButtonLink> : null}
    </nav>
  );
}
