import type { AreaProgress } from '@/lib/domain/area-progress';
import type { AreaAddress } from '@/lib/format/area-query';
import { Answer } from './answer';
import { AreaRows } from './area-rows';
import styles from './area-view.module.css';
import { Facts } from './facts';
import { Sources } from './source-note';
import { Stuck } from './stuck';
import { Way } from './way';

/** An area on a day: the answer, what holds it up, the way here, and the areas below. */
export function AreaView({ progress, address }: { progress: AreaProgress; address: AreaAddress }) {
  return (
    <>
      <Answer progress={progress} />
      <Facts progress={progress} />
      <div className={styles.evidence}>
        <Way progress={progress} />
        <Stuck progress={progress} />
      </div>
      <AreaRows progress={progress} address={address} />
      <Sources progress={progress} />
    </>
  );
}
