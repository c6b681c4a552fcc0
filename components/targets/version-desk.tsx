import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { TaskForm } from '@/components/ui/task-form';
import type { IsoDay } from '@/lib/domain/days';
import { targetSetLimits } from '@/lib/domain/target-sets';
import styles from './version-desk.module.css';
import type { ListedVersion } from './version-table';

type Action = ComponentProps<typeof TaskForm>['action'];
type Kept = ListedVersion & { version: number; isDefault: boolean };

/** The forms of administrators who keep the versions: add one, edit its details, choose the one that counts. */
export function VersionDesk(props: {
  campaign: string;
  /** Code of the area that the page shows. */
  area: string;
  versions: readonly Kept[];
  /** The day that is offered as the first on which a version counts. */
  fromDay: IsoDay;
  actions: { add: Action; change: Action; choose: Action };
}) {
  const { campaign, area, versions, fromDay, actions } = props;
  const hidden = { kampanye: campaign, wilayah: area };
  const current = versions.find(({ isDefault }) => isDefault);
  return (
    <section aria-labelledby="versi-judul" className={styles.section}>
      <h2 id="versi-judul">Atur versi</h2>
      <details className={styles.more}>
        <summary>Tambah versi</summary>
        <Island name="tambah versi">
          <TaskForm
            action={actions.add}
            name="tambah"
            hidden={hidden}
            fields={[
              ...wordFields(null),
              {
                ...{ name: 'salinan', label: 'Isi awal', kind: 'select' as const, value: '' },
                choices: [
                  { value: '', label: 'Kosong' },
                  ...versions.map(({ slug, name }) => ({ value: slug, label: `Salinan ${name}` })),
                ],
              },
            ]}
            submit="Tambah versi"
          />
        </Island>
      </details>
      <details className={styles.more}>
        <summary>Pilih yang berlaku</summary>
        <Island name="pilih versi">
          <TaskForm
            action={actions.choose}
            name="berlaku"
            hidden={{ ...hidden, dilihat: String(current?.id ?? '') }}
            fields={[
              {
                ...{ name: 'versi', label: 'Versi yang berlaku', kind: 'select' as const, required: true },
                value: current?.slug ?? '',
                choices: versions.map(({ slug, name }) => ({ value: slug, label: name })),
              },
              {
                ...{ name: 'mulai', label: 'Berlaku mulai', kind: 'day' as const, value: fromDay, required: true },
                hint: 'Hari-hari sebelumnya tetap memakai versi yang berlaku saat itu. Hari pertama kampanye: sejak awal.',
              },
            ]}
            submit="Berlakukan"
          />
        </Island>
      </details>
      {versions.map((one) => (
        <details key={one.id} className={styles.more}>
          <summary>Ubah {one.name}</summary>
          <Island name={`ubah versi ${one.id}`}>
            <TaskForm
              action={actions.change}
              name={`ubah-${one.id}`}
              hidden={{ ...hidden, versi: String(one.id), perubahan: String(one.version) }}
              fields={wordFields(one)}
              submit="Simpan perubahan"
              kind="plain"
            />
          </Island>
        </details>
      ))}
    </section>
  );
}

function wordFields(one: Kept | null): ComponentProps<typeof TaskForm>['fields'] {
  return [
    {
      ...{ name: 'nama', label: 'Nama versi', value: one?.name ?? '', required: true, most: targetSetLimits.name },
      hint: one ? 'Alamatnya tetap walau namanya berganti.' : 'Misalnya DIPA atau Revisi Juni; menjadi bagian alamat.',
    },
    { name: 'surat', label: 'Surat', value: one?.letter ?? '', most: targetSetLimits.letter },
    { name: 'putusan', label: 'Hari surat', kind: 'day', value: one?.decidedDay ?? '', beside: true },
    { name: 'catatan', label: 'Catatan', kind: 'words', value: one?.note ?? '', most: targetSetLimits.note },
  ];
}
