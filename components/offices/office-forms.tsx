'use client';

import { type ReactNode, useState } from 'react';
import type { IsoDay } from '@/lib/domain/days';
import type { Letterhead } from '@/lib/domain/letterheads';
import { type Office, officeLimits } from '@/lib/domain/offices';
import { timeZones } from '@/lib/domain/time-zones';
import { formatOfficeFields, type OfficeFields, type OfficePart } from '@/lib/format/office-fields';
import { LogoForm } from './logo-form';
import { OfficeField } from './office-field';
import { OfficeForm } from './office-form';
import styles from './office-forms.module.css';
import { PaperPreview } from './paper-preview';
import { type OfficeAction, useOfficeForm } from './use-office-form';

type Props = {
  /** The area of another office than one's own; null: one's own. */
  areaCode: string | null;
  office: Office;
  logoAction: string;
  logoOutcome: Parameters<typeof LogoForm>[0]['outcome'];
  actions: Record<OfficePart, OfficeAction>;
  campaigns: { id: number; slug: string; name: string }[];
  sendsMail: boolean;
  today: IsoDay;
  /** What became of the last recap that was prepared by itself. */
  recapState: ReactNode;
  /** Whether there are offices below it to remind. */
  reminds: boolean;
  /** What became of the last reminders. */
  reminderState: ReactNode;
};

/** All that an office says of itself, each part saved by itself, and the paper that it makes. */
export function OfficeForms(props: Props) {
  const { office, actions, areaCode, campaigns } = props;
  const { logo } = office.letterhead;
  const saved = formatOfficeFields(office, campaigns);
  const [typed, setTyped] = useState<Partial<Record<OfficePart, OfficeFields>>>({});
  const [chosen, setChosen] = useState<Letterhead['logo'] | undefined>(undefined);
  const part = (name: OfficePart) => ({
    areaCode,
    action: actions[name],
    saved: saved[name],
    version: office.version,
    onTyped: (fields: OfficeFields) => setTyped((before) => ({ ...before, [name]: fields })),
  });
  return (
    <div className={styles.columns}>
      <div>
        <LetterheadForm {...part('kop')} />
        <LogoForm action={props.logoAction} logo={logo} outcome={props.logoOutcome} onChosen={setChosen} />
        <SignatureForm {...part('ttd')} />
        <ContactForm {...part('kontak')} />
        {props.reminds ? (
          <ReminderForm {...part('pengingat')} campaigns={campaigns} sendsMail={props.sendsMail} />
        ) : null}
        {props.reminds ? props.reminderState : null}
        <RecapForm {...part('rekap')} campaigns={campaigns} sendsMail={props.sendsMail} />
        {props.recapState}
      </div>
      <aside aria-label="Pratinjau kertas" className={styles.paper}>
        <PaperPreview
          letterhead={typed.kop ?? saved.kop}
          signature={typed.ttd ?? saved.ttd}
          logo={chosen === undefined ? logo : chosen}
          today={props.today}
        />
      </aside>
    </div>
  );
}

type PartProps = {
  areaCode: string | null;
  action: OfficeAction;
  saved: OfficeFields;
  version: number;
  onTyped: (typed: OfficeFields) => void;
};

function LetterheadForm(props: PartProps) {
  const use = useOfficeForm(props);
  const field = { typed: use.typed, state: use.state };
  return (
    <OfficeForm
      id="kop"
      title="Kop surat"
      areaCode={props.areaCode}
      use={use}
      save="Simpan kop surat"
      onTyped={props.onTyped}
    >
      <OfficeField
        {...field}
        kind="line"
        name="nama"
        label="Nama kantor"
        hint={`Baris terbesar pada kop, paling banyak ${officeLimits.name} huruf.`}
      />
      <OfficeField
        {...field}
        kind="lines"
        name="baris"
        label="Baris lain"
        hint={`Satu per baris, paling banyak ${officeLimits.lines}. Baris pertama yang dimulai dengan Pemerintah, Kementerian atau Badan dicetak di atas nama kantor; alamat dan telepon di bawahnya.`}
        input={{ rows: officeLimits.lines }}
      />
    </OfficeForm>
  );
}

function SignatureForm(props: PartProps) {
  const use = useOfficeForm(props);
  const field = { typed: use.typed, state: use.state };
  return (
    <OfficeForm
      id="tanda-tangan"
      title="Tanda tangan"
      areaCode={props.areaCode}
      use={use}
      save="Simpan tanda tangan"
      onTyped={props.onTyped}
    >
      <p className={styles.lead}>Yang dikosongkan dicetak sebagai garis untuk diisi tangan.</p>
      <OfficeField {...field} kind="line" name="tempat" label="Tempat" hint="Di depan tanggal, misalnya Karawang." />
      <OfficeField {...field} kind="line" name="jabatan" label="Jabatan" hint="Misalnya Kepala Dinas." />
      <OfficeField {...field} kind="line" name="pejabat" label="Nama pejabat, dengan gelar" />
      <OfficeField {...field} kind="line" name="nip" label="NIP" />
    </OfficeForm>
  );
}

