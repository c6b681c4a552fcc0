'use client';

import { useEffect, useRef } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import styles from './made-share.module.css';

/** The address of a link that was just made, the one time that it is shown, and the ways to send it on. */
export function MadeShare(props: { made: { url: string; until: string }; about: string }) {
  const { url, until } = props.made;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const message = `${props.about}\n${url}\nTautan berlaku sampai ${until}.`;
  return (
    <section ref={box} tabIndex={-1} className={styles.made} aria-labelledby="tautan-jadi">
      <h2 id="tautan-jadi">Tautan sudah jadi</h2>
      <p>
        Berlaku sampai {until}. Siapa pun yang memegang alamat ini dapat membacanya tanpa masuk. Salin sekarang:{' '}
        <b>alamat ini tidak ditampilkan lagi.</b>
      </p>
      <CopyField label="Alamat tautan" text={url}>
        <ButtonLink href={`https://wa.me/?text=${encodeURIComponent(message)}`} target="_blank" rel="noreferrer">
          Kirim lewat WhatsApp
        </ButtonLink>
      </CopyField>
    </section>
  );
}
