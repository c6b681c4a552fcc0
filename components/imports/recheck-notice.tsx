'use client';

import { useEffect, useRef } from 'react';
import { formatCount } from '@/lib/format/numbers';
import styles from './recheck-notice.module.css';

type Counts = { accepted: number; refused: number };

/** What a check after corrections has changed. It takes the focus, for the form that led here may be gone. */
export function RecheckNotice({ before, now }: { before: Counts; now: Counts }) {
  const box = useRef<HTMLParagraphElement>(null);
  const text = `Diperiksa ulang: ${say('siap disimpan', before.accepted, now.accepted)}, ${say('ditolak', before.refused, now.refused)}. Belum ada yang disimpan.`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another notice
  useEffect(() => box.current?.focus(), [text]);
  return (
    <p ref={box} role="status" tabIndex={-1} className={`${styles.notice} screen-only`}>
      {text}
    </p>
  );
}

function say(what: string, before: number, now: number): string {
  return before === now
    ? `tetap ${formatCount(now)} baris ${what}`
    : `${formatCount(now)} baris ${what} (sebelumnya ${formatCount(before)})`;
}
