import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import type { OpenQuestions } from '@/lib/domain/questions';
import { describeOpenQuestions } from '@/lib/format/question-words';
import styles from './question-section.module.css';

/** Whether anybody has asked about the figures of the area, and the way to ask. */
export function QuestionSection(props: {
  campaign: string;
  area: AreaRef;
  asOf: IsoDay;
  questions: OpenQuestions | undefined;
}) {
  const { campaign, area, asOf, questions } = props;
  const open = questions ? describeOpenQuestions(questions) : null;
  const href = `/${campaign}/${area.code}/pertanyaan`;
  return (
    <section aria-labelledby="pertanyaan" className={`${styles.section} screen-only`}>
      <h2 id="pertanyaan">Pertanyaan</h2>
      <p className={styles.ways}>
        <a href={`${href}#daftar`}>{open ?? 'Tidak ada yang terbuka'}</a>
        <a href={`${href}?per=${asOf}#tanya`}>Tanya tentang angka ini</a>
      </p>
    </section>
  );
}
