'use client';

import { useActionState } from 'react';
import { type FormState, untried } from '@/lib/format/form-state';
import { dayHint } from '@/lib/format/typed-days';
import { DayInput } from './day-field';
import { FileField } from './file-field';
import { RefusedNotice } from './refused-notice';
import { SubmitButton } from './submit-button';
import styles from './task-form.module.css';

export type TaskField = {
  name: string;
  label: string;
  /**
   * `day` and `clock` are typed: "12 April 2021", "07.30". `figure`: a whole number; fields of figures stand below each other
   * like a table. `file`: a table, CSV or XLSX. `tick`: "ya" where it is ticked.
   */
  kind?: 'text' | 'day' | 'clock' | 'select' | 'words' | 'figure' | 'file' | 'tick';
  /** The value at first. */
  value?: string;
  hint?: string;
  required?: boolean;
  most?: number;
  /** The choices of a select, or the suggestions of a text field. */
  choices?: readonly { value: string; label: string }[];
  /** Stands in a row with the field before it. */
  beside?: true;
};

const tableFiles = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A form for one action: its fields and its button. After a refusal it shows the reason above them and keeps what the user
 * typed. It works without JavaScript.
 */
export function TaskForm(props: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Prefix of the ids of its fields, different from those of other forms of the page. */
  name: string;
  hidden: Readonly<Record<string, string>>;
  fields: readonly TaskField[];
  submit: string;
  kind?: 'plain' | 'primary';
}) {
  const [state, submit, pending] = useActionState(props.action, untried);
  const { typed, tries, problem } = state;
  return (
    <>
      {problem ? (
        <RefusedNotice key={tries} title={problem.title}>
          <p>{problem.detail}</p>
        </RefusedNotice>
      ) : null}
      <form key={`form ${tries}`} action={submit} className={styles.form}>
        {Object.entries(props.hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {inRows(props.fields).map((row) => (
          <div key={row[0]?.name} className={row[0]?.kind === 'figure' ? styles.figures : styles.row}>
            {row.map((field) => (
              <Field key={field.name} form={props.name} field={field} typed={typed[field.name]} />
            ))}
          </div>
        ))}
        <div>
          <SubmitButton kind={props.kind ?? 'primary'} pending={pending}>
            {props.submit}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}

function inRows(fields: readonly TaskField[]): TaskField[][] {
  const rows: TaskField[][] = [];
  for (const field of fields) {
    const figures = field.kind === 'figure' && rows.at(-1)?.[0]?.kind === 'figure';
    if (field.beside || figures) rows.at(-1)?.push(field);
    else rows.push([field]);
  }
  return rows;
}

function Field({ form, field, typed }: { form: string; field: TaskField; typed: string | undefined }) {
  const id = `${form}-${field.name}`;
  const { kind = 'text', required = false, choices = [] } = field;
  const hint = kind === 'day' ? [dayHint, field.hint].filter(Boolean).join(' ') : field.hint;
  const described = hint === undefined ? undefined : `${id}-petunjuk`;
  const value = typed ?? field.value ?? '';
  const given = { ...{ id, name: field.name, required, defaultValue: value }, 'aria-describedby': described };
  if (kind === 'tick')
    return (
      <label className={styles.tick} htmlFor={id}>
        <input type="checkbox" id={id} name={field.name} value="ya" defaultChecked={value === 'ya'} />
        <span>{field.label}</span>
      </label>
    );
  return (
    <div className={kind === 'figure' ? styles.figure : styles.field}>
      <label htmlFor={id}>{field.label}</label>
      {kind === 'select' ? (
        <select {...given}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : kind === 'words' ? (
        <textarea {...given} rows={2} maxLength={field.most} />
      ) : kind === 'day' ? (
        <DayInput {...{ id, name: field.name, required, value, describedBy: described }} />
      ) : kind === 'file' ? (
        <FileField
          {...{ id, name: field.name, accept: tableFiles, required }}
          {...(described && { describedBy: described })}
        />
      ) : kind === 'figure' ? (
        <input {...given} inputMode="numeric" maxLength={20} autoComplete="off" />
      ) : kind === 'clock' ? (
        <input {...given} inputMode="decimal" placeholder="07.30" size={6} maxLength={10} autoComplete="off" />
      ) : (
        <input
          {...given}
          maxLength={field.most}
          autoComplete="off"
          list={choices.length > 0 ? `${id}-pilihan` : undefined}
        />
      )}
      {kind === 'text' && choices.length > 0 ? (
        <datalist id={`${id}-pilihan`}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
      ) : null}
      {hint === undefined ? null : (
        <p id={`${id}-petunjuk`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
