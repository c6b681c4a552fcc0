'use client';

import { type FormEvent, useState } from 'react';
import { FileField } from '@/components/ui/file-field';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatCount } from '@/lib/format/numbers';
import styles from './people-upload.module.css';

type Refusal = { title: string; detail: string };
type Outcome = { said: string; href: string; fileName: string };

/**
 * The upload of a list of people; the answer is a file with the result of each row. Without JavaScript it is a plain form,
 * and the browser saves the answer.
 */
export function PeopleUpload({ action }: { action: string }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setRefusal(null);
    const answer = await send(action, new FormData(event.currentTarget));
    setPending(false);
    if ('title' in answer) setRefusal(answer);
    else setOutcome(answer);
  };

  return (
    <>
      {refusal ? (
        <RefusedNotice title={refusal.title}>
          <p>{refusal.detail}</p>
        </RefusedNotice>
      ) : null}
      <div aria-live="polite">
        {outcome ? (
          <div className={styles.outcome}>
            <p>{outcome.said}</p>
            <p>
              <a href={outcome.href} download={outcome.fileName}>
                Simpan file hasil
              </a>
              . Isinya tautan setiap orang, <b>yang tidak ditampilkan lagi.</b>
            </p>
          </div>
        ) : null}
      </div>
      <form action={action} method="post" encType="multipart/form-data" onSubmit={submit} className={styles.form}>
        <div className={styles.file}>
          <label htmlFor="file">File XLSX atau CSV</label>
          <FileField
            {...{ id: 'file', name: 'file', required: true }}
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
        </div>
        <p className={styles.hint}>
          Paling banyak {formatCount(10_000)} orang. Baris yang ditolak tidak menahan baris lain. Kirim ulang file yang
          sama bila tautannya hilang: yang belum dipakai mendapat tautan baru.
        </p>
        <div>
          <SubmitButton kind="primary" pending={pending}>
            {pending ? 'Mengirim…' : 'Kirim daftar'}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}

async function send(action: string, form: FormData): Promise<Refusal | Outcome> {
  try {
    const response = await fetch(action, { method: 'POST', body: form });
    if (!response.ok) {
      const { title, detail } = await response.json();
      return { title: String(title), detail: String(detail) };
    }
    const count = (name: string) => formatCount(Number(response.headers.get(`x-kejar-${name}`)));
    return {
      said: `${count('invited')} diundang, ${count('renewed')} mendapat tautan baru, ${count('known')} tidak diubah, ${count('refused')} ditolak.`,
      href: URL.createObjectURL(await response.blob()),
      fileName: 'hasil-impor-pengguna.xlsx',
    };
  } catch {
    return {
      title: 'Sambungan terputus',
      detail: 'Jawaban belum sampai. Periksa jaringan, lalu kirim file yang sama lagi.',
    };
  }
}
