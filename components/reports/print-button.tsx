'use client';

import { Button } from '@/components/ui/button';
import styles from './print-button.module.css';

/** Opens the browser's own printing. Without JavaScript its keys are named instead. */
export function PrintButton() {
  return (
    <>
      <span className={styles.button}>
        <Button kind="primary" onClick={() => window.print()}>
          Cetak
        </Button>
      </span>
      <noscript>
        <span>Untuk mencetak, tekan Ctrl+P.</span>
      </noscript>
    </>
  );
}
