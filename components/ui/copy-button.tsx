'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button';
import styles from './copy-button.module.css';

type Outcome = 'copied' | 'selected' | null;

/**
 * Copies a text. Where the browser keeps its clipboard from us (a page without TLS in an office network, an old phone), the
 * text is selected and copied the old way, and if that fails too, it stays selected to be copied by hand.
 */
export function CopyButton(props: {
  /** The text, or what makes it when it is asked for. */
  text: string | (() => string);
  /** Holds the same text; where it is folded away, it is opened when it has to be selected. Absent: one appears when needed. */
  box?: RefObject<HTMLTextAreaElement | null>;
  label?: string;
}) {
  const { label = 'Salin' } = props;
  const [ready, setReady] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [shown, setShown] = useState<string | null>(null);
  const own = useRef<HTMLTextAreaElement>(null);
  // It does nothing before scripts run, and so nobody sees it; its room is kept, or what stands beside would move when it comes.
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 6000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (button: HTMLButtonElement) => {
    const text = typeof props.text === 'string' ? props.text : props.text();
    try {
      await navigator.clipboard.writeText(text);
      setShown(null);
      setOutcome('copied');
    } catch {
      if (!props.box) flushSync(() => setShown(text));
      const copied = selectAndCopy((props.box ?? own).current);
      setOutcome(copied ? 'copied' : 'selected');
      if (!copied || props.box) return;
      button.focus();
      setShown(null);
    }
  };
  return (
    <>
      <span className={ready ? undefined : styles.waiting}>
        <Button onClick={(event) => copy(event.currentTarget)}>{label}</Button>
      </span>
      <span role="status" className={styles.outcome}>
        {outcome === 'copied' ? 'Tersalin' : null}
        {outcome === 'selected' ? 'Teks sudah dipilih: tekan Ctrl+C, atau tahan lalu Salin' : null}
      </span>
      {shown === null ? null : (
        <textarea ref={own} readOnly value={shown} rows={4} className={styles.box} aria-label={`${label}, teksnya`} />
      )}
    </>
  );
}

function selectAndCopy(box: HTMLTextAreaElement | null): boolean {
  const fold = box?.closest('details');
  if (fold) fold.open = true;
  box?.focus();
  box?.select();
  return document.execCommand('copy');
}
