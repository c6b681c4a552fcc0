import type { ComponentProps, ReactNode } from 'react';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { TaskForm } from '@/components/ui/task-form';
import type { IsoDay } from '@/lib/domain/days';
import { visitLimits } from '@/lib/domain/visits';
import { formatDay } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import { describePlace, describeVisit, describeVisitDays } from '@/lib/format/visit-words';
import styles from './visit-desk.module.css';
import detail from './visit-detail.module.css';
import { visitFields } from './visit-form';
import { type PacedPlace, VisitPaces } from './visit-paces';

type Action = ComponentProps<typeof TaskForm>['action'];

export type DetailedVisit = Parameters<typeof describeVisitDays>[0] &
  Parameters<typeof visitFields>[0] & {
    id: number;
    version: number;
    places: readonly PacedPlace[];
    tasks: readonly {
      id: number;
      task: string;
      person: string;
      dueDay: IsoDay;
      doneAt: Date | null;
      doneBy: string | null;
    }[];
    createdBy: string | null;
    createdAt: Date;
    mayChange: boolean;
  };

const done = {
  dicatat: 'Kunjungan dicatat. Alasannya diambil dari angka hari ini dan tidak berubah lagi.',
  disimpan: 'Perubahan disimpan.',
  ditarik: 'Kunjungan ditarik.',
  tugas: 'Tugas disimpan.',
  gambar: 'Gambar disimpan.',
  'gambar-dihapus': 'Gambar dihapus.',
};

/** A visit: where and why, the pace around it, what was agreed, what came of it. */
export function VisitDetail(props: {
  campaign: string;
  /** Of the campaign. */
  unit: string;
  visit: DetailedVisit;
  said: keyof typeof done | null;
  actions: Record<'change' | 'withdraw' | 'addTask' | 'tick', Action>;
  /** The pictures, which have forms of their own. */
  children: ReactNode;
}) {
  const { campaign, visit, said, actions } = props;
  const hidden = { kampanye: campaign, id: String(visit.id) };
  return (
    <>
      <h1 className={styles.title}>{describeVisit(visit)}</h1>
      <p className={styles.lead}>
        {describeVisitDays(visit)}. {visit.participants}.
      </p>
      {said ? <Said>{done[said]}</Said> : null}
      <p className={styles.about}>
        Nomor {visit.id}, dicatat {visit.createdBy ?? 'operator baris perintah'} {formatInstant(visit.createdAt)}.
      </p>
      <section aria-labelledby="alasan" className={styles.section}>
        <h2 id="alasan">Lokus dan alasan</h2>
        <ul className={styles.list}>
          {visit.places.map((place) => (
            <li key={place.id}>
              <a href={`/${campaign}/${place.area.code}`}>
                <strong>{describePlace(place)}</strong>
              </a>
              <p className={detail.reason}>{place.reason}</p>
              <p className={styles.about}>Seperti pada halamannya per {formatDay(place.figures.asOf)}.</p>
            </li>
          ))}
        </ul>
      </section>
      <VisitPaces places={visit.places} unit={props.unit} />
      <Tasks {...props} hidden={hidden} />
      <section aria-labelledby="hasil" className={styles.section}>
        <h2 id="hasil">Hasil</h2>
        {visit.result === '' ? (
          <p className={styles.empty}>Belum ditulis.</p>
        ) : (
          <p className={detail.result}>{visit.result}</p>
        )}
      </section>
      {props.children}
      {visit.mayChange ? (
        <details className={`${styles.more} screen-only`}>
          <summary>Ubah atau tarik kunjungan ini</summary>
          <Island name="ubah kunjungan">
            <TaskForm
              action={actions.change}
              name="ubah"
              hidden={{ ...hidden, versi: String(visit.version) }}
              fields={visitFields(visit)}
              submit="Simpan perubahan"
              kind="plain"
            />
          </Island>
          <Island name="tarik kunjungan">
            <TaskForm
              action={actions.withdraw}
              name="tarik"
              hidden={hidden}
              fields={[{ name: 'alasan', label: 'Alasan penarikan', required: true, most: visitLimits.note.most }]}
              submit="Tarik kunjungan ini"
              kind="plain"
            />
          </Island>
        </details>
      ) : null}
    </>
  );
}

function Tasks(
  props: Pick<Parameters<typeof VisitDetail>[0], 'visit' | 'actions'> & { hidden: Record<string, string> },
) {
  const { visit, actions, hidden } = props;
  const { tasks, mayChange } = visit;
  return (
    <section aria-labelledby="tugas-judul" className={styles.section}>
      <h2 id="tugas-judul">Yang disepakati</h2>
      {tasks.length === 0 ? <p className={styles.empty}>Belum ada tugas.</p> : null}
      <ul className={`${styles.list} ${detail.tasks}`}>
        {tasks.map((task) => (
          <li key={task.id} data-done={task.doneAt ? '' : undefined}>
            <p>
              <strong>{task.person}</strong>: {task.task}
            </p>
            <p className={styles.about}>
              {task.doneAt
                ? `Selesai, dicatat ${task.doneBy ?? 'operator baris perintah'} ${formatInstant(task.doneAt)}`
                : `Sampai ${formatDay(task.dueDay)}, belum selesai`}
            </p>
            {mayChange ? (
              <Island name={`tugas ${task.id}`}>
                <TaskForm
                  action={actions.tick}
                  name={`tugas-${task.id}`}
                  hidden={{ ...hidden, nomor: String(task.id), selesaikan: task.doneAt ? 'tidak' : 'ya' }}
                  fields={[]}
                  submit={task.doneAt ? `Belum selesai: ${task.task}` : `Selesai: ${task.task}`}
                  kind="plain"
                />
              </Island>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <details className={`${styles.more} screen-only`}>
          <summary>Tambah tugas</summary>
          <Island name="tambah tugas">
            <TaskForm
              action={actions.addTask}
              name="tugas"
              hidden={hidden}
              fields={[
                { name: 'tugas', label: 'Yang disepakati', required: true, most: visitLimits.task.most },
                { name: 'orang', label: 'Siapa', most: visitLimits.person.most },
                { name: 'sampai', label: 'Sampai hari', kind: 'day', required: true },
              ]}
              submit="Tambah tugas"
              kind="plain"
            />
          </Island>
        </details>
      ) : null}
    </section>
  );
}
