'use client';

import { useEffect, useRef } from 'react';
import { Button } from './button';
import styles from './island.module.css';

/** Why a form that was sent is without an answer: none arrived, or the server has no such form since it was updated. */
export type Unanswered = 'lost' | 'outdated';

const words: Record<Unanswered, { says: string; button: string }> = {
  lost: {
    says: 'Sambungan terputus sebelum jawaban server sampai, jadi belum tentu tersimpan. Muat ulang halaman untuk melihatnya, atau kirim sekali lagi.',
    button: 'Muat ulang halaman',
  },
  outdated: {
    says: 'Aplikasi diperbarui sejak halaman ini dibuka, jadi kiriman ini belum tersimpan. Isian Anda masih ada: muat ulang halaman dengan isian ini, periksa, lalu kirim lagi. File dan kata sandi perlu dipilih dan diketik lagi.',
    button: 'Muat ulang dengan isian ini',
  },
};

/** Takes the focus, so that a user who cannot see the page hears it too. `keep`: keeps what was typed over the reload. */
export function UnansweredNote({ why, keep }: { why: Unanswered; keep: () => void }) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  const reload = () => {
    if (why === 'outdated') keep();
    window.location.reload();
  };
  return (
    <div ref={note} className={styles.note} role="alert" tabIndex={-1}>
      <p>{words[why].says}</p>
      <Button onClick={reload}>{words[why].button}</Button>
    </div>
  );
}
