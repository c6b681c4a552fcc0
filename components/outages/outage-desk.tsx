import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { outageLimits } from '@/lib/domain/outages';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { describeDaysLost } from '@/lib/format/outage-words';
import styles from './outage-desk.module.css';
import { outageFields } from './outage-fields';
import { OutageList } from './outage-list';

type Action = ComponentProps<typeof TaskForm>['action'];

const done = {
  dicatat: 'Gangguan dicatat. Hari yang hilang, laju, dan kalimat sudah dihitung ulang.',
  selesai: 'Gangguan dinyatakan selesai.',
  dikoreksi: 'Catatan dikoreksi. Yang lama tetap dapat dibaca di riwayatnya.',
  ditarik: 'Catatan ditarik dan tidak dihitung lagi.',
};
export type OutageDone = keyof typeof done;

/** Outages: the forms that note one (in two clicks) and end it, and the history. */
export function OutageDesk(props: {
  campaign: string;
  area: AreaRef;
  asOf: IsoDay;
  daysLost: { online: number; manual: number };
  outages: ComponentProps<typeof OutageList>['outages'];
  /** Areas for which the user may note an outage, their own first; empty: the user only reads. */
  areas: readonly AreaRef[];
  said: OutageDone | null;
  actions: { note: Action; end: Action; correct: Action; withdraw: Action };
}) {
  const { campaign, area, areas, said, actions } = props;
  const may = areas.length > 0;
  const hidden = { kampanye: campaign };
  return (
    <>
      <h1 className={styles.title}>Gangguan</h1>
      <p className={styles.lead}>
        Hari yang hilang karena gangguan tidak dihitung dalam laju. Sehari hilang bila paling sedikit 7 dari 14 jam
        kerja terganggu, 07.00 sampai 21.00 waktu setempat. Gangguan sebuah wilayah berlaku juga di dalamnya.
      </p>
      {said ? <Said>{done[said]}</Said> : null}
      <p className={styles.lost}>
        {formatAreaTitle(area)} s.d. {formatDay(props.asOf)}: <strong>{describeDaysLost(props.daysLost)}</strong>.{' '}
        <a href={`/${campaign}/perpanjangan`}>Batas akhir dan perpanjangan</a>
      </p>
      {may ? (
        <section aria-labelledby="turun" className={styles.section}>
          <h2 id="turun">Server turun sekarang di {formatAreaTitle(area)}</h2>
          <Island name="server turun sekarang">
            <TaskForm
              action={actions.note}
              name="turun"
              hidden={{ ...hidden, sekarang: 'ya', kode: area.code }}
              fields={[
                {
                  ...{ name: 'kanal', label: 'Kanal', kind: 'select', value: 'online' },
                  choices: [
                    { value: 'online', label: 'Online' },
                    { value: '', label: 'Semua kanal' },
                  ],
                },
                {
                  ...{ name: 'penyebab', label: 'Penyebab', value: 'Server tidak dapat dibuka', beside: true },
                  ...{ required: true, most: outageLimits.reason.most },
                },
              ]}
              submit="Catat: turun sejak sekarang"
            />
          </Island>
        </section>
      ) : null}
      {may ? (
        <details className={styles.more}>
          <summary>Catat gangguan lain, dengan hari dan jamnya</summary>
          <Island name="gangguan lain">
            <TaskForm
              action={actions.note}
              name="catat"
              hidden={hidden}
              fields={[
                {
                  ...{ name: 'kode', label: 'Wilayah', value: area.code, required: true, most: 120 },
                  choices: areas.map((one) => ({ value: one.code, label: formatAreaTitle(one) })),
                  hint: 'Kode atau nama, misalnya 32.15.03 atau Telukjambe Timur. Gangguan berlaku untuk wilayah itu dan semua di dalamnya.',
                },
                ...outageFields({ fromDay: props.asOf }),
              ]}
              submit="Catat gangguan"
              kind="plain"
            />
          </Island>
        </details>
      ) : null}
      <OutageList campaign={campaign} outages={props.outages} actions={actions} />
    </>
  );
}
