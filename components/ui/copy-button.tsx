'use client';

import { type RefObject, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import styles from './recap-editor.module.css';

type Outcome = 'copied' | 'selected' | null;

/**
 * Copies the text. Where the browser keeps its clipboard from us (a page without TLS in an office network, an old
 * phone), the text is selected and copied the old way, and if that fails too, it stays selected to be copied by hand.
 */
export function CopyButton(props: {
  text: string;
  /** Holds the same text; where it is folded away, it is opened when it has to be selected. */
  box: RefObject<HTMLTextAreaElement | null>;
  label?: string;
}) {
  const { text, box, label = 'Salin' } = props;
  const [ready, setReady] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  // It does nothing before scripts run, and so it is not there.
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 6000);
    return () => clearTimeout(timer);
  }, [outcome]);
  if (!ready) return null;
  return (
    <>
      <Button onClick={async () => setOutcome(await copy(text, box.current))}>{label}</Button>
      <span role="status" className={styles.outcome}>
        {outcome === 'copied' ? 'Tersalin' : null}
        {outcome === 'selected' ? 'Teks sudah dipilih: tekan Ctrl+C, atau tahan lalu Salin' : null}
      </span>
    </>
  );
}

async function copy(text: string, box: HTMLTextAreaElement | null): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    const fold = box?.closest('details');
    if (fold) fold.open = true;
    box?.focus();
    box?.select();
    return document.execCommand('copy') ? 'copied' : 'selected';
  }
}
