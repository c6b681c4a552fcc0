import type { Course } from '@/lib/domain/plan-courses';
import type { CampaignFields } from '@/lib/format/campaign-fields';
import { describeDeadline, formatCampaignSpan } from '@/lib/format/campaign-words';
import { readPlanFields } from '@/lib/format/plan-fields';
import { readTypedDay } from '@/lib/format/typed-days';
import styles from './campaign-form.module.css';
import { PlanDrawing } from './plan-drawing';
import { PlanTrial } from './plan-trial';

/** A sentence in the campaign's own words, as the fields stand. */
export function SampleSentence({ fields }: { fields: CampaignFields }) {
  const unit = fields.satuan?.trim() || 'keluarga';
  const word = fields['kata-masuk']?.trim() || 'masuk server';
  return (
    <>
      <p className={styles.sample}>
        “Karawang: 50.068 dari 54.615 <b>{unit}</b> <b>{word}</b>.”
      </p>
      <p>Begitu bunyinya di semua halaman. Yang kosong memakai kata yang biasa.</p>
    </>
  );
}

function spanOf(fields: CampaignFields) {
  const [startDay, endDay] = [readTypedDay(fields.mulai ?? ''), readTypedDay(fields.selesai ?? '')];
  return startDay && endDay && startDay <= endDay ? { startDay, endDay } : null;
}

/** The span and the end of the campaign, as the fields stand. */
export function Deadline({ fields }: { fields: CampaignFields }) {
  const span = spanOf(fields);
  if (!span) return <p>Isi mulai dan selesai; selesai tidak boleh lebih awal.</p>;
  return (
    <>
      <p>
        <b>{formatCampaignSpan(span)}</b>
      </p>
      <p>{describeDeadline(span)} Perpanjangan dicatat kemudian dengan surat sendiri.</p>
    </>
  );
}

/** The plan as the fields stand, drawn and to be tried out. */
export function PlanAside({ fields, courses }: { fields: CampaignFields; courses: readonly Course[] }) {
  const span = spanOf(fields);
  const read = readPlanFields(fields, courses);
  if (!span) return <p>Rencana tergambar di sini setelah mulai dan selesai diisi.</p>;
  if (!read.ok) return <p role="status">{read.problem}</p>;
  return (
    <>
      <PlanDrawing {...span} plan={read.plan} />
      <PlanTrial {...span} plan={read.plan} fields={fields} />
    </>
  );
}
