'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button';
import styles from './copy-field.module.css';

/** A text to be copied, such as an address that is shown once, with a button that copies it. `children` follow in its row. */
export function CopyField({ label, text, children }: { label: string; text: string; children?: ReactNode }) {
  const [copied, setCopied] = useState(false);
  const [mayCopy, setMayCopy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The button does nothing before scripts run, and so it is not there.
  useEffect(() => setMayCopy(true), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without HTTPS, or refused by the reader's browser: the text is selected, to be copied by hand.
      field.current?.select();
    }
  };
  return (
    <>
      <div className={styles.row}>
        <input
          ref={field}
          readOnly
          value={text}
          aria-label={label}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        {mayCopy ? (
          <Button kind="primary" onClick={copy}>
            {copied ? 'Tersalin' : 'Salin'}
          </Button>
        ) : null}
        {children}
      </div>
      <p className="visually-hidden" role="status">
        {copied ? `${label} tersalin.` : ''}
      </p>
    </>
  );
}
