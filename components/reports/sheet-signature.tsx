import type { Report } from '@/lib/domain/reports';
import { formatDay } from '@/lib/format/days';
import styles from './sheet-signature.module.css';

/** Place, day and who signs. A part that is not known is a line to write on. */
export function SheetSignature({ signature }: { signature: NonNullable<Report['signature']> }) {
  const { place, position, name, nip, day } = signature;
  return (
    <div className={styles.signature}>
      <p>
        {place || <Blank part="tempat" />}, {formatDay(day)}
      </p>
      <p className={styles.position}>{position || <Blank part="jabatan" />}</p>
      <p className={styles.name}>{name || <Blank part="nama" />}</p>
      <p>NIP. {nip || <Blank part="NIP" />}</p>
    </div>
  );
}

function Blank({ part }: { part: string }) {
  return (
    <span className={styles.blank} data-part={part}>
      <span className="visually-hidden">({part} diisi tangan)</span>
    </span>
  );
}
