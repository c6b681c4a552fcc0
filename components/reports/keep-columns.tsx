'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ColumnKey } from '@/lib/domain/columns';
import { type AreaAddress, listAreaParams } from '@/lib/format/area-query';
import styles from './column-choice.module.css';

/** Why the columns were not kept, and the version of the office that stands by now; null while there is nothing to say. */
type State = { title: string; detail: string; version: number } | null;

/** Offers to keep the columns of this sheet for the office of the user who reads it, where they are others than the office's. */
export function KeepColumns(props: {
  address: AreaAddress;
  shown: readonly ColumnKey[];
  officeName: string;
  version: number;
  action: (previous: State, form: FormData) => Promise<State>;
}) {
  const { campaign, code, query } = props.address;
  const [state, act, pending] = useActionState(props.action, null);
  return (
    <form action={act} className={styles.keep}>
      {listAreaParams({ ...query, columns: props.shown }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="kampanye" value={campaign} />
      <input type="hidden" name="kode" value={code} />
      <input type="hidden" name="versi-kantor" value={state?.version ?? props.version} />
      {state ? (
        <div role="alert" className={styles.refused}>
          <p>
            <strong>{state.title}</strong>
          </p>
          <p>{state.detail}</p>
        </div>
      ) : null}
      <p className={styles.hint}>Kolom lembar ini lain dari kolom {props.officeName}.</p>
      <SubmitButton pending={pending}>{pending ? 'Menyimpan…' : 'Ingat kolom ini untuk kantor'}</SubmitButton>
    </form>
  );
}
