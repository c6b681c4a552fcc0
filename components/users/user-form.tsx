'use client';

import { useActionState } from 'react';
import { Island } from '@/components/ui/island';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type UserFormAction, type UserFormField, untouchedForm } from '@/lib/format/user-forms';
import { DoneNotice } from './done-notice';
import { NewPassword } from './new-password';
import styles from './user-form.module.css';

type UserFormProps = {
  /** Prefix of the ids of its fields, different from those of other forms of the page. */
  id: string;
  action: UserFormAction;
  fields: UserFormField[];
  submit: string;
  pending: string;
  kind?: 'plain' | 'primary';
  /** Words of which a password must not consist: address, name. */
  about?: string[];
  /** Whether the fields are hidden once the form has succeeded. */
  once?: boolean;
  /** Whether there is nothing to send any more: what came of it is still told. */
  idle?: boolean;
};

/**
 * A form about accounts: its fields, its refusal, and its result, which is shown once. It works without JavaScript: the form
 * then posts to its page, which is drawn anew with the answer.
 */
export function UserForm(props: UserFormProps) {
  return (
    <Island name={`formulir ${props.id}`}>
      <Inside {...props} />
    </Island>
  );
}

function Inside(props: UserFormProps) {
  const [state, submit, pending] = useActionState(props.action, untouchedForm);
  const { problem, done } = state;
  return (
    <>
      {problem ? (
        <RefusedNotice key={state.tries} title={problem.title}>
          <p>{problem.detail}</p>
        </RefusedNotice>
      ) : null}
      {done ? <DoneNotice key={state.tries} done={done} /> : null}
      {(done && props.once) || props.idle ? null : (
        <form
          key={`form ${state.tries} ${JSON.stringify(props.fields)}`}
          action={submit}
          className={`${styles.form} screen-only`}
        >
          {props.fields.map((field) => (
            <Field
              key={field.name}
              id={`${props.id}-${field.name}`}
              field={field}
              value={state.typed[field.name] ?? field.value ?? ''}
              about={props.about ?? []}
            />
          ))}
          <div>
            <SubmitButton kind={props.kind ?? 'primary'} pending={pending}>
              {pending ? props.pending : props.submit}
            </SubmitButton>
          </div>
        </form>
      )}
    </>
  );
}

function Field({ id, field, value, about }: { id: string; field: UserFormField; value: string; about: string[] }) {
  const { name, label, kind, hint } = field;
  if (kind === 'hidden') return <input type="hidden" name={name} value={field.value ?? ''} />;
  const hintId = hint ? `${id}-petunjuk` : undefined;
  if (kind === 'newPassword') return <NewPassword id={id} name={name} label={label} hint={hint} about={about} />;
  const common = { id, name, required: !field.optional, 'aria-describedby': hintId };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      {kind === 'choice' ? (
        // A select that is reset goes back to what it was drawn with first.
        <select key={value} {...common} defaultValue={value}>
          {(field.choices ?? []).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={kind === 'code' ? 'text' : kind}
          defaultValue={kind === 'password' ? '' : value}
          autoComplete={field.autoComplete ?? 'off'}
          {...(kind !== 'text' && { autoCapitalize: 'none', spellCheck: false })}
          {...(kind === 'code' && { maxLength: 40 })}
        />
      )}
    </div>
  );
}
