import type { AreaProgress } from '@/lib/domain/area-progress';
import type { TimeZone } from '@/lib/domain/time-zones';
import { formatDay } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import styles from './shared-head.module.css';

/** The line on top of a shared page: who shares it, of when it is, and until when the link works. */
export function SharedHead(props: {
  /** The office that made the link. */
  office: string;
  asOf: AreaProgress['asOf'];
  expiresAt: Date;
  timeZone: TimeZone;
}) {
  return (
    <header className={`${styles.header} screen-only`}>
      <div className={`wrap ${styles.row}`}>
        <p className={styles.mark}>Kejar Target</p>
        <p>
          Dibagikan {props.office ? `oleh ${props.office} ` : ''}untuk dibaca.{' '}
          <b>Angka s.d. {formatDay(props.asOf)}.</b>
        </p>
        <p className={styles.until}>Tautan berlaku sampai {formatInstant(props.expiresAt, props.timeZone)}</p>
      </div>
    </header>
  );
}
