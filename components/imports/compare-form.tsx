'use client';

import { useActionState } from 'react';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';

type State = { title: string; detail: string } | null;

/** The button that compares a plan anew with what stands by now. */
export function CompareForm(props: {
  id: number;
  campaign: string;
  kind?: 'plain' | 'primary';
  compare: (previous: State, form: FormData) => Promise<State>;
}) {
  const [state, submit, pending] = useActionState(props.compare, null);
  return (
    <form action={submit} className="screen-only">
      {state ? (
        <RefusedNotice title={state.title}>
          <p>{state.detail}</p>
        </RefusedNotice>
      ) : null}
      <input type="hidden" name="id" value={props.id} />
      <input type="hidden" name="kampanye" value={props.campaign} />
      <SubmitButton kind={props.kind ?? 'plain'} pending={pending}>
        {pending ? 'Membandingkan…' : 'Bandingkan lagi'}
      </SubmitButton>
    </form>
  );
}
