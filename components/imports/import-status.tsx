import type { ImportStatus } from '@/lib/domain/imports';
import { labelImport } from '@/lib/format/import-words';
import styles from './import-status.module.css';

/** Each status has a shape of its own beside its word: a ring waits, a tick counts, a turn went back, a cross is out. */
const shapes: Record<ImportStatus, string> = {
  checked: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
  committed: 'M1.5 6.5l3 3 6-7',
  undone: 'M4.5 1.5l-3 3 3 3M1.5 4.5h6a3 3 0 0 1 0 6H5',
  discarded: 'M2 2l8 8M10 2l-8 8',
};

/** Where an upload stands, as a word. */
export function ImportStatusMark({ upload }: { upload: Parameters<typeof labelImport>[0] }) {
  const { status } = upload;
  return (
    <span className={styles.status} data-status={status}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[status]} />
      </svg>
      {labelImport(upload)}
    </span>
  );
}
