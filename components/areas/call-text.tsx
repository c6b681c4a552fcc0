'use client';

import { useRef } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import styles from './call-section.module.css';

/** The list as a text for the group: folded, to be copied by hand or, with JavaScript, by its button. */
export function CallText({ text }: { text: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <div className={styles.text}>
      <CopyButton text={text} box={box} label="Salin untuk WhatsApp" />
      <details>
        <summary>Teks untuk grup</summary>
        <textarea ref={box} readOnly value={text} rows={text.split('\n').length} aria-label="Teks untuk grup" />
      </details>
    </div>
  );
}
