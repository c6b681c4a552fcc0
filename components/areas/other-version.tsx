import { KeptLink } from '@/components/ui/kept-link';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type AreaAddress, areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { describeOtherVersion } from '@/lib/format/target-set-words';
import styles from './answer.module.css';

/** Beside the figure: that it is by a version of the targets that does not count on the day, and the way back. */
export function OtherVersion({ progress, address }: { progress: AreaProgress; address: AreaAddress }) {
  const said = describeOtherVersion(progress);
  if (said === null) return null;
  const [counting] = progress.targetSets;
  return (
    <p className={styles.version}>
      {said}{' '}
      {address.sharedAt ? null : (
        <KeptLink path={areaHref({ ...address, query: defaultAreaQuery })} change={{ versi: null, wilayah: null }}>
          Kembali ke target {counting?.name}
        </KeptLink>
      )}
    </p>
  );
}
