import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import { CloseForm } from './close-form';
import styles from './closure-desk.module.css';

type Action = ComponentProps<typeof TaskForm>['action'];
type State = ComponentProps<typeof CloseForm>['states'][number] & { mayOpen: boolean };

type Entry = {
  id: number;
  area: { code: string; name: string };
  untilDay: IsoDay | null;
  reason: string | null;
  settledHeld: { reason: string; areas: { code: string; name: string }[] } | null;
  byName: string;
  userName: string | null;
  createdAt: Date;
};

/** The action that led to the page: the number of areas signed off, or that one was opened. */
export type ClosureDone = { kind: 'disahkan'; count: number } | { kind: 'dibuka' };

/** Signing off: the state of each area on a day, and the forms that close it up to that day or open it again with a reason. */
export function ClosureDesk(props: {
  campaign: string;
  area: AreaRef;
  asOf: IsoDay;
  /** What the address has in place of a day; null: a day, or nothing. */
  unreadDay: string | null;
  span: { startDay: IsoDay; lastDay: IsoDay };
  states: readonly State[];
  history: readonly Entry[];
  said: ClosureDone | null;
  actions: { close: ComponentProps<typeof CloseForm>['action']; open: Action };
}) {
  const { campaign, area, asOf, states, said, actions } = props;
  const may = states.some(({ mayClose }) => mayClose);
  const openable = states.filter(({ mayOpen }) => mayOpen);
  const hidden = { kampanye: campaign, kode: area.code, per: asOf };
  return (
    <>
      <h1 className={styles.title}>Pengesahan {formatAreaTitle(area)}</h1>
      <p className={styles.lead}>
        Yang disahkan tidak dapat diunggah, diketik, atau dibatalkan lagi untuk hari itu dan sebelumnya, sampai dibuka
        dengan alasan. Target tetap dapat diubah. Lembar rapat mencetak siapa yang mengesahkan.
      </p>
      {said ? (
        <Said>
          {said.kind === 'dibuka'
            ? 'Wilayahnya dibuka lagi. Alasannya tercatat di riwayat.'
            : `${formatCount(said.count)} wilayah disahkan s.d. ${formatDay(asOf)}.`}
        </Said>
      ) : null}
      <form method="get" className={styles.day}>
        <DayField
          {...{ id: 'per', name: 'per', label: 'Keadaan per hari', value: asOf, unread: props.unreadDay }}
          hint={`${formatDay(props.span.startDay)} sampai ${formatDay(props.span.lastDay)}.`}
          required
        />
        <Button type="submit">Lihat</Button>
      </form>
      <Island name="sahkan">
        <CloseForm action={actions.close} hidden={hidden} asOf={asOf} states={states} />
      </Island>
      {may ? null : <p className={styles.about}>Pengesahan dilakukan kantor di atas wilayah ini.</p>}
      {openable.length > 0 ? (
        <details className={styles.more}>
          <summary>Buka lagi yang sudah disahkan</summary>
          <Island name="buka">
            <TaskForm
              action={actions.open}
              name="buka"
              hidden={hidden}
              fields={[
                {
                  ...{ name: 'wilayah', label: 'Wilayah', kind: 'select' },
                  choices: openable.map(({ area: one, closure }) => ({
                    value: one.code,
                    label: `${formatAreaTitle(one)}, s.d. ${closure ? formatDay(closure.untilDay) : ''}`,
                  })),
                },
                {
                  ...{ name: 'mulai', label: 'Dibuka mulai hari', kind: 'day', beside: true },
                  hint: 'Kosong: semua harinya dibuka.',
                },
                { name: 'alasan', label: 'Alasan', required: true, most: 300 },
              ]}
              submit="Buka lagi"
              kind="plain"
            />
          </Island>
        </details>
      ) : null}
      <section aria-labelledby="riwayat-judul" className={styles.section}>
        <h2 id="riwayat-judul">Riwayat</h2>
        {props.history.length === 0 ? (
          <p className={styles.empty}>Belum ada yang disahkan.</p>
        ) : (
          <ul className={styles.list}>
            {props.history.map((entry) => (
              <li key={entry.id}>{describeEntry(entry)}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function describeEntry({ area, untilDay, reason, settledHeld, byName, userName, createdAt }: Entry): string {
  const who = `${userName ?? 'operator baris perintah'}, ${formatInstant(createdAt)}`;
  if (reason !== null) {
    const still = untilDay === null ? '' : `, tetap disahkan s.d. ${formatDay(untilDay)}`;
    return `${area.name} dibuka lagi${still}: ${reason}. ${who}.`;
  }
  const held = settledHeld
    ? ` Dengan angka janggal di ${settledHeld.areas.map(({ name }) => name).join(', ')}: ${settledHeld.reason}.`
    : '';
  return `${area.name} disahkan s.d. ${untilDay === null ? '' : formatDay(untilDay)} oleh ${byName}.${held} ${who}.`;
}
