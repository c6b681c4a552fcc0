'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FileField } from '@/components/ui/file-field';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { checkPhotograph, photographLimits, refusePhotographSize } from '@/lib/domain/photographs';
import { visitLimits } from '@/lib/domain/visits';
import { formatCount } from '@/lib/format/numbers';
import styles from './visit-desk.module.css';
import detail from './visit-detail.module.css';

type Refusal = { title: string; detail: string };

const limits =
  `PNG atau JPEG, paling besar ${photographLimits.bytes / 1024 / 1024} MB dan ${formatCount(photographLimits.pixels)} × ` +
  `${formatCount(photographLimits.pixels)} piksel; paling banyak ${visitLimits.pictures} gambar.`;

/**
 * The form that sends a picture: a plain form, which leads back to the page. With JavaScript what cannot be taken is refused
 * as soon as it is chosen, before 40 MB are sent over a bad network for nothing.
 */
export function PictureForm({ action, refused }: { action: string; refused: Refusal | null }) {
  const [refusal, setRefusal] = useState(refused);
  const [chosen, setChosen] = useState(0);
  const choose = async (file: File | undefined) => {
    if (!file) return setRefusal(null);
    const tooLarge = file.size > photographLimits.bytes;
    const checked = tooLarge
      ? refusePhotographSize(file.size)
      : checkPhotograph(new Uint8Array(await file.arrayBuffer()));
    setRefusal(checked.ok ? null : checked);
    setChosen((count) => count + 1);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (refusal && chosen > 0) event.preventDefault();
  };
  return (
    <>
      {refusal ? (
        <RefusedNotice key={chosen} title={refusal.title}>
          <p>{refusal.detail}</p>
        </RefusedNotice>
      ) : null}
      <form
        action={action}
        method="post"
        encType="multipart/form-data"
        onSubmit={submit}
        className={`${detail.send} screen-only`}
      >
        <div className={detail.field}>
          <label htmlFor="foto-keterangan">Keterangan gambar</label>
          <input id="foto-keterangan" name="keterangan" maxLength={visitLimits.caption} size={40} autoComplete="off" />
        </div>
        <div className={detail.field}>
          <label htmlFor="foto">Gambar</label>
          <p id="foto-petunjuk" className={styles.about}>
            {limits} Yang disimpan digambar ulang: tempat pemotretan di dalam file tidak ikut.
          </p>
          <FileField
            {...{ id: 'foto', name: 'file', accept: 'image/png,image/jpeg', required: true }}
            {...{ describedBy: 'foto-petunjuk', invalid: refusal !== null, onChosen: choose }}
          />
        </div>
        <div>
          <Button type="submit">Kirim gambar</Button>
        </div>
      </form>
    </>
  );
}
