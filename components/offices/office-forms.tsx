'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import type { IsoDay } from '@/lib/domain/days';
import type { Letterhead } from '@/lib/domain/letterheads';
import { type Office, officeLimits } from '@/lib/domain/offices';
import { timeZones } from '@/lib/domain/time-zones';
import { formatOfficeFields, type OfficeFields, type OfficePart } from '@/lib/format/office-fields';
import { LogoForm } from './logo-form';
import { OfficeField } from './office-field';
import { OfficeForm, type PartProps } from './office-form';
import styles from './office-forms.module.css';
import { PaperPreview } from './paper-preview';
import type { OfficeAction } from './use-office-form';

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

function LetterheadForm(props: PartProps) {
  return (
    <OfficeForm {...props} id="kop" title="Kop surat" save="Simpan kop surat">
      {(field) => (
        <>
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
        </>
      )}
    </OfficeForm>
  );
}

function SignatureForm(props: PartProps) {
  return (
    <OfficeForm {...props} id="tanda-tangan" title="Tanda tangan" save="Simpan tanda tangan">
      {(field) => (
        <>
          <p className={styles.lead}>Yang dikosongkan dicetak sebagai garis untuk diisi tangan.</p>
          <OfficeField
            {...field}
            kind="line"
            name="tempat"
            label="Tempat"
            hint="Di depan tanggal, misalnya Karawang."
          />
          <OfficeField {...field} kind="line" name="jabatan" label="Jabatan" hint="Misalnya Kepala Dinas." />
          <OfficeField {...field} kind="line" name="pejabat" label="Nama pejabat, dengan gelar" />
          <OfficeField {...field} kind="line" name="nip" label="NIP" />
        </>
      )}
    </OfficeForm>
  );
}

function ContactForm(props: PartProps) {
  return (
    <OfficeForm {...props} id="kontak" title="Kontak" save="Simpan kontak">
      {(field) => (
        <>
          <OfficeField
            {...field}
            kind="line"
            name="telepon"
            label="Telepon"
            hint={`Untuk daftar yang perlu ditelepon, misalnya 0267 401234. Paling banyak ${officeLimits.telephone} huruf.`}
            input={{ inputMode: 'tel', maxLength: officeLimits.telephone }}
          />
          <OfficeField
            {...field}
            kind="line"
            name="emailKantor"
            label="Email kantor"
            hint="Ke sini kantor di atasnya mengirim pengingat bila laporan hari itu belum masuk."
            input={{ inputMode: 'email', spellCheck: false, autoCapitalize: 'none' }}
          />
        </>
      )}
    </OfficeForm>
  );
}

type FieldProps = Pick<ComponentProps<typeof OfficeField>, 'typed' | 'state' | 'name' | 'hint'>;

/** The campaign for which an office has something done each day; none: nothing is. */
function CampaignField({ campaigns, ...props }: FieldProps & { label: string } & Pick<Props, 'campaigns'>) {
  const choices = campaigns.map(({ slug, name }) => ({ value: slug, label: name }));
  return <OfficeField {...props} kind="choice" choices={[{ value: '', label: 'Tidak ada' }, ...choices]} />;
}

/** The hour at which it is done. */
function HourField(props: FieldProps) {
  return <OfficeField {...props} kind="line" label="Pukul" input={{ size: 6, inputMode: 'decimal', maxLength: 5 }} />;
}

function ReminderForm(props: PartProps & Pick<Props, 'campaigns' | 'sendsMail'>) {
  return (
    <OfficeForm {...props} id="pengingat" title="Pengingat laporan" save="Simpan pengingat">
      {(field) => (
        <>
          <p className={styles.lead}>
            Kantor di bawah yang belum lapor dan mempunyai alamat email diingatkan sekali sehari.
            {props.sendsMail ? '' : ' Server ini belum diatur untuk mengirim email; tidak ada yang terkirim.'}
          </p>
          <CampaignField
            {...field}
            name="kampanyePengingat"
            label="Ingatkan setiap hari untuk"
            campaigns={props.campaigns}
          />
          <HourField {...field} name="pukulPengingat" hint="Jam 00.00 sampai 23.59, menurut zona waktu kantor." />
        </>
      )}
    </OfficeForm>
  );
}

function RecapForm(props: PartProps & Pick<Props, 'campaigns' | 'sendsMail'>) {
  return (
    <OfficeForm {...props} id="rekap-harian" title="Rekap harian" save="Simpan rekap harian">
      {(field) => (
        <>
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
          <CampaignField
            {...field}
            name="kampanye"
            label="Siapkan rekap setiap hari untuk"
            campaigns={props.campaigns}
          />
          <div className={styles.pair}>
            <HourField {...field} name="pukul" hint="Jam 00.00 sampai 23.59." />
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
            hint={`Satu per baris, paling banyak ${officeLimits.emails}. Pemilik setiap alamat diminta menyetujuinya dulu lewat tautan. ${
              props.sendsMail
                ? 'Server ini mengirim rekap ke alamat ini pada jam di atas.'
                : 'Server ini belum diatur untuk mengirim email: rekap tetap disiapkan di halaman Rekap, tetapi tidak dikirim. Administrator server mengaturnya dengan KEJAR_SMTP_URL.'
            }`}
            input={{ rows: 4, spellCheck: false, autoCapitalize: 'none', inputMode: 'email' }}
          />
        </>
      )}
    </OfficeForm>
  );
}
