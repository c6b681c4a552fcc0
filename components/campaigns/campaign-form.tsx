'use client';

import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CampaignSettings } from '@/lib/domain/campaign-settings';
import type { Course } from '@/lib/domain/plan-courses';
import {
  type CampaignFields,
  type CampaignFormState,
  channelBoxes,
  formatCampaignFields,
  formatOfferedFields,
  stageBoxes,
} from '@/lib/format/campaign-fields';
import { formatCount } from '@/lib/format/numbers';
import { dayHintShort } from '@/lib/format/typed-days';
import { Deadline, PlanAside, SampleSentence } from './campaign-asides';
import { CampaignField, FieldNotes, notesOf } from './campaign-field';
import styles from './campaign-form.module.css';
import { PlanFields } from './plan-fields';

export type CampaignAction = (previous: CampaignFormState, form: FormData) => Promise<CampaignFormState>;

type Props = {
  action: CampaignAction;
  /** The settings in the fields at first; a new campaign's have no name, address, days and letter yet. */
  settings: CampaignSettings;
  editions: { name: string; provinces: number }[];
  /** The courses of earlier campaigns that the plan may follow. */
  courses: readonly Course[];
  /** The campaign that is edited; null: one is opened. */
  edited: { slug: string; version: number } | null;
  /** The campaign that the settings were copied of. */
  copyOf: string | null;
  /** The list of areas of that campaign, which may be copied too; null: it has none. */
  copyScope: { name: string; areas: number; edition: string } | null;
};

const sections = [
  ['nama-dan-satuan', 'Nama dan satuan'],
  ['tanggal-dan-surat', 'Tanggal dan surat'],
  ['wilayah-dan-kanal', 'Wilayah, tahap, kanal'],
  ['bagian-rencana', 'Rencana'],
  ['batas', 'Batas status'],
  ['simpan', 'Periksa dan simpan'],
] as const;

