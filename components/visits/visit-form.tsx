import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { type TaskField, TaskForm } from '@/components/ui/task-form';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { type VisitKind, visitKinds, visitLimits } from '@/lib/domain/visits';
import { formatAreaTitle } from '@/lib/format/areas';
import { visitKindLabels } from '@/lib/format/visit-words';
import styles from './visit-desk.module.css';

type Action = ComponentProps<typeof TaskForm>['action'];

type Known = { kind: VisitKind; fromDay: IsoDay | null; toDay: IsoDay | null; participants: string; result: string };

/** What may be said of a visit, beside its places. */
export function visitFields({ kind, fromDay, toDay, participants, result }: Known): TaskField[] {
  return [
    {
      ...{ name: 'jenis', label: 'Jenis', kind: 'select', value: kind },
      choices: visitKinds.map((one) => ({ value: one, label: visitKindLabels[one] })),
    },
    { name: 'mulai', label: 'Mulai, hari', kind: 'day', value: fromDay ?? '', required: true },
    { name: 'selesai', label: 'Selesai, hari', kind: 'day', value: toDay ?? '', hint: 'Kosong: sehari.', beside: true },
    {
      ...{ name: 'siapa', label: 'Yang berkunjung', value: participants, required: true },
      ...{ most: visitLimits.participants.most, hint: 'Nama, jabatan, atau kantornya.' },
    },
    {
      ...{ name: 'hasil', label: 'Hasil', kind: 'words', value: result, most: visitLimits.result },
      hint: 'Boleh kosong dahulu, dan diisi sesudah kunjungan.',
    },
  ];
}

/** The form of a new visit. */
export function VisitForm(props: {
  campaign: string;
  area: AreaRef | null;
  offered: readonly AreaRef[];
  today: IsoDay | null;
  action: Action;
}) {
  const { campaign, area, offered, today, action } = props;
  return (
    <>
      <h1 className={styles.title}>Catat kunjungan</h1>
      <p className={styles.lead}>
        Alasannya tidak ditulis: kalimat dan angka tiap lokus diambil dari halamannya sekarang, dan tetap begitu.
      </p>
      <Island name="kunjungan baru">
        <TaskForm
          action={action}
          name="kunjungan"
          hidden={{ kampanye: campaign }}
          fields={[
            {
              ...{ name: 'lokus', label: 'Lokus', kind: 'words', required: true },
              value: area ? `${formatAreaTitle(area)} (${area.code})` : '',
              hint: `Satu baris satu lokus, paling banyak ${visitLimits.places}: nama atau kode wilayah, lalu kampung di desa itu sesudah koma. Misalnya: 36.04.09.2003, Kampung Baru.`,
            },
            ...visitFields({ kind: 'monitoring', fromDay: today, toDay: null, participants: '', result: '' }),
          ]}
          submit="Catat kunjungan"
        />
      </Island>
      {offered.length > 1 ? (
        <details className={styles.more}>
          <summary>Kode wilayah di {offered[0] ? formatAreaTitle(offered[0]) : 'sini'}</summary>
          <ul>
            {offered.slice(1).map((one) => (
              <li key={one.code}>
                {formatAreaTitle(one)} ({one.code})
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
