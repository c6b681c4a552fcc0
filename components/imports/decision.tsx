'use client';

import { type ReactNode, useActionState, useRef, useState } from 'react';
import { ProposalChoice } from '@/components/targets/proposal-choice';
import options from '@/components/ui/option.module.css';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { RunningCommit } from '@/lib/domain/uploads';
import { formatRefusedRows } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { labelSave } from '@/lib/format/preview-words';
import { formatDecider } from '@/lib/format/target-words';
import { CompareForm } from './compare-form';
import styles from './decision.module.css';
import { CommitNote, Saving, useCommitProgress } from './saving';
import { useCarriedCorrections, useUnsentCorrections } from './unsent-corrections';

/** `lines`: what the refusal lists. `compare`: whether to compare anew is what to do. */
type State = { title: string; detail: string; lines?: string[]; compare?: boolean } | null;
type Action = (previous: State, form: FormData) => Promise<State>;

/** In the place of the decision while it is carried out, by whomever. */
export function BeingSaved({ id, campaign, commit }: { id: number; campaign: string; commit: RunningCommit }) {
  const page = `/${campaign}/impor/${id}`;
  return (
    <div className={`${styles.saving} screen-only`}>
      <h2>Sedang disimpan</h2>
      <Saving first={commit} href={`${page}/kemajuan`} page={page} />
    </div>
  );
}

/** To keep, in part where rows were refused, or to set aside. */
export function Decision(props: {
  id: number;
  campaign: string;
  /** Whether the server stopped in the middle of the last try to keep it. */
  brokenOff: boolean;
  /** The plan that is shown: another one is not kept in its place. */
  planHash: string;
  acceptedCount: number;
  /** Rows that stay out unless a reason is given for them. */
  heldCount: number;
  refusedCount: number;
  refusalCount: number;
  /** The reading that its corrections were drawn for. */
  readingHash: string;
  comparedAt: Date;
  /** Who decides the targets that become proposals, and whether nothing else is kept; null: there is none. */
  proposes: { decider: AreaRef | null; only: boolean } | null;
  commit: Action;
  discard: Action;
  compare: Action;
}) {
  const { acceptedCount, heldCount, id, campaign } = props;
  const unsent = useUnsentCorrections();
  const [choice, setChoice] = useState<'usulkan' | 'lewati'>('usulkan');
  const checks = unsent !== null && unsent > 0;
  const refused = props.refusedCount > 0 ? formatRefusedRows(props) : null;
  return (
    <div className={`${styles.decision} screen-only`}>
      {props.brokenOff ? (
        <p className={styles.brokenOff}>
          <strong>Server berhenti di tengah penyimpanan terakhir.</strong> Tidak ada angka yang tersimpan. Simpan lagi.
        </p>
      ) : null}
      {acceptedCount + heldCount > 0 ? (
        <ActForm
          // What was refused is past once it was compared anew.
          key={`${props.planHash} ${props.comparedAt.toISOString()}`}
          name={saveForm}
          id={id}
          campaign={campaign}
          action={props.commit}
          compare={props.compare}
          followed
          carries
          kind="primary"
          label={
            checks
              ? `Periksa dulu ${formatCount(unsent)} perbaikan yang belum diperiksa`
              : labelSave({
                  ...{ acceptedCount, heldCount, refused, proposes: props.proposes },
                  choice: unsent === null ? null : choice,
                })
          }
          doing={checks ? 'Memeriksa ulang…' : 'Menyimpan…'}
        >
          <input type="hidden" name="rencana" value={props.planHash} />
          <input type="hidden" name="bacaan" value={props.readingHash} />
          {props.proposes ? (
            <ProposalChoice decider={formatDecider(props.proposes.decider)} choice={choice} choose={setChoice} />
          ) : null}
          {refused && unsent === null ? (
            <p>Perbaikan yang dipilih di bawah baru ikut setelah tombol “Periksa ulang” di bawahnya.</p>
          ) : null}
          {refused && !checks ? (
            <label className={options.option}>
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

/** The name of the form that saves: the reasons for held rows stand elsewhere on the page and go with it. */
export const saveForm = 'simpan-unggahan';

/** A form with one button that does something with an upload; `children` stand before the button. */
export function ActForm(props: {
  id: number;
  campaign: string;
  /** Its `id` on the page, where fields outside it belong to it. */
  name?: string;
  action: Action;
  label: string;
  doing: string;
  kind?: 'primary';
  /** What a refusal offers where figures were changed meanwhile. */
  compare?: Action;
  /** Whether corrections that were chosen on the page and not sent come along. */
  carries?: boolean;
  /** Whether how far it is can be asked while it runs. */
  followed?: boolean;
  children?: ReactNode;
  /** Another way on, beside the button. */
  beside?: ReactNode;
}) {
  const [state, submit, pending] = useActionState(props.action, null);
  const href = `/${props.campaign}/impor/${props.id}/kemajuan`;
  const told = useCommitProgress(href, pending && props.followed === true);
  const form = useRef<HTMLFormElement>(null);
  useCarriedCorrections(form, props.carries === true);
  return (
    <div className={styles.form}>
      {state ? (
        <div className={styles.said}>
          <RefusedNotice title={state.title}>
            <p>{state.detail}</p>
            {state.lines && state.lines.length > 0 ? (
              <ul>
                {state.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : null}
          </RefusedNotice>
          {state.compare && props.compare ? (
            <CompareForm id={props.id} campaign={props.campaign} compare={props.compare} kind="primary" />
          ) : null}
        </div>
      ) : null}
      {/* The server says what is missing: a browser would say it in its own language. */}
      <form ref={form} id={props.name} action={submit} className={styles.form} noValidate>
        <input type="hidden" name="id" value={props.id} />
        <input type="hidden" name="kampanye" value={props.campaign} />
        {props.children}
        <div className={styles.ways}>
          <SubmitButton kind={state?.compare ? 'plain' : (props.kind ?? 'plain')} pending={pending}>
            {pending ? props.doing : props.label}
          </SubmitButton>
          {props.beside}
        </div>
        {pending && told?.commit && !told.commit.silent ? (
          <div>
            <div className={styles.note}>
              <CommitNote commit={told.commit} />
            </div>
          </div>
        ) : null}
      </form>
    </div>
  );
}
