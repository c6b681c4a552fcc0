import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatSource } from '@/lib/format/comparison-words';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import styles from './comparison-desk.module.css';

type Action = ComponentProps<typeof TaskForm>['action'];

export type ListedSet = {
  id: number;
  area: AreaRef;
  source: string;
  day: IsoDay;
  hour: string | null;
  fileName: string;
  figures: number;
  withdrawnAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
  mayChange: boolean;
};

/** What was entered of other sources, the newest day first; each may be typed anew, taken back and given back. */
export function ComparisonSets(props: {
  sets: readonly ListedSet[];
  truncated: boolean;
  hidden: Readonly<Record<string, string>>;
  hrefOf: (setId: number) => string;
  actions: Record<'withdraw' | 'restore', Action>;
}) {
  const { sets, hidden, actions, hrefOf } = props;
  return (
    <section id="daftar" aria-labelledby="daftar-judul" className={styles.section}>
      <h2 id="daftar-judul">Yang sudah dimasukkan</h2>
      {sets.length === 0 ? (
        <p className={styles.empty}>Belum ada.</p>
      ) : (
        <ul className={styles.list}>
          {sets.map((set) => (
            <li key={set.id}>
              <p>
                <strong>{formatSource(set)}</strong>: {formatCount(set.figures)} angka, {formatAreaTitle(set.area)}.
              </p>
              <p className={styles.about}>
                {set.withdrawnAt === null ? '' : 'Ditarik, tidak berlaku. '}
                {set.fileName === '' ? 'Diketik' : `File ${set.fileName}, diunggah`}{' '}
                {set.createdBy ?? 'operator baris perintah'}, {formatInstant(set.createdAt)}.
              </p>
              {set.mayChange ? (
                <div className={`${styles.ways} screen-only`}>
                  <a href={`${hrefOf(set.id)}#ketik`}>Ketik yang benar</a>
                  <Island name={`tarik ${set.id}`}>
                    <TaskForm
                      action={set.withdrawnAt === null ? actions.withdraw : actions.restore}
                      name={`tarik-${set.id}`}
                      hidden={{ ...hidden, nomor: String(set.id) }}
                      fields={[]}
                      submit={set.withdrawnAt === null ? 'Tarik' : 'Kembalikan'}
                      kind="plain"
                    />
                  </Island>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {props.truncated ? <p className={styles.about}>Yang lebih lama tidak ditampilkan.</p> : null}
    </section>
  );
}
