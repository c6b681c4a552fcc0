'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { FileField } from '@/components/ui/file-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Letterhead } from '@/lib/domain/letterheads';
import { checkLogo } from '@/lib/domain/logo';
import { officeLimits } from '@/lib/domain/offices';
import { formatCount } from '@/lib/format/numbers';
import fieldStyles from './office-field.module.css';
import formStyles from './office-form.module.css';

type Refusal = { title: string; detail: string };
type Outcome = 'saved' | 'removed' | Refusal | null;
type Logo = Letterhead['logo'];

const pixels = formatCount(officeLimits.logoPixels);
const limits = `PNG atau JPEG, paling besar ${officeLimits.logoBytes / 1024} KB dan ${pixels} × ${pixels} piksel.`;

/**
 * The logo: chosen, shown on the paper beside, then sent. Without JavaScript it is a plain form that leads back to the
 * page; with it, what is typed in the other forms stays.
 */
export function LogoForm(props: {
  action: string;
  logo: Logo;
  /** What came of the last try. */
  outcome: Outcome;
  /** Called with what the paper is to show; undefined: what is kept. */
  onChosen: (logo: Logo | undefined) => void;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [outcome, setOutcome] = useState(props.outcome);
  const [pending, setPending] = useState(false);

  const choose = async (file: File | undefined) => {
    if (!file) return show(null, undefined);
    const bytes = new Uint8Array(await file.slice(0, officeLimits.logoBytes + 1).arrayBuffer());
    const checked = checkLogo(file.size > bytes.length ? new Uint8Array(file.size) : bytes);
    if (!checked.ok) return show(checked, undefined);
    show(null, { type: checked.type, base64: toBase64(bytes) });
  };

  const show = (said: Outcome, logo: Logo | undefined) => {
    setOutcome(said);
    props.onChosen(logo);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    setPending(true);
    const answer = await send(props.action, new FormData(event.currentTarget, submitter));
    setPending(false);
    setOutcome(answer);
    if (answer !== 'saved' && answer !== 'removed') return;
    form.current?.reset();
    props.onChosen(undefined);
    router.refresh();
  };

  const refusal = typeof outcome === 'object' ? outcome : null;
  return (
    <section aria-labelledby="logo" className={formStyles.part}>
      <h2 id="logo">Logo</h2>
      <form
        ref={form}
        action={props.action}
        method="post"
        encType="multipart/form-data"
        onSubmit={submit}
        className={formStyles.form}
      >
        {refusal ? (
          <div role="alert" id="logo-salah" className={formStyles.refused}>
            <h3>{refusal.title}</h3>
            <p>{refusal.detail}</p>
          </div>
        ) : null}
        <div className={fieldStyles.field}>
          <label htmlFor="file">Gambar logo</label>
          <p id="file-petunjuk" className={fieldStyles.hint}>
            {limits} Dicetak di kiri atas kop.
          </p>
          <FileField
            {...{ id: 'file', name: 'file', accept: 'image/png,image/jpeg', required: true }}
            {...{ onChosen: choose, invalid: refusal !== null }}
            describedBy={refusal ? 'file-petunjuk logo-salah' : 'file-petunjuk'}
          />
        </div>
        <div className={formStyles.send}>
          <SubmitButton kind="primary" pending={pending}>
            {pending ? 'Mengirim…' : 'Simpan logo'}
          </SubmitButton>
          {props.logo ? (
            <SubmitButton name="hapus" value="ya" formNoValidate pending={pending}>
              Hapus logo
            </SubmitButton>
          ) : null}
          <p role="status" className={formStyles.saved}>
            {outcome === 'saved' ? 'Tersimpan' : outcome === 'removed' ? 'Logo dihapus' : ''}
          </p>
        </div>
      </form>
    </section>
  );
}

async function send(action: string, form: FormData): Promise<Outcome> {
  try {
    const response = await fetch(action, { method: 'POST', body: form, headers: { accept: 'application/json' } });
    if (response.ok) return form.get('hapus') === 'ya' ? 'removed' : 'saved';
    const { title, detail } = await response.json();
    return { title: String(title), detail: String(detail) };
  } catch {
    return {
      title: 'Sambungan terputus',
      detail: 'Gambar belum sampai. Periksa jaringan, lalu tekan Simpan logo lagi. Gambar yang dipilih tetap di sini.',
    };
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
