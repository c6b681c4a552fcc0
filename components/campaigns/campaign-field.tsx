import type { ReactNode } from 'react';
import { DayInput } from '@/components/ui/day-field';
import type { CampaignFields, CampaignFormState } from '@/lib/format/campaign-fields';
import styles from './campaign-form.module.css';

export type FieldProps = {
  typed: CampaignFields;
  state: CampaignFormState;
};

/** The problem of a field, and its present value when another administrator changed it. */
export function FieldNotes({ name, typed, state }: FieldProps & { name: string }) {
  const problem = state?.problems[name];
  const standing = state?.standing?.[name];
  return (
    <>
      {problem ? (
        <p id={`${name}-salah`} className={styles.problem}>
          {problem}
        </p>
      ) : null}
      {standing !== undefined && standing !== (typed[name] ?? '') ? (
        <p id={`${name}-kini`} className={styles.standing}>
          Tersimpan sekarang: <b>{standing === '' ? 'kosong' : standing}</b>
        </p>
      ) : null}
    </>
  );
}

/** The ids of the notes of a field, for its aria-describedby. */
export function notesOf(name: string, { typed, state }: FieldProps, hint: boolean): string | undefined {
  const standing = state?.standing?.[name];
  const shown = [
    hint ? `${name}-petunjuk` : '',
    state?.problems[name] ? `${name}-salah` : '',
    standing !== undefined && standing !== (typed[name] ?? '') ? `${name}-kini` : '',
  ];
  return shown.filter(Boolean).join(' ') || undefined;
}

/** A field of the form of a campaign with its label, hint and problem. */
export function CampaignField(
  props: FieldProps & {
    name: string;
    label: string;
    hint?: ReactNode;
    /** Width in characters; absent: the whole line. */
    size?: number;
    /** The field is a day. */
    day?: boolean;
    lines?: number;
    readOnly?: boolean;
  },
) {
  const { name, label, hint, typed, state, size, lines, readOnly } = props;
  const common = {
    id: name,
    name,
    readOnly,
    defaultValue: typed[name] ?? '',
    'aria-invalid': state?.problems[name] ? (true as const) : undefined,
    'aria-describedby': notesOf(name, props, Boolean(hint)),
  };
  return (
    <div className={styles.field} data-wide={size === undefined ? '' : undefined}>
      <label htmlFor={name}>{label}</label>
      {props.day ? (
        <DayInput
          {...{ id: name, name, value: typed[name] ?? '' }}
          {...{ describedBy: common['aria-describedby'], invalid: Boolean(state?.problems[name]) }}
        />
      ) : lines === undefined ? (
        <input
          {...common}
          autoComplete="off"
          size={size}
          style={size === undefined ? undefined : { maxWidth: `${size + 4}ch` }}
        />
      ) : (
        <textarea {...common} rows={lines} />
      )}
      {hint ? (
        <p id={`${name}-petunjuk`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <FieldNotes name={name} typed={typed} state={state} />
    </div>
  );
}
