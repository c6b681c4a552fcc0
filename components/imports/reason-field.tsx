'use client';

import { useState } from 'react';
import { heldReason } from '@/lib/domain/held-rows';
import styles from './correction-form.module.css';

/**
 * Why a held row is right all the same. It goes with another form than the one it stands in, and keeps what was typed
 * when that comes back refused.
 */
export function ReasonField({ row, form }: { row: string; form: string }) {
  const [reason, setReason] = useState('');
  return (
    <label className={`${styles.reason} screen-only`}>
      <span>Bila memang benar, alasannya (baris {row})</span>
      <input
        name={`alasan ${row}`}
        form={form}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        minLength={heldReason.least}
        maxLength={heldReason.most}
        autoComplete="off"
      />
    </label>
  );
}
