'use client';

import { type ReactNode, useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SnapshotRefusal } from '@/lib/domain/snapshots';
import type { SnapshotAction } from './freeze-form';
import styles from './snapshot-forms.module.css';
import { SnapshotProblem } from './snapshot-problem';

type Target = { campaign: string; code: string; id: number; name: string };

/** Renames a snapshot, or deletes it; for users who may. */
export function SnapshotChanges({
  target,
  rename,
  remove,
}: {
  target: Target;
  rename: SnapshotAction;
  remove: SnapshotAction;
}) {
  return (
    <details className={`${styles.changes} screen-only`}>
      <summary>Ganti nama atau hapus</summary>
      <div>
        <RenameForm target={target} action={rename} />
        <DeleteForm target={target} action={remove} />
      </div>
    </details>
  );
}

function RenameForm({ target, action }: { target: Target; action: SnapshotAction }) {
  const [state, submit, pending] = useActionState(action, null);
  const name = state?.name ?? target.name;
  return (
    <form action={submit} className={styles.form}>
      <TargetFields target={target} />
      <input type="hidden" name="sebelumnya" value={target.name} />
      <div className={styles.field}>
        <label htmlFor="nama-baru">Nama baru</label>
        <input
          key={name}
          id="nama-baru"
          name="nama"
          defaultValue={name}
          autoComplete="off"
          aria-invalid={state ? true : undefined}
          aria-describedby={state ? 'nama-baru-pesan' : undefined}
        />
      </div>
      <SubmitButton pending={pending}>{pending ? 'Menyimpan…' : 'Simpan nama'}</SubmitButton>
      {state ? <SnapshotProblem id="nama-baru-pesan" refusal={state} /> : null}
    </form>
  );
}

function DeleteForm({ target, action }: { target: Target; action: SnapshotAction }) {
  const [state, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className={styles.form}>
      <TargetFields target={target} />
      <SubmitButton pending={pending}>{pending ? 'Menghapus…' : 'Hapus lembar ini'}</SubmitButton>
      <p className={styles.hint}>Masih dapat dikembalikan dari daftar arsip rapat.</p>
      {state ? <SnapshotProblem id="hapus-pesan" refusal={state} /> : null}
    </form>
  );
}

/** Takes a deletion back; where the name is taken by now, under another one. */
export function RestoreForm({ target, action }: { target: Target; action: SnapshotAction }) {
  const [state, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className={styles.form}>
      <TargetFields target={target} />
      {state ? <NewName id={`kembali-${target.id}`} refusal={state} fallback={target.name} /> : null}
      <SubmitButton pending={pending} aria-label={`Kembalikan “${target.name}”`}>
        {pending ? 'Mengembalikan…' : 'Kembalikan'}
      </SubmitButton>
    </form>
  );
}

function NewName({ id, refusal, fallback }: { id: string; refusal: SnapshotRefusal; fallback: string }): ReactNode {
  const name = refusal.suggestion ?? (refusal.name || fallback);
  return (
    <>
      <SnapshotProblem id={`${id}-pesan`} refusal={{ ...refusal, suggestion: null }} />
      <div className={styles.field}>
        <label htmlFor={id}>Nama baru untuk “{fallback}”</label>
        <input key={name} id={id} name="nama" defaultValue={name} autoComplete="off" aria-describedby={`${id}-pesan`} />
      </div>
    </>
  );
}

function TargetFields({ target }: { target: Target }) {
  return (
    <>
      <input type="hidden" name="kampanye" value={target.campaign} />
      <input type="hidden" name="kode" value={target.code} />
      <input type="hidden" name="nomor" value={target.id} />
    </>
  );
}
