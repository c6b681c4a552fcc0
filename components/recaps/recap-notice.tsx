import { Button } from '@/components/ui/button';
import type { IsoDay } from '@/lib/domain/days';
import type { OfficeRecap } from '@/lib/domain/recaps';
import { formatDay } from '@/lib/format/days';
import { formatReady } from '@/lib/format/recap-state';
import styles from './recap-notice.module.css';

/**
 * That the recap of the reader's office is ready. Opening it or saying that it is read takes the notice away, for all of
 * the office.
 * @param props.returnTo path and query of the page that it stands on
 * @param props.today in the zone of the office
 */
export function RecapNotice(props: {
  recap: OfficeRecap;
  page: { campaign: string; returnTo: string };
  today: IsoDay;
  action: (form: FormData) => Promise<void>;
}) {
  const { recap, page } = props;
  const { left, state } = recap.mail;
  return (
    <section className={`${styles.notice} screen-only`} aria-labelledby="rekap-siap">
      <p className={styles.words}>
        <strong id="rekap-siap">{formatReady(recap, props.today)}</strong>
        <span>
          {recap.campaign.slug === page.campaign ? 'Data' : `${recap.campaign.name}, data`} per {formatDay(recap.asOf)}
          {state === 'failed' ? (
            <>
              . <a href="/kantor#rekap-harian">Email tidak sampai ke {left.length} alamat</a>
            </>
          ) : null}
        </span>
      </p>
      <form action={props.action} className={styles.actions}>
        <input type="hidden" name="kampanye" value={page.campaign} />
        <input type="hidden" name="rekap" value={recap.id} />
        <input type="hidden" name="kembali" value={page.returnTo} />
        <Button type="submit" name="lanjut" value="buka">
          Buka rekap
        </Button>
        <Button type="submit" name="lanjut" value="tutup">
          Sudah dibaca
        </Button>
      </form>
    </section>
  );
}
