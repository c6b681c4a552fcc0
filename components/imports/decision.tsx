'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { formatRefusedRows } from '@/lib/format/import-words';
import styles from './decision.module.css';
import { RefusedNotice } from './refused-notice';

type State = { title: string; detail: string } | null;
type Action = (previous: State, form: FormData) => Promise<State>;

/** To keep, in part where rows were refused, or to set aside. */
export function Decision(props: {
  id: number;
  campaign: string;
  acceptedCount: number;
  refusedCount: number;
  refusalCount: number;
  commit: Action;
  discard: Action;
}) {
  const { acceptedCount, id, campaign } = props;
  const refused = props.refusedCount > 0 ? formatRefusedRows(props) : null;
  return (
    <div className={`${styles.decision} screen-only`}>
      {acceptedCount > 0 ? (
        <ActForm
          id={id}
          campaign={campaign}
          action={props.commit}
          kind="primary"
          label={refused ? `Simpan sebagian (${refused} baris ditolak dilewati)` : 'Simpan'}
          doing="Menyimpan…"
        >
          {refused ? (
            <label className={styles.check}>
              <input type="checkbox" name="sebagian" value="ya" required />
              <span>Saya tahu {refused} baris yang ditolak tidak ikut tersimpan</span>
            </label>
          ) : null}
        </ActForm>
      ) : null}
      <ActForm id={id} campaign={campaign} action={props.discard} label="Buang" doing="Membuang…" />
    </div>
  );
}

/** A form with one button that does something with an upload; `children` stand before the button. */
export function ActForm(props: {
  id: number;
  campaign: string;
  action: Action;
  label: string;
  doing: string;
  kind?: 'primary';
  children?: ReactNode;
  /** Another way on, beside the button. */
  beside?: ReactNode;
}) {
  const [state, submit, pending] = useActionState(props.action, null);
  return (
    <form action={submit} className={styles.form}>
      {state ? (
        <RefusedNotice title={state.title}>
          <p>{state.detail}</p>
        </RefusedNotice>
      ) : null}
      <input type="hidden" name="id" value={props.id} />
      <input type="hidden" name="kampanye" value={props.campaign} />
      {props.children}
      <div className={styles.ways}>
        <Button type="submit" kind={props.kind ?? 'plain'} disabled={pending}>
          {pending ? props.doing : props.label}
        </Button>
        {props.beside}
      </div>
    </form>
  );
}
