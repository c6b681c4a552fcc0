import { type AreaAddress, areaHref } from '@/lib/format/area-query';
import { ButtonLink } from '../ui/button';
import styles from './downloads.module.css';

/** The table as a file: the same rows, order and filter as on the screen. */
export function Downloads({ address }: { address: AreaAddress }) {
  const [path, search] = areaHref(address, 'unduh').split('?');
  const href = (format: string) => `${path}?format=${format}${search ? `&${search}` : ''}`;
  return (
    <p className={`${styles.downloads} screen-only`}>
      <ButtonLink href={href('xlsx')}>Unduh XLSX</ButtonLink>
      <ButtonLink href={href('csv')}>CSV</ButtonLink>
    </p>
  );
}
