import { Button, ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import type { Bundle } from '@/lib/domain/bundles';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatCount } from '@/lib/format/numbers';
import styles from './bundle-progress.module.css';
import { BundleRefresher } from './bundle-refresher';

/** The bundle that is being made: how far it is, and how to stop it. */
export function BundleProgress(props: {
  bundle: Bundle;
  /** This page: to draw it anew where no JavaScript does. */
  href: string;
  cancel: (form: FormData) => Promise<void>;
}) {
  const { bundle } = props;
  const { area, campaign, format, total, done } = bundle;
  return (
    <section aria-labelledby="sedang" className={styles.running}>
      <h2 id="sedang">
        {formatAreaTitle(area)}, {campaign.name}, {format.toUpperCase()}
      </h2>
      <progress max={total ?? 1} value={total === null ? undefined : done} aria-labelledby="sedang" />
      <p role="status">{describeProgress(bundle)}</p>
      <div className={styles.actions}>
        <form action={props.cancel}>
          <input type="hidden" name="kampanye" value={campaign.slug} />
          <input type="hidden" name="kode" value={area.code} />
          <input type="hidden" name="id" value={bundle.id} />
          <Button type="submit">Batalkan</Button>
        </form>
        <ButtonLink href={props.href}>Muat ulang</ButtonLink>
      </div>
      <Island name="kemajuan bundel">
        <BundleRefresher />
      </Island>
    </section>
  );
}

/** "12 dari 27 lembar": sheets are read first and then written at once. */
function describeProgress({ state, done, total }: Bundle): string {
  if (state === 'waiting' || total === null) return 'Menunggu dimulai.';
  if (done >= total) return `${formatCount(total)} dari ${formatCount(total)} lembar. Menyusun file.`;
  return `${formatCount(done)} dari ${formatCount(total)} lembar.`;
}
