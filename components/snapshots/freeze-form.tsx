'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { IsoDay } from '@/lib/domain/days';
import { type SnapshotRefusal, snapshotLimits } from '@/lib/domain/snapshots';
import { type AreaAddress, listAreaParams } from '@/lib/format/area-query';
import { formatDay } from '@/lib/format/days';
import styles from './snapshot-forms.module.css';
import { SnapshotProblem } from './snapshot-problem';

export type SnapshotAction = (previous: SnapshotRefusal | null, form: FormData) => Promise<SnapshotRefusal | null>;

/**
 * Freezes the sheet of an area as its reader sees it. It posts to `action` with JavaScript or without.
 * @param props.asOf the day that is shown: the one that is frozen, also when a newer one comes in meanwhile
 * @param props.requestKey a UUID of this form's own, so that a double click freezes once
 */
export function FreezeForm(props: { address: AreaAddress; asOf: IsoDay; requestKey: string; action: SnapshotAction }) {
  const [state, submit, pending] = useActionState(props.action, null);
  const { campaign, code, query } = props.address;
  const search = new URLSearchParams(listAreaParams({ ...query, asOf: props.asOf, page: 1, find: '' })).toString();
  const name = state?.name ?? `Rapat ${formatDay(props.asOf)}`;
  return (
    <form action={submit} className={styles.form}>
      <input type="hidden" name="kampanye" value={campaign} />
      <input type="hidden" name="kode" value={code} />
      <input type="hidden" name="susunan" value={search} />
      <input type="hidden" name="kunci" value={state?.requestKey || props.requestKey} />
      <div className={styles.field}>
        <label htmlFor="nama-beku">Nama arsip rapat</label>
        <input
          key={name}
          id="nama-beku"
          name="nama"
          defaultValue={name}
          autoComplete="off"
          aria-invalid={state ? true : undefined}
          aria-describedby={state ? 'nama-beku-pesan nama-beku-petunjuk' : 'nama-beku-petunjuk'}
        />
      </div>
      <SubmitButton kind="primary" pending={pending}>
        {pending ? 'Menyimpan…' : 'Simpan untuk rapat'}
      </SubmitButton>
      {state ? <SnapshotProblem id="nama-beku-pesan" refusal={state} /> : null}
      <p id="nama-beku-petunjuk" className={styles.hint}>
        Angka {formatDay(props.asOf)} disimpan seperti sekarang dan tidak ikut berubah. Nama paling banyak{' '}
        {snapshotLimits.name} huruf.
      </p>
    </form>
  );
}
