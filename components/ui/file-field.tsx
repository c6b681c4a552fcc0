'use client';

import { useEffect, useRef, useState } from 'react';
import styles from './file-field.module.css';

/**
 * A field for one file in words of our own, for the browser's says "Choose File". The input lies over them, so that clicks,
 * keys and dropped files reach it. Without JavaScript it says only that a file was chosen.
 */
export function FileField(props: {
  id: string;
  name: string;
  accept: string;
  /** Without JavaScript only a required field can tell whether a file was chosen. */
  required?: boolean;
  describedBy?: string;
  invalid?: boolean;
  onChosen?: (file: File | undefined) => void;
}) {
  const { id } = props;
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    const field = input.current;
    const show = () => setChosen(field?.files?.[0]?.name ?? null);
    // A file chosen before the page woke up, or kept by the browser on the way back.
    show();
    const reset = () => setChosen(null);
    field?.form?.addEventListener('reset', reset);
    return () => field?.form?.removeEventListener('reset', reset);
  }, []);
  return (
    <div className={styles.box}>
      <input
        ref={input}
        type="file"
        {...{ id, name: props.name, accept: props.accept, required: props.required }}
        aria-describedby={[props.describedBy, `${id}-dipilih`].filter(Boolean).join(' ')}
        aria-invalid={props.invalid ? true : undefined}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          setChosen(file?.name ?? null);
          props.onChosen?.(file);
        }}
      />
      <span className={styles.choose} aria-hidden="true">
        Pilih file
      </span>
      <span id={`${id}-dipilih`} className={styles.chosen}>
        {chosen ?? (
          <>
            <span className={styles.none}>Belum ada file dipilih</span>
            <span className={styles.some}>File sudah dipilih</span>
          </>
        )}
      </span>
    </div>
  );
}
