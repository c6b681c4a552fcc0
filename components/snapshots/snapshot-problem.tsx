import { Button } from '@/components/ui/button';
import type { SnapshotRefusal } from '@/lib/domain/snapshots';
import styles from './snapshot-forms.module.css';

/** Why a form was refused, inside the form; a free name can be taken with one press. */
export function SnapshotProblem({ id, refusal }: { id: string; refusal: SnapshotRefusal }) {
  return (
    <div role="alert" className={styles.problem}>
      <p id={id}>
        <strong>{refusal.title}.</strong> {refusal.detail}
      </p>
      {refusal.suggestion === null ? null : (
        <Button type="submit" name="usul" value={refusal.suggestion}>
          Pakai “{refusal.suggestion}”
        </Button>
      )}
    </div>
  );
}
