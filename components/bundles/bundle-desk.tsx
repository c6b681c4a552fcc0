import { chosenVersion } from '@/components/targets/version-field';
import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type Bundle, hasBundle, isActive } from '@/lib/domain/bundles';
import { type AreaAddress, areaHref, listAreaParams } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { formatCount } from '@/lib/format/numbers';
import { levelWords } from '@/lib/format/words';
import styles from './bundle-desk.module.css';
import { BundleForm, type BundleFormState } from './bundle-form';
import { BundleList } from './bundle-list';
import { BundleProgress } from './bundle-progress';

/** Everything about bundles of an area: a new one, the one that is being made, those that were. */
export function BundleDesk(props: {
  progress: AreaProgress;
  address: AreaAddress;
  bundles: Bundle[];
  make: (previous: BundleFormState, form: FormData) => Promise<BundleFormState>;
  cancel: (form: FormData) => Promise<void>;
}) {
  const { progress, address, bundles } = props;
  const { area, campaign } = progress;
  const running = bundles.find(isActive);
  return (
    <>
      <title>{`Gabungan ${formatAreaTitle(area)} · ${campaign.name} · Kejar Target`}</title>
      <p className={styles.intro}>{describeContent(progress)}</p>
      {running ? (
        <BundleProgress bundle={running} href={areaHref(address, 'bundel')} cancel={props.cancel} />
      ) : hasParts(progress) ? (
        <Island name="bundel">
          <BundleForm
            action={props.make}
            campaign={campaign.slug}
            code={area.code}
            search={new URLSearchParams(listAreaParams(address.query)).toString()}
            versions={progress.targetSets}
            version={chosenVersion(progress)}
          />
        </Island>
      ) : null}
      <BundleList bundles={bundles.filter((bundle) => bundle !== running)} />
    </>
  );
}

function hasParts({ area, rows }: AreaProgress): boolean {
  return hasBundle(area) && rows.length > 0;
}

/** "28 lembar dalam satu file: Provinsi Jawa Barat, lalu tiap kabupaten/kota (27). Keadaan 12 April 2021." */
function describeContent(progress: AreaProgress): string {
  const { area, rows, detail, asOf } = progress;
  const name = formatAreaTitle(area);
  if (!hasParts(progress)) return `${name} tidak punya bagian yang berlembar sendiri. Unduh lembar rapatnya saja.`;
  const sheets = formatCount(rows.length + 1);
  return `${sheets} lembar dalam satu file: ${name}, lalu tiap ${levelWords[detail]} (${formatCount(rows.length)}). Keadaan ${formatDay(asOf)}.`;
}
