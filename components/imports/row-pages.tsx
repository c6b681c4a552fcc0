import { ButtonLink } from '@/components/ui/button';
import { formatCount } from '@/lib/format/numbers';
import styles from './row-pages.module.css';

/** The way through pages of rows, by links; nothing where all rows are on one. `path` may hold a `#part`. */
export function RowPages(props: {
  name: string;
  path: string;
  /** What else the address holds: "tampil=masalah". */
  query?: string;
  part: string;
  page: number;
  pageSize: number;
  total: number;
}) {
  const { page, pageSize, total } = props;
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  const to = (target: number) => {
    const query = [props.query, target > 1 ? `hal=${target}` : null].filter(Boolean).join('&');
    return `${props.path}${query ? `?${query}` : ''}#${props.part}`;
  };
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
