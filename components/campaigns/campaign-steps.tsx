'use client';

import { useActionState } from 'react';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import styles from './campaign-steps.module.css';

type State = { title: string; detail: string; basis: string } | null;
type Step = 'close' | 'archive' | 'reopen';

const steps = {
  close: {
    label: 'Tutup kampanye',
    asks: 'Tutup kampanye ini?',
    does: 'Unggahan dan isian baru ditolak, bagi semua kantor. Yang salah masih dapat dibatalkan, dan target masih dapat diputuskan. Halaman, lembar dan unduhan tetap dapat dibuka.',
    button: 'Ya, tutup',
  },
  archive: {
    label: 'Arsipkan',
    asks: 'Arsipkan kampanye ini?',
    does: 'Tidak ada lagi yang dapat diubah: unggahan, isian, pembatalan, target, teks rekap, dan pengaturan di halaman ini. Rekap harian berhenti. Semuanya tetap dapat dibaca.',
    button: 'Ya, arsipkan',
  },
  reopen: {
    label: 'Buka kembali',
    asks: 'Buka kembali kampanye ini?',
    does: 'Semua kantor dapat lagi mengunggah, mengisi dan membatalkan.',
    button: 'Ya, buka kembali',
  },
} as const;

/** Forms to close, archive and reopen a campaign; each explains its effect and asks for a reason. They work without JavaScript. */
export function CampaignSteps(props: {
  slug: string;
  version: number;
  possible: readonly Step[];
  action: (previous: State, form: FormData) => Promise<State>;
}) {
  const [state, submit, pending] = useActionState(props.action, null);
  return (
    <section aria-labelledby="penutupan" className={styles.section}>
      <h2 id="penutupan">Menutup dan mengarsipkan</h2>
      {state ? (
        <RefusedNotice title={state.title}>
          <p>{state.detail}</p>
        </RefusedNotice>
      ) : null}
      {props.possible.map((step) => (
        <details key={step} open={state !== null && props.possible.length === 1}>
          <summary>{steps[step].label}</summary>
          <form action={submit} className={styles.form}>
            <input type="hidden" name="kampanye" value={props.slug} />
            <input type="hidden" name="versi" value={props.version} />
            <input type="hidden" name="langkah" value={step} />
            <p>
              <b>{steps[step].asks}</b> {steps[step].does}
            </p>
            <label htmlFor={`dasar-${step}`}>Surat atau alasan</label>
            <input
              id={`dasar-${step}`}
              name="dasar"
              required
              minLength={3}
              maxLength={200}
              autoComplete="off"
              defaultValue={state?.basis ?? ''}
            />
            <SubmitButton kind="primary" pending={pending}>
              {steps[step].button}
            </SubmitButton>
          </form>
        </details>
      ))}
    </section>
  );
}
