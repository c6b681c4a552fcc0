'use client';

import { useEffect, useRef, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import styles from './made-share.module.css';

/** The address of a link that was just made, the one time that it is shown, and the ways to send it on. */
export function MadeShare(props: { made: { url: string; until: string }; about: string }) {
  const { url, until } = props.made;
  const [copied, setCopied] = useState(false);
  const [mayCopy, setMayCopy] = useState(false);
  const box = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    setMayCopy(true);
  }, []);
  const message = `${props.about}\n${url}\nTautan berlaku sampai ${until}.`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      // Without HTTPS, or refused by the reader's browser: the address is marked, to be copied by hand.
      field.current?.select();
    }
  };
  return (
    <section ref={box} tabIndex={-1} className={styles.made} aria-labelledby="tautan-jadi">
      <h2 id="tautan-jadi">Tautan sudah jadi</h2>
      <p>
        Berlaku sampai {until}. Siapa pun yang memegang alamat ini dapat membacanya tanpa masuk. Salin sekarang:{' '}
        <b>alamat ini tidak ditampilkan lagi.</b>
      </p>
      <div className={styles.address}>
        <input
          ref={field}
          readOnly
          value={url}
          aria-label="Alamat tautan"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        {mayCopy ? (
          <Button kind="primary" onClick={copy}>
            {copied ? 'Tersalin' : 'Salin'}
          </Button>
        ) : null}
        <ButtonLink href={`https://wa.me/?text=${encodeURIComponent(message)}`} target="_blank" rel="noreferrer">
          Kirim lewat WhatsApp
        </ButtonLink>
      </div>
      <p className="visually-hidden" role="status">
        {copied ? 'Alamat tautan tersalin.' : ''}
      </p>
    </section>
  );
}
