import { planWords } from '@/lib/format/plan-fields';
import { CampaignField, FieldNotes, type FieldProps } from './campaign-field';
import styles from './campaign-form.module.css';

const choices = [
  { word: planWords.straight, label: 'Lurus', note: 'sama banyak setiap hari, dari hari pertama sampai terakhir' },
  { word: planWords.percentADay, label: 'Sekian persen sehari', note: 'sampai 100 %' },
  { word: planWords.workingDays, label: 'Hari kerja saja', note: 'Sabtu, Minggu dan hari libur mendatar' },
  { word: planWords.steps, label: 'Bertahap menurut tanggal', note: 'sekian persen harus masuk pada tanggal itu' },
  { word: planWords.course, label: 'Mengikuti kampanye lalu', note: 'lengkung capaian sebuah kampanye' },
] as const;

/** The five plans, each with its fields, which count only when the plan is chosen. */
export function PlanFields(props: FieldProps & { courses: readonly string[] }) {
  const { typed } = props;
  return (
    <fieldset className={styles.plans}>
      <legend className="visually-hidden">Rencana</legend>
      <FieldNotes {...props} name="rencana" />
      {choices.map(({ word, label, note }) => (
        <div key={word} className={styles.plan}>
          <label>
            <input type="radio" name="rencana" value={word} defaultChecked={(typed.rencana || 'lurus') === word} />
            <span>
              <b>{label}</b> <small>{note}</small>
            </span>
          </label>
          <div className={styles.ofPlan}>
            <OfPlan {...props} word={word} />
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function OfPlan({
  word,
  courses,
  ...field
}: FieldProps & { courses: readonly string[]; word: (typeof choices)[number]['word'] }) {
  switch (word) {
    case planWords.straight:
      return null;
    case planWords.percentADay:
      return <CampaignField {...field} name="persen-sehari" label="Persen sehari" size={6} />;
    case planWords.workingDays:
      return (
        <CampaignField
          {...field}
          name="libur"
          label="Hari libur, satu tanggal per baris"
          hint="Misalnya 17 Agustus 2024. Boleh kosong."
          lines={3}
        />
      );
    case planWords.steps:
      return (
        <CampaignField
          {...field}
          name="langkah"
          label="Tanggal dan persen, satu per baris"
          hint="Misalnya 28 Agustus 2024: 30. Pada hari terakhir selalu 100 %."
          lines={4}
        />
      );
    case planWords.course:
      return (
        <>
          {courses.length > 0 ? (
            <div className={styles.field}>
              <label htmlFor="ikut">Kampanye di sini</label>
              <select id="ikut" name="ikut" key={field.typed.ikut} defaultValue={field.typed.ikut ?? ''}>
                <option value="">Tidak, pakai isian di bawah</option>
                {courses.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </div>
          ) : null}
          <CampaignField {...field} name="ikut-nama" label="Kampanye yang diikuti" size={24} />
          <CampaignField {...field} name="ikut-hari" label="Lamanya, hari" size={6} />
          <CampaignField
            {...field}
            name="ikut-titik"
            label="Nomor hari dan persen, satu per baris"
            hint="Misalnya 12: 38,01. Di antaranya garis lurus, dan dibentangkan menurut lamanya kampanye ini."
            lines={4}
          />
        </>
      );
  }
}
