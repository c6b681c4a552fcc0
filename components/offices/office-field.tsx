import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import type { OfficeFields, OfficeFormState } from '@/lib/format/office-fields';
import styles from './office-field.module.css';

type Common = {
  name: keyof OfficeFields;
  label: string;
  hint?: ReactNode;
  typed: OfficeFields;
  state: OfficeFormState;
};

type Kind =
  | { kind: 'line'; input?: InputHTMLAttributes<HTMLInputElement> }
  | { kind: 'lines'; input?: TextareaHTMLAttributes<HTMLTextAreaElement> }
  | { kind: 'choice'; input?: SelectHTMLAttributes<HTMLSelectElement>; choices: { value: string; label: string }[] };

/** A field with its label, what is wrong with it, and what stands now where another user has changed it. */
export function OfficeField(props: Common & Kind) {
  const { name, label, hint, typed, state } = props;
  const value = typed[name] ?? '';
  const problem = state?.problems[name];
  const standing = state?.standing?.[name];
  const others = standing !== undefined && standing !== value ? standing : null;
  const shown = [hint && `${name}-petunjuk`, problem && `${name}-salah`, others !== null && `${name}-kini`];
  const common = {
    id: name,
    name,
    defaultValue: value,
    'aria-invalid': problem ? (true as const) : undefined,
    'aria-describedby': shown.filter(Boolean).join(' ') || undefined,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p id={`${name}-petunjuk`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${name}-salah`} className={styles.problem}>
          {problem}
        </p>
      ) : null}
      {props.kind === 'line' ? <input type="text" autoComplete="off" {...props.input} {...common} /> : null}
      {props.kind === 'lines' ? <textarea rows={4} {...props.input} {...common} /> : null}
      {props.kind === 'choice' ? (
        // A select that is reset goes back to what it was drawn with first.
        <select key={value} {...props.input} {...common}>
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : null}
      {others === null ? null : (
        <p id={`${name}-kini`} className={styles.standing}>
          Tersimpan sekarang: <b>{describeValue(props, others)}</b>
        </p>
      )}
    </div>
  );
}

function describeValue(props: Kind, value: string): string {
  if (value === '') return 'kosong';
  if (props.kind !== 'choice') return value;
  return props.choices.find((choice) => choice.value === value)?.label ?? value;
}
