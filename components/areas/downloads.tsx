import { Menu } from '@/components/ui/menu';
import { levelOfCode } from '@/lib/domain/areas';
import { columnKeys } from '@/lib/domain/columns';
import { sweepLevels } from '@/lib/domain/final-sweep';
import { type AreaAddress, areaHref, downloadHref } from '@/lib/format/area-query';
import { ButtonLink } from '../ui/button';
import styles from './downloads.module.css';

/**
 * What goes out of the house from here, with the same rows, order and filter as on the screen: the sheet, the recap, the
 * files, and what was handed out before. A spreadsheet has all columns, paper those that the office chose.
 */
export function Downloads({ address }: { address: AreaAddress }) {
  const all = { ...address, query: { ...address.query, columns: columnKeys } };
  return (
    <div className={`${styles.downloads} screen-only`}>
      <ButtonLink kind="primary" href={areaHref(address, 'lembar')}>
        Lembar rapat
      </ButtonLink>
      <ButtonLink href={areaHref(address, 'rekap')}>Rekap</ButtonLink>
      <Menu name="Unduh dan bagikan" label="Unduh" align="end">
        <ul>
          <li>
            <a href={downloadHref(address, 'pdf')}>PDF, untuk dicetak</a>
          </li>
          <li>
            <a href={downloadHref(all, 'xlsx')}>XLSX, untuk Excel</a>
          </li>
          <li>
            <a href={downloadHref(all, 'csv')}>CSV titik koma, untuk Excel</a>
          </li>
          <li>
            <a href={downloadHref(all, 'csv', 'koma')}>CSV koma, untuk program</a>
          </li>
        </ul>
        <ul className={styles.more}>
          <li>
            <a href={areaHref(address, 'rapat')}>Arsip rapat</a>
          </li>
          <li>
            <a href={areaHref(address, 'bagikan')}>Bagikan</a>
          </li>
          <li>
            <a href={areaHref(address, 'bundel')}>Gabungan</a>
          </li>
          <li>
            <a href={areaHref(address, 'layar')}>Layar posko</a>
          </li>
          {sweepLevels.includes(levelOfCode(address.code) ?? 0) ? (
            <li>
              <a href={areaHref(address, 'sapu-bersih')}>Sapu bersih</a>
            </li>
          ) : null}
        </ul>
      </Menu>
    </div>
  );
}
