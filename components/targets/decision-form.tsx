'use client';

import { type ReactNode, useActionState, useState } from 'react';
import options from '@/components/ui/option.module.css';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { proposalLimits } from '@/lib/domain/target-proposals';
import styles from './decision-form.module.css';

type State = { title: string; detail: string } | null;

type Choice = {
  id: number;
  /** Its name and the target that it would have, in words. */
  area: string;
  after: string;
  odd: boolean;
  /** What the area states by now where that has changed, as the form hands it back and as it is said. */
  changed: { seen: string; standing: string } | null;
};

/**
 * To decide the proposals of an upload, or to take them back: each answer opens, says what it does and asks for its reason.
 * Without JavaScript it is the same form.
 */
export function DecisionForm(props: {
  campaign: string;
  acts: 'decide' | 'withdraw';
  proposals: readonly Choice[];
  action: (previous: State, form: FormData) => Promise<State>;
  children: ReactNode;
}) {
  const { proposals, acts } = props;
  const [state, submit, pending] = useActionState(props.action, null);
  const several = proposals.length > 1;
  return (
    <form action={submit} className={styles.form}>
      <input type="hidden" name="kampanye" value={props.campaign} />
      {props.children}
      {state ? (
        <RefusedNotice title={state.title}>
          <p>{state.detail}</p>
        </RefusedNotice>
      ) : null}
      {several ? (
        <fieldset className={`${options.options} ${styles.chosen} screen-only`}>
          <legend>{acts === 'withdraw' ? 'Yang ditarik' : 'Yang diputuskan'}</legend>
          {proposals.map((one) => (
            <label key={one.id} className={options.option}>
              <input type="checkbox" name="usulan" value={one.id} defaultChecked />
              <span>
                {one.area}: {one.after}
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <input type="hidden" name="usulan" value={proposals[0]?.id} />
      )}
      <div className={`${styles.answers} screen-only`}>
        {acts === 'withdraw' ? <Withdraw pending={pending} /> : <Decide proposals={proposals} pending={pending} />}
      </div>
    </form>
  );
}

function Decide({ proposals, pending }: { proposals: readonly Choice[]; pending: boolean }) {
  const odd = proposals.some((one) => one.odd);
  const changed = proposals.filter((one) => one.changed !== null);
  const [only] = proposals.length === 1 ? proposals : [];
  return (
    <>
      <details className={styles.answer}>
        <summary>Terima…</summary>
        <p>
          {only ? `Target ${only.area} menjadi ${only.after}` : 'Target wilayah yang dipilih berubah'} begitu diterima,
          juga untuk hari yang sudah lewat.
        </p>
        {changed.map(({ id, area, changed: now }) => (
          <label key={id} className={options.option}>
            <input type="checkbox" name="dilihat" value={now?.seen} />
            <span>
              Saya tahu target {area} sudah berubah sejak diusulkan; sekarang {now?.standing}
            </span>
          </label>
        ))}
        {odd ? <Reason name="alasan-terima" label="Alasan tetap diterima, karena ada yang janggal" /> : null}
        <SubmitButton name="putusan" value="terima" kind="primary" pending={pending}>
          Terima target ini
        </SubmitButton>
      </details>
      <details className={styles.answer}>
        <summary>Tolak…</summary>
        <p>Target yang berlaku tidak berubah. Kantor yang mengusulkan membaca alasannya.</p>
        <Reason name="alasan-tolak" label="Alasan ditolak" />
        <SubmitButton name="putusan" value="tolak" pending={pending}>
          Tolak usulan ini
        </SubmitButton>
      </details>
    </>
  );
}

function Withdraw({ pending }: { pending: boolean }) {
  return (
    <details className={styles.answer}>
      <summary>Tarik usulan…</summary>
      <p>Usulan tidak diputuskan lagi. Target yang berlaku tidak berubah.</p>
      <SubmitButton name="putusan" value="tarik" pending={pending}>
        Tarik usulan ini
      </SubmitButton>
    </details>
  );
}

/** What was typed stays when the form comes back refused. */
function Reason({ name, label }: { name: string; label: string }) {
  const [reason, setReason] = useState('');
  const { least, most } = proposalLimits.reason;
  return (
    <label className={styles.reason}>
      <span>{label}</span>
      <textarea
        name={name}
        rows={3}
        maxLength={most}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <small>
        {least} sampai {most} karakter.
      </small>
    </label>
  );
}
