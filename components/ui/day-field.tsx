import { dayHint, describeUnreadDay, formatTypedDay } from '@/lib/format/typed-days';
import styles from './day-field.module.css';

type Given = {
  id: string;
  name: string;
  /** A day as 2021-04-12, shown as "12 April 2021"; anything else is shown as it was typed. */
  value?: string | null;
  required?: boolean;
};

/**
 * The bare field for a day, typed as people write it; `readTypedDay` reads it. It is a text field, for the date field of a
 * browser speaks the language of the computer: 06/12/2021.
 */
export function DayInput(props: Given & { describedBy?: string | undefined; invalid?: boolean }) {
  return (
    <input
      id={props.id}
      name={props.name}
      defaultValue={formatTypedDay(props.value ?? '')}
      required={props.required}
      className={styles.input}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid ? true : undefined}
      inputMode="text"
      autoComplete="off"
      spellCheck={false}
      size={17}
      maxLength={40}
    />
  );
}

/** A day with its label and what is understood; what was typed and is no day stays, with what to write instead. */
export function DayField(
  props: Given & {
    label: string;
    /** In place of the usual example. */
    hint?: string;
    /** What was typed and could not be read; null: nothing. */
    unread?: string | null;
    className?: string | undefined;
  },
) {
  const { id, unread = null } = props;
  const [hintId, problemId] = [`${id}-petunjuk`, `${id}-salah`];
  return (
    <div className={`${styles.field} ${props.className ?? ''}`}>
      <label htmlFor={id}>{props.label}</label>
      <small id={hintId} className={styles.hint}>
        {props.hint ?? dayHint}
      </small>
      <DayInput
        {...{ id, name: props.name, required: props.required ?? false, value: unread ?? props.value ?? '' }}
        describedBy={unread === null ? hintId : `${hintId} ${problemId}`}
        invalid={unread !== null}
      />
      {unread === null ? null : (
        <p id={problemId} className={styles.problem}>
          {describeUnreadDay(unread)}
        </p>
      )}
    </div>
  );
}
