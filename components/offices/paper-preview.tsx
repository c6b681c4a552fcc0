import { SheetLetterhead } from '@/components/reports/sheet-letterhead';
import { SheetSignature } from '@/components/reports/sheet-signature';
import type { IsoDay } from '@/lib/domain/days';
import type { Letterhead } from '@/lib/domain/letterheads';
import { officeLimits } from '@/lib/domain/offices';
import type { OfficeFields } from '@/lib/format/office-fields';
import styles from './paper-preview.module.css';

const oneLine = (text = '') => text.replaceAll(/\s+/gu, ' ').trim();

/** How the words that are typed stand on a sheet, drawn by the sheet's own parts. */
export function PaperPreview(props: {
  letterhead: OfficeFields;
  signature: OfficeFields;
  logo: Letterhead['logo'];
  today: IsoDay;
}) {
  const { letterhead, signature } = props;
  const lines = (letterhead.baris ?? '').split(/\r\n|[\r\n]/).map(oneLine);
  return (
    <figure className={styles.preview}>
      <div className={styles.paper}>
        <SheetLetterhead
          letterhead={{
            name: oneLine(letterhead.nama),
            lines: lines.filter((line) => line !== '').slice(0, officeLimits.lines),
            logo: props.logo,
          }}
        />
        <div className={styles.table} aria-hidden="true">
          {['judul', 'kepala', 'a', 'b', 'c', 'jumlah'].map((row) => (
            <i key={row} data-row={row} />
          ))}
        </div>
        <SheetSignature
          signature={{
            place: oneLine(signature.tempat),
            position: oneLine(signature.jabatan),
            name: oneLine(signature.pejabat),
            nip: oneLine(signature.nip),
            day: props.today,
          }}
        />
      </div>
      <figcaption>Begini kop dan tanda tangan pada lembar rapat.</figcaption>
    </figure>
  );
}