function ContactForm(props: PartProps) {
  const use = useOfficeForm(props);
  return (
    <OfficeForm
      id="kontak"
      title="Kontak"
      areaCode={props.areaCode}
      use={use}
      save="Simpan kontak"
      onTyped={props.onTyped}
    >
      <OfficeField
        typed={use.typed}
        state={use.state}
        kind="line"
        name="telepon"
        label="Telepon"
        hint={`Untuk daftar yang perlu ditelepon, misalnya 0267 401234. Paling banyak ${officeLimits.telephone} huruf.`}
        input={{ inputMode: 'tel', maxLength: officeLimits.telephone }}
      />
      <OfficeField
        typed={use.typed}
        state={use.state}
        kind="line"
        name="emailKantor"
        label="Email kantor"
        hint="Ke sini kantor di atasnya mengirim pengingat bila laporan hari itu belum masuk."
        input={{ inputMode: 'email', spellCheck: false, autoCapitalize: 'none' }}
      />
    </OfficeForm>
  );
}

function ReminderForm(props: PartProps & Pick<Props, 'campaigns' | 'sendsMail'>) {
  const use = useOfficeForm(props);
  const field = { typed: use.typed, state: use.state };
  const campaigns = props.campaigns.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <OfficeForm
      id="pengingat"
      title="Pengingat laporan"
      areaCode={props.areaCode}
      use={use}
      save="Simpan pengingat"
      onTyped={props.onTyped}
    >
      <p className={styles.lead}>
        Kantor di bawah yang belum lapor dan mempunyai alamat email diingatkan sekali sehari.
        {props.sendsMail ? '' : ' Server ini belum diatur untuk mengirim email; tidak ada yang terkirim.'}
      </p>
      <OfficeField
        {...field}
        kind="choice"
        name="kampanyePengingat"
        label="Ingatkan setiap hari untuk"
        choices={[{ value: '', label: 'Tidak ada' }, ...campaigns]}
      />
      <OfficeField
        {...field}
        kind="line"
        name="pukulPengingat"
        label="Pukul"
        hint="Jam 00.00 sampai 23.59, menurut zona waktu kantor."
        input={{ size: 6, inputMode: 'decimal', maxLength: 5 }}
      />
    </OfficeForm>
  );
}

function RecapForm(props: PartProps & Pick<Props, 'campaigns' | 'sendsMail'>) {
  const use = useOfficeForm(props);
  const field = { typed: use.typed, state: use.state };
  const campaigns = props.campaigns.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <OfficeForm
      id="rekap-harian"
      title="Rekap harian"
      areaCode={props.areaCode}
      use={use}
      save="Simpan rekap harian"
      onTyped={props.onTyped}
    >
      <OfficeField
        {...field}
        kind="lines"
        name="salam"
        label="Salam pembuka"
        hint={`Baris pertama pesan rekap, paling banyak ${officeLimits.greeting} huruf. Bila kosong, dipakai salam baku.`}
        input={{ rows: 2 }}
      />
      <OfficeField
        {...field}
        kind="lines"
        name="penutup"
        label="Penutup"
        hint={`Di atas nama kantor, paling banyak ${officeLimits.closing} huruf. Bila kosong: Terima kasih.`}
        input={{ rows: 2 }}
      />
      <OfficeField
        {...field}
        kind="choice"
        name="kampanye"
        label="Siapkan rekap setiap hari untuk"
        choices={[{ value: '', label: 'Tidak ada' }, ...campaigns]}
      />
      <div className={styles.pair}>
        <OfficeField
          {...field}
          kind="line"
          name="pukul"
          label="Pukul"
          hint="Jam 00.00 sampai 23.59."
          input={{ size: 6, inputMode: 'decimal', maxLength: 5 }}
        />
        <OfficeField
          {...field}
          kind="choice"
          name="zona"
          label="Zona waktu"
          hint="Juga untuk jam pada lembar."
          choices={timeZones.map((zone) => ({ value: zone, label: zone }))}
        />
      </div>
      <OfficeField
        {...field}
        kind="lines"
        name="email"
        label="Kirim juga ke alamat email"
        hint={`Satu per baris, paling banyak ${officeLimits.emails}. ${
          props.sendsMail
            ? 'Server ini mengirim rekap ke alamat ini pada jam di atas.'
            : 'Server ini belum diatur untuk mengirim email: rekap tetap disiapkan di halaman Rekap, tetapi tidak dikirim. Administrator server mengaturnya dengan KEJAR_SMTP_URL.'
        }`}
        input={{ rows: 4, spellCheck: false, autoCapitalize: 'none', inputMode: 'email' }}
      />
    </OfficeForm>
  );
}
