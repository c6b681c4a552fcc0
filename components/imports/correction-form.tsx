'use client';

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import styles from './correction-form.module.css';
import { correctionMark } from './unsent-corrections';

/** Why the corrections came back: the words, those for single fields by name, and what was typed. */
type State = {
  type: string;
  title: string;
  detail: string;
  problems: Record<string, string>;
  typed: Record<string, string>;
} | null;
export type CorrectAction = (previous: State, form: FormData) => Promise<State>;

const Refused = createContext<State>(null);

/** What was typed into a field before it came back, and what is wrong with it. */
export function useRefusedField(name: string): { typed: string | undefined; problem: string | undefined } {
  const state = useContext(Refused);
  return { typed: state?.typed[name], problem: state?.problems[name] };
}

/** The upload that may be corrected, and the reading that the fields are drawn for. */
export type Correct = { id: number; campaign: string; readingHash: string; action: CorrectAction };

/** What a user says of a file's columns or rows; the file is then checked anew. */
export function CorrectionForm(props: Correct & { label: string; children: ReactNode }) {
  const [state, submit, pending] = useActionState(props.action, null);
  const form = useRef<HTMLFormElement>(null);

  // A user who sent it is led to the first field that has to be put right; without one, the notice takes the focus.
  useEffect(() => {
    if (state) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    // The component that counts what is not sent hears that it came back.
    form.current?.dispatchEvent(new Event('change', { bubbles: true }));
  }, [state]);
  const returned =
    state === null || state.type === 'no-correction' ? 0 : Math.max(1, Object.keys(state.problems).length);

  return (
    <Refused value={state}>
      <form ref={form} action={submit} {...{ [correctionMark]: returned }}>
        {state ? (
          <RefusedNotice title={state.title}>
            <p>{state.detail}</p>
          </RefusedNotice>
        ) : null}
        <input type="hidden" name="id" value={props.id} />
        <input type="hidden" name="kampanye" value={props.campaign} />
        <input type="hidden" name="bacaan" value={props.readingHash} />
        {props.children}
        <p className={`${styles.actions} screen-only`}>
          <SubmitButton pending={pending}>{pending ? 'Memeriksa ulang…' : props.label}</SubmitButton>
        </p>
      </form>
    </Refused>
  );
}
