'use client';

import { useActionState, useRef, useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type RecapRefusal, recapLimits } from '@/lib/domain/recaps';
import { formatCount } from '@/lib/format/numbers';
import { formatWhatsAppHref } from '@/lib/format/whatsapp';
import styles from './recap-editor.module.css';

type Action = (previous: RecapRefusal | null, form: FormData) => Promise<RecapRefusal | null>;

/** The text of the recap: to change, keep, copy and send. */
export function RecapEditor(props: {
  campaign: string;
  code: string;
  asOf: string;
  /** As generated from the figures of now. */
  automatic: string;
  short: string;
  fingerprint: string;
  /** As kept; null: the automatic one stands. */
  kept: string | null;
  version: number;
  maySave: boolean;
  act: Action;
}) {
  const { automatic, kept, maySave } = props;
  const [state, submit, pending] = useActionState(props.act, null);
  const [text, setText] = useState(state?.text ?? kept ?? automatic);
  const box = useRef<HTMLTextAreaElement>(null);
  const link = formatWhatsAppHref(text, props.short);
  return (
    <form action={submit} className={styles.editor}>
      {state ? (
        <RefusedNotice title={state.title}>
          <p>{state.detail}</p>
          {state.standing ? (
            <details>
              <summary>Teks yang tersimpan sekarang</summary>
              <pre className={styles.other}>{state.standing.text || automatic}</pre>
            </details>
          ) : null}
        </RefusedNotice>
      ) : null}
      <input type="hidden" name="kampanye" value={props.campaign} />
      <input type="hidden" name="kode" value={props.code} />
      <input type="hidden" name="per" value={props.asOf} />
      <input type="hidden" name="sidik" value={props.fingerprint} />
      <input type="hidden" name="versi" value={state?.standing?.version ?? props.version} />
      <div className={styles.actions}>
        <ButtonLink kind="primary" href={link.href} target="_blank" rel="noopener noreferrer">
          Kirim lewat WhatsApp
        </ButtonLink>
        <CopyButton text={text} box={box} />
      </div>
      {link.whole ? null : (
        <p className={styles.note}>
          Teks ini terlalu panjang untuk sebuah tautan. Tautan WhatsApp membawa bentuk pendeknya; untuk teks lengkap,
          salin lalu tempel.
        </p>
      )}
      <label htmlFor="teks-rekap">Teks rekap</label>
      <textarea
        ref={box}
        id="teks-rekap"
        name="teks"
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-describedby="huruf-rekap"
        rows={24}
        spellCheck={false}
      />
      <Length text={text} />
      {maySave ? (
        <div className={styles.actions}>
          <SubmitButton name="langkah" value="simpan" pending={pending}>
            {pending ? 'Menyimpan…' : 'Simpan teks'}
          </SubmitButton>
          {kept === null ? null : (
            <SubmitButton name="langkah" value="otomatis" pending={pending}>
              Kembalikan ke teks otomatis
            </SubmitButton>
          )}
        </div>
      ) : null}
    </form>
  );
}

/** How long the text is, and by how much it is too long. */
function Length({ text }: { text: string }) {
  const over = text.length - recapLimits.text;
  return (
    <p id="huruf-rekap" className={styles.length} data-over={over > 0 || undefined}>
      {formatCount(text.length)} dari {formatCount(recapLimits.text)} huruf
      {over > 0 ? `, kelebihan ${formatCount(over)}` : ''}
    </p>
  );
}