/** All settings of a campaign on one page, in any order. Without JavaScript a button draws the plan. */
export function CampaignForm(props: Props) {
  const { edited } = props;
  const [state, submit, pending] = useActionState(props.action, null);
  const [live, setLive] = useState<CampaignFields | null>(null);
  const [alive, setAlive] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const offered = edited ? formatCampaignFields(props.settings) : formatOfferedFields(props.settings);
  const typed = state?.typed ?? offered;
  const shown = live ?? typed;
  const field = { typed, state };
  const wrong = Object.keys(state?.problems ?? {}).length;

  // The focus goes to the first field that the user has to correct.
  useEffect(() => {
    setAlive(true);
    setLive(null);
    if (state?.outcome === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  return (
    <form
      ref={form}
      // What was typed comes back in the fields of a form that is drawn anew.
      key={JSON.stringify(typed)}
      action={submit}
      className={styles.form}
      onInput={(event) => setLive(fieldsOf(event.currentTarget))}
    >
      <input type="hidden" name="kampanye" value={edited?.slug ?? ''} />
      <input type="hidden" name="salin" value={props.copyOf ?? ''} />
      <input type="hidden" name="versi" value={Math.max(state?.version ?? 0, edited?.version ?? 0)} />
      <nav aria-label="Bagian formulir" className={styles.steps}>
        <ol>
          {sections.map(([id, label], at) => (
            <li key={id}>
              <a href={`#${id}`}>
                <i>{at + 1}</i> {label}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div>
        {state?.notice ? (
          <RefusedNotice title={state.notice.title}>
            <p>{state.notice.detail}</p>
          </RefusedNotice>
        ) : null}
        {wrong > 0 && state?.outcome === 'refused' ? (
          <p role="alert" className={styles.refused}>
            Belum tersimpan: {wrong} isian perlu dibetulkan.
          </p>
        ) : null}
        <div aria-live="polite">
          {state?.outcome === 'drawn' ? (
            <p className={styles.drawn}>Rencana digambar ulang. Belum ada yang disimpan.</p>
          ) : null}
        </div>
        <Section at={0} aside={<SampleSentence fields={shown} />}>
          <CampaignField {...field} name="nama" label="Nama kampanye" />
          <CampaignField
            {...field}
            name="alamat"
            label="Alamat"
            size={24}
            readOnly={edited !== null}
            hint={
              edited
                ? 'Tetap sejak dibuka, sebab tautannya sudah dibagikan.'
                : 'Huruf kecil, angka, tanda hubung: pk24-karawang.'
            }
          />
          <CampaignField {...field} name="satuan" label="Satuan" size={14} hint="keluarga, kampung" />
          <CampaignField {...field} name="kata-terdata" label="Kata untuk terdata" size={16} />
          <CampaignField
            {...field}
            name="kata-masuk"
            label="Kata untuk masuk server"
            size={16}
            hint="Kampung KB: terdaftar"
          />
          <CampaignField {...field} name="kata-valid" label="Kata untuk tervalidasi" size={16} />
        </Section>
        <Section at={1} aside={<Deadline fields={shown} />}>
          <CampaignField {...field} name="mulai" label="Mulai" size={14} hint={dayHintShort} day />
          <CampaignField {...field} name="selesai" label="Selesai" size={14} hint={dayHintShort} day />
          <CampaignField {...field} name="surat" label="Nomor surat" size={22} />
          <CampaignField {...field} name="tanggal-surat" label="Tanggal surat" size={14} hint={dayHintShort} day />
        </Section>
        <Section
          at={2}
          aside={<p>Yang tidak dipakai tidak ditanyakan dan tidak ditampilkan di halaman, lembar dan unduhan.</p>}
        >
          <fieldset className={styles.choices} aria-describedby={notesOf('edisi', field, false)}>
            <legend>Edisi kode wilayah</legend>
            {props.editions.map(({ name, provinces }) => (
              <label key={name}>
                <input type="radio" name="edisi" value={name} defaultChecked={typed.edisi === name} />
                {name} <small>{provinces} provinsi</small>
              </label>
            ))}
            <FieldNotes {...field} name="edisi" />
          </fieldset>
          {props.copyScope ? (
            <fieldset className={styles.choices}>
              <legend>Wilayah yang ikut serta</legend>
              <label>
                <input type="checkbox" name="salin-lokus" value="ya" defaultChecked={typed['salin-lokus'] === 'ya'} />
                Salin daftar {props.copyScope.name}{' '}
                <small>
                  {formatCount(props.copyScope.areas)} wilayah, edisi {props.copyScope.edition}; perpanjangan tidak ikut
                </small>
              </label>
            </fieldset>
          ) : null}
          <fieldset className={styles.choices} aria-describedby={notesOf('tahap', field, false)}>
            <legend>Tahap</legend>
            <Box name="tahap" value={stageBoxes.collected} label="Terdata" note="di lapangan" typed={typed} />
            {/* It always counts, and a box that cannot be changed is not sent. */}
            <label>
              <input type="checkbox" checked disabled readOnly />
              Masuk server <small>capaian, selalu dipakai</small>
            </label>
            <Box name="tahap" value={stageBoxes.validated} label="Valid" note="setelah diperiksa" typed={typed} />
            <FieldNotes {...field} name="tahap" />
          </fieldset>
          <fieldset className={styles.choices} aria-describedby={notesOf('kanal', field, false)}>
            <legend>Kanal</legend>
            <Box name="kanal" value={channelBoxes.online} label="Online" note="smartphone" typed={typed} />
            <Box name="kanal" value={channelBoxes.manual} label="Manual" note="formulir" typed={typed} />
            <FieldNotes {...field} name="kanal" />
          </fieldset>
          <CampaignField {...field} name="porsi" label="Porsi online, %" size={8} hint="Kosong: tidak direncanakan." />
        </Section>
        <Section at={3} aside={<PlanAside fields={shown} courses={props.courses} />}>
          <PlanFields {...field} courses={props.courses.map(({ of }) => of)} />
          {/* With JavaScript the plan is drawn while it is typed. */}
          {alive ? null : (
            <p>
              <Button type="submit" name="perintah" value="gambar">
                Gambar ulang
              </Button>
            </p>
          )}
        </Section>
        <Section
          at={4}
          aside={
            <>
              <p>
                Capaian dibagi seharusnya: di bawah batas waspada <b>tertinggal</b>, di bawah batas sesuai{' '}
                <b>waspada</b>.
              </p>
              <p>Ambang dipakai dalam kalimat: “1 dari 5 kecamatan di bawah 80 %”.</p>
            </>
          }
        >
          <CampaignField {...field} name="waspada" label="Waspada mulai" size={8} hint="biasanya 0,75" />
          <CampaignField {...field} name="sesuai" label="Sesuai jadwal mulai" size={8} hint="biasanya 1" />
          <CampaignField {...field} name="ambang" label="Ambang terendah, %" size={8} />
          <CampaignField {...field} name="batas-kader" label="Batas per kader sehari" size={8} />
          <CampaignField
            {...field}
            name="sumber"
            label="Sumber angka"
            lines={2}
            hint="Tercetak di bawah setiap tabel."
          />
          <CampaignField
            {...field}
            name="simulasi"
            label="Yang simulasi"
            lines={2}
            hint="Kosong bila semua angka sungguhan."
          />
        </Section>
        <Section
          at={5}
          aside={
            edited ? (
              <p>
                Bila sudah ada laporan, perubahan tanggal selesai, rencana dan batas berlaku sejak hari ini. Yang
                seharusnya pada hari yang sudah lewat tetap seperti semula.
              </p>
            ) : (
              <p>Setelah dibuka: muat target, undang kantor, lalu laporan dapat masuk. Semua dapat diubah kemudian.</p>
            )
          }
        >
          {edited ? (
            <CampaignField
              {...field}
              name="dasar"
              label="Surat atau alasan perubahan"
              hint="Tercatat dalam riwayat, misalnya SE 4/2021."
            />
          ) : (
            <>
              <CampaignField
                {...field}
                name="target-nama"
                label="Versi target pertama"
                size={18}
                hint="Angkanya dimuat kemudian."
              />
              <CampaignField {...field} name="target-surat" label="Surat target" size={22} />
              <CampaignField
                {...field}
                name="target-tanggal"
                label="Tanggal surat target"
                size={14}
                hint={dayHintShort}
                day
              />
            </>
          )}
          <div className={styles.send}>
            <SubmitButton name="perintah" value="simpan" kind="primary" pending={pending}>
              {pending ? 'Menyimpan…' : edited ? 'Simpan perubahan' : 'Buka kampanye'}
            </SubmitButton>
            <a href="/kelola/kampanye">Batal, kembali ke daftar</a>
            <p role="status" className={styles.saved}>
              {state?.outcome === 'saved' && !pending ? 'Tersimpan' : ''}
            </p>
          </div>
        </Section>
      </div>
    </form>
  );
}

function Section({ at, aside, children }: { at: number; aside: ReactNode; children: ReactNode }) {
  const [id, label] = sections[at] ?? ['', ''];
  return (
    <section id={id} aria-labelledby={`${id}-judul`} className={styles.section}>
      <h2 id={`${id}-judul`}>
        <i>{at + 1}</i> {label}
      </h2>
      <div className={styles.fields}>{children}</div>
      <div className={styles.aside}>{aside}</div>
    </section>
  );
}

function Box(props: { name: string; value: string; label: string; note: string; typed: CampaignFields }) {
  const checked = (props.typed[props.name] ?? '').split(' ').includes(props.value);
  return (
    <label>
      <input type="checkbox" name={props.name} value={props.value} defaultChecked={checked} />
      {props.label} <small>{props.note}</small>
    </label>
  );
}

/** The fields of a form as they stand; several of one name are joined by spaces. */
function fieldsOf(form: HTMLFormElement): CampaignFields {
  const fields: CampaignFields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') fields[name] = name in fields ? `${fields[name]} ${value}` : value;
  }
  return fields;
}
