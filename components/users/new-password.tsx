'use client';

import { useRef, useState } from 'react';
import styles from './new-password.module.css';
import fieldStyles from './user-form.module.css';

const words = ['sangat lemah', 'lemah', 'sedang', 'kuat', 'sangat kuat'] as const;
const shortest = 12;

type Estimate = (password: string, about: string[]) => number;

/** The dictionaries are half as large as a page: they are fetched when a user begins to type a password, not before. */
async function loadEstimate(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common, indonesian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-id'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...indonesian.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return (password, about) => zxcvbn.check(password.slice(0, 64), about).score;
}

/**
 * A new password: how strong it is, as it is typed, and a button that shows it. Pasting is as good as typing. Without
 * JavaScript, and until the dictionaries have come, it is a plain field; the server says what is wrong in any case.
 */
export function NewPassword(props: {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  about: string[];
}) {
  const { id, name } = props;
  const estimate = useRef<Promise<Estimate> | null>(null);
  const [score, setScore] = useState<number | null>(null);
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);

  const measure = async (password: string) => {
    setTyped(password);
    estimate.current ??= loadEstimate();
    try {
      const look = await estimate.current;
      setScore(password === '' ? null : look(password, props.about));
    } catch {
      // The dictionaries did not come: the next letter asks for them again.
      estimate.current = null;
      setScore(null);
    }
  };

  const length = [...typed].length;
  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id}>{props.label}</label>
      <p id={`${id}-petunjuk`} className={fieldStyles.hint}>
        {props.hint ?? `Paling sedikit ${shortest} karakter, misalnya beberapa kata. Boleh ditempel.`}
      </p>
      <div className={styles.row}>
        <input
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby={`${id}-petunjuk ${id}-kekuatan`}
          onInput={(event) => void measure(event.currentTarget.value)}
        />
        <button type="button" className={styles.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Sembunyikan' : 'Tampilkan'}
        </button>
      </div>
      <p id={`${id}-kekuatan`} className={styles.strength} aria-live="polite">
        {length > 0 ? strengthOf(length, score) : ''}
      </p>
      {length > 0 && score !== null ? (
        <span className={styles.meter} aria-hidden="true">
          <span style={{ inlineSize: `${(Math.max(score, 0) + 1) * 20}%` }} />
        </span>
      ) : null}
    </div>
  );
}

function strengthOf(length: number, score: number | null): string {
  const strength = score === null ? '' : `Kekuatan: ${words[score] ?? words[0]}`;
  if (length >= shortest) return strength;
  const short = `${length} dari ${shortest} karakter`;
  return strength === '' ? short : `${strength}, ${short}`;
}
