'use client';

import { type ComponentProps, useActionState } from 'react';
import { VersionField } from '@/components/targets/version-field';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { IsoDay } from '@/lib/domain/days';
import { shareLimits } from '@/lib/domain/shares';
import { formatDay } from '@/lib/format/days';
import { MadeShare } from './made-share';
import styles from './share-form.module.css';

/** What a form for a new link holds. `beku` is the id of a frozen sheet. */
export type TypedShare = { isi: string; hari: string; versi: string; beku: string; masa: string; catatan: string };

export type MakeState = {
  typed: TypedShare;
  /** Counts up with every try, so that the form is drawn anew. */
  tries: number;
  problem: { title: string; detail: string } | null;
  /** The link's address, this once. */
  made: { url: string; until: string } | null;
};

/** A new link: what it shows, of which day, how long. What was typed is kept where it is refused. */
export function ShareForm(props: {
  action: (previous: MakeState, form: FormData) => Promise<MakeState>;
  campaign: string;
  code: string;
  /** The query of the page that the reader came from: its order, filter and columns go with the sheet. */
  search: string;
  asOf: IsoDay;
  /** "Capaian Pendataan Keluarga 2021, Kabupaten Karawang" */
  about: string;
  snapshots: { id: number; name: string; asOf: IsoDay }[];
  /** Of the targets, the one that counts first. */
  versions: ComponentProps<typeof VersionField>['versions'];
  untyped: TypedShare;
}) {
  const { asOf, snapshots } = props;
  const [state, submit, pending] = useActionState(props.action, {
    typed: props.untyped,
    tries: 0,
    problem: null,
    made: null,
  });
  const { typed } = state;
  const { least, most } = shareLimits.days;
  return (
    <>
      {state.made ? <MadeShare key={state.tries} made={state.made} about={props.about} /> : null}
      {state.problem ? (
        <RefusedNotice key={state.tries} title={state.problem.title}>
          <p>{state.problem.detail}</p>
        </RefusedNotice>
      ) : null}
      <form key={`form ${state.tries}`} action={submit} className={styles.form}>
        <input type="hidden" name="kampanye" value={props.campaign} />
        <input type="hidden" name="kode" value={props.code} />
        <input type="hidden" name="susunan" value={props.search} />
        <input type="hidden" name="per" value={asOf} />
        <fieldset className={styles.choices}>
          <legend>Yang dibagikan</legend>
          <Choice
            name="isi"
            value="lembar"
            chosen={typed.isi}
            note="dengan urutan, saringan dan kolom seperti sekarang"
          >
            Lembar rapat
          </Choice>
          <Choice name="isi" value="halaman" chosen={typed.isi} note="dengan grafik, dan tabel yang dapat diurutkan">
            Halaman wilayah
          </Choice>
          {snapshots.length > 0 ? (
            <div className={styles.frozen}>
              <Choice name="isi" value="beku" chosen={typed.isi} note="angkanya tidak berubah lagi">
                Arsip rapat
              </Choice>
              <select name="beku" defaultValue={typed.beku} aria-label="Arsip rapat yang dibagikan">
                {snapshots.map(({ id, name, asOf: day }) => (
                  <option key={id} value={id}>
                    {name}, s.d. {formatDay(day)}
                  </option>
                ))}
              </select>
            </div>
          ) : null}
        </fieldset>
        <fieldset className={styles.choices}>
          <legend>Angka</legend>
          <Choice name="hari" value="terbaru" chosen={typed.hari} note="ikut berubah setiap ada laporan">
            Selalu hari terbaru
          </Choice>
          <Choice
            name="hari"
            value="tetap"
            chosen={typed.hari}
            note="tetap hari itu; perbaikan angkanya tetap terlihat"
          >
            s.d. {formatDay(asOf)}
          </Choice>
        </fieldset>
        <VersionField versions={props.versions} chosen={typed.versi} className={styles.field} />
        <div className={styles.field}>
          <label htmlFor="masa">Berlaku</label>
          <p className={styles.days}>
            <input
              id="masa"
              name="masa"
              type="number"
              inputMode="numeric"
              min={least}
              max={most}
              required
              defaultValue={typed.masa}
              aria-describedby="masa-petunjuk"
            />{' '}
            hari
          </p>
          <p id="masa-petunjuk" className={styles.hint}>
            {least} sampai {most} hari. Tautan dapat dicabut kapan saja.
          </p>
        </div>
        <div className={styles.field}>
          <label htmlFor="catatan">Catatan untuk kantor sendiri</label>
          <input
            id="catatan"
            name="catatan"
            maxLength={shareLimits.note}
            defaultValue={typed.catatan}
            autoComplete="off"
            aria-describedby="catatan-petunjuk"
          />
          <p id="catatan-petunjuk" className={styles.hint}>
            Untuk siapa atau untuk apa. Boleh kosong; tidak terlihat oleh yang membuka tautan.
          </p>
        </div>
        <div>
          <SubmitButton kind="primary" pending={pending}>
            {pending ? 'Membuat…' : 'Buat tautan'}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}

function Choice(props: { name: string; value: string; chosen: string; note: string; children: React.ReactNode }) {
  return (
    <label>
      <input type="radio" name={props.name} value={props.value} defaultChecked={props.value === props.chosen} />
      <span>
        {props.children} <small>{props.note}</small>
      </span>
    </label>
  );
}
