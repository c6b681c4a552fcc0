import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { timeZoneOf } from '@/lib/domain/time-zones';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { describeDeadline } from '@/lib/format/deadline';
import { formatInstant } from '@/lib/format/instants';
import styles from './extension-desk.module.css';

type Action = ComponentProps<typeof TaskForm>['action'];

type ListedExtension = {
  id: number;
  area: AreaRef;
  endDay: IsoDay;
  decidedDay: IsoDay;
  letter: string;
  createdAt: Date;
  createdBy: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
};

const done = {
  dicatat: 'Perpanjangan dicatat. Batas, sisa hari, dan yang seharusnya sudah dihitung ulang sejak hari putusannya.',
  ditarik: 'Perpanjangan ditarik dan tidak dihitung lagi. Catatannya tetap dapat dibaca.',
};
export type ExtensionDone = keyof typeof done;

/** The end of a campaign, the letters that moved it, and the forms that note and withdraw one. */
export function ExtensionDesk(props: {
  campaign: { slug: string; endDay: IsoDay };
  area: AreaRef;
  today: IsoDay;
  endDay: IsoDay;
  mayExtend: boolean;
  areas: readonly AreaRef[];
  extensions: readonly ListedExtension[];
  said: ExtensionDone | null;
  actions: { extend: Action; withdraw: Action };
}) {
  const { campaign, area, endDay, mayExtend, extensions, said, actions } = props;
  const hidden = { kampanye: campaign.slug };
  const moved = endDay === campaign.endDay ? '' : ` Semula ${formatDay(campaign.endDay)}.`;
  return (
    <>
      <h1 className={styles.title}>Perpanjangan</h1>
      <p className={styles.lead}>
        Batas akhir untuk {formatAreaTitle(area)}: <strong>{describeDeadline(endDay, timeZoneOf(area.code))}</strong>.
        {moved}
      </p>
      <p className={styles.lead}>
        Batas dihitung dalam WIB, juga untuk wilayah WITA dan WIT. Surat berlaku sejak hari putusannya, untuk wilayah
        yang disebut dan semua di dalamnya; yang seharusnya pada hari-hari sebelum itu tidak berubah.
      </p>
      {said ? <Said>{done[said]}</Said> : null}
      {mayExtend ? (
        <section aria-labelledby="baru" className={styles.section}>
          <h2 id="baru">Catat perpanjangan</h2>
          <Island name="perpanjangan">
            <TaskForm
              action={actions.extend}
              name="baru"
              hidden={hidden}
              fields={[
                {
                  ...{ name: 'kode', label: 'Wilayah', value: area.code, required: true, most: 120 },
                  choices: props.areas.map((one) => ({ value: one.code, label: formatAreaTitle(one) })),
                  hint: 'Kode atau nama: 32.15, atau Kabupaten Karawang. id untuk Indonesia.',
                },
                { name: 'batas', label: 'Batas baru', kind: 'day', required: true },
                {
                  name: 'putusan',
                  label: 'Hari putusan surat',
                  kind: 'day',
                  value: props.today,
                  required: true,
                  beside: true,
                },
                {
                  ...{ name: 'surat', label: 'Surat', required: true, most: 160 },
                  hint: 'Nomor dan perihalnya, misalnya: SE 4/2021 perpanjangan PK21. Boleh diputuskan sesudah batas lama.',
                },
              ]}
              submit="Catat perpanjangan"
            />
          </Island>
        </section>
      ) : (
        <p className={styles.about}>Perpanjangan dicatat administrator nasional, menurut surat edaran.</p>
      )}
      <section aria-labelledby="daftar-judul" className={styles.section}>
        <h2 id="daftar-judul">Surat yang dicatat</h2>
        {extensions.length === 0 ? (
          <p className={styles.empty}>Belum ada perpanjangan untuk wilayah ini.</p>
        ) : (
          <ul className={styles.list}>
            {extensions.map((one) => (
              <li key={one.id} data-state={one.withdrawnAt === null ? 'standing' : 'withdrawn'}>
                <p className={styles.what}>
                  <strong>{formatAreaTitle(one.area)}</strong> sampai {formatDay(one.endDay)}: {one.letter}, diputuskan{' '}
                  {formatDay(one.decidedDay)}.
                </p>
                <p className={styles.about}>
                  Dicatat {one.createdBy ?? 'operator baris perintah'}, {formatInstant(one.createdAt)}.
                  {one.withdrawnAt === null
                    ? ''
                    : ` Ditarik ${one.withdrawnBy ?? 'operator baris perintah'}, ${formatInstant(one.withdrawnAt)}: ${one.withdrawnReason ?? ''}.`}
                </p>
                {mayExtend && one.withdrawnAt === null ? (
                  <details className={styles.more}>
                    <summary>Tarik surat ini</summary>
                    <Island name={`tarik ${one.id}`}>
                      <TaskForm
                        action={actions.withdraw}
                        name={`tarik-${one.id}`}
                        hidden={{ ...hidden, id: String(one.id) }}
                        fields={[{ name: 'alasan', label: 'Alasan penarikan', required: true, most: 300 }]}
                        submit="Tarik"
                        kind="plain"
                      />
                    </Island>
                  </details>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
