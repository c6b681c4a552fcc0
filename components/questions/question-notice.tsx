import type { OpenQuestions } from '@/lib/domain/questions';
import { describeOpenQuestions } from '@/lib/format/question-words';
import styles from './question-section.module.css';

/** In the head of an area: that questions about its figures are open. */
export function QuestionNotice({ href, questions }: { href: string; questions: OpenQuestions }) {
  const said = describeOpenQuestions(questions);
  if (said === null) return null;
  return (
    <p className={`${styles.notice} screen-only`}>
      <a href={href}>{said}</a>.
    </p>
  );
}
