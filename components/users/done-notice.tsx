'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import type { UserFormDone } from '@/lib/format/user-forms';
import styles from './done-notice.module.css';
import { QrCode } from './qr-code';

/** The result of a form, above it. It takes the focus, so that a screen reader reads it out. */
export function DoneNotice({ done }: { done: UserFormDone }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} className={styles.done} aria-label="Hasil">
      <Said done={done} />
    </section>
  );
}

function Said({ done }: { done: UserFormDone }) {
  if (done.kind === 'said') return <p role="status">{done.text}</p>;
  if (done.kind === 'link') return <Slip {...done} />;
  if (done.kind === 'token') {
    return (
      <>
        <h2>Token sudah jadi</h2>
        <p>
          Salin sekarang: <b>token ini tidak ditampilkan lagi.</b> Kirim sebagai Authorization: Bearer TOKEN.
        </p>
        <div className="screen-only">
          <CopyField label="Token API" text={done.token} />
        </div>
      </>
    );
  }
  if (done.kind === 'secret') {
    return (
      <>
        <h2>Pindai dengan aplikasi autentikator</h2>
        <p>Misalnya Google Authenticator, Microsoft Authenticator atau Aegis. Lalu tulis kodenya di langkah 2.</p>
        <div className={styles.slip}>
          <QrCode text={done.uri} label="Kode QR untuk aplikasi autentikator" />
          <p>
            Tidak dapat memindai? Ketik kunci ini di aplikasi: <b>{done.typed}</b>
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      <h2>Kode dua langkah sudah aktif</h2>
      <p>
        Simpan atau cetak kode pemulihan ini, masing-masing dipakai sekali bila ponsel hilang.{' '}
        <b>Kode ini tidak ditampilkan lagi.</b>
      </p>
      <ul className={styles.codes}>
        {done.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <PrintButton label="Cetak kode" />
    </>
  );
}

/** The link of an invitation, to be sent or printed. */
function Slip({ url, until, email, name }: Extract<UserFormDone, { kind: 'link' }>) {
  const message = `${name}, ini tautan untuk masuk ke Kejar Target dengan alamat ${email}:\n${url}\nTautan dipakai sekali dan berlaku sampai ${until}.`;
  return (
    <>
      <h2>Tautan untuk {name}</h2>
      <p>
        Dipakai sekali untuk mengatur kata sandi akun {email}, sampai {until}. Kirim atau cetak sekarang:{' '}
        <b>tautan ini tidak ditampilkan lagi.</b>
      </p>
      <div className="screen-only">
        <CopyField label="Tautan undangan" text={url} />
      </div>
      <div className={styles.slip}>
        <QrCode text={url} label="Kode QR tautan undangan" />
        <p>Buka dengan kamera ponsel, atau ketik alamatnya: {url}</p>
      </div>
      <p className={`${styles.actions} screen-only`}>
        <PrintButton label="Cetak slip" />
        <a href={`https://wa.me/?text=${encodeURIComponent(message)}`} target="_blank" rel="noreferrer">
          Kirim lewat WhatsApp
        </a>
      </p>
    </>
  );
}

function PrintButton({ label }: { label: string }) {
  return (
    <span className="screen-only">
      <Button onClick={() => window.print()}>{label}</Button>
    </span>
  );
}
