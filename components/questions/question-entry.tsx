import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { TaskForm } from '@/components/ui/task-form';
import type { Question } from '@/lib/domain/questions';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import { describeAsked } from '@/lib/format/question-words';
import styles from './question-desk.module.css';

type Action = ComponentProps<typeof TaskForm>['action'];

export type ListedQuestion = Question & { mine: boolean; mayChange: boolean };

const nobody = 'operator baris perintah';

/** A question, the figure that it is about, and what was said to it. */
export function QuestionEntry(props: {
  question: ListedQuestion;
  campaign: string;
  unit: string;
  hidden: Readonly<Record<string, string>>;
  actions: Record<'reply' | 'close', Action>;
}) {
  const { question, campaign, actions } = props;
  const { id, area, figures, replies, closedAt } = question;
  const hidden = { ...props.hidden, nomor: String(id) };
  const open = closedAt === null;
  return (
    <li id={`pertanyaan-${id}`}>
      <p className={styles.about}>
        <a href={`/${campaign}/${area.code}?per=${figures.asOf}`}>{formatAreaTitle(area)}</a>.{' '}
        {describeAsked(figures, props.unit)}
      </p>
      <p className={styles.words}>{question.text}</p>
      <p className={styles.about}>
        {question.mine ? 'Anda' : (question.by ?? nobody)}, {formatInstant(question.at)}
      </p>
      {replies.length > 0 ? (
        <ol className={styles.replies}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <p className={styles.words}>{reply.text}</p>
              <p className={styles.about}>
                {reply.by ?? nobody}, {formatInstant(reply.at)}
              </p>
            </li>
          ))}
        </ol>
      ) : null}
      {closedAt === null ? null : (
        <p className={styles.about}>
          Selesai, {question.closedBy ?? nobody}, {formatInstant(closedAt)}.
        </p>
      )}
      {question.mayChange ? (
        <div className="screen-only">
          {open ? (
            <Island name={`jawab ${id}`}>
              <TaskForm
                action={actions.reply}
                name={`jawab-${id}`}
                hidden={hidden}
                fields={[{ name: 'jawaban', label: `Jawaban untuk pertanyaan ${id}`, kind: 'words', required: true }]}
                submit="Kirim jawaban"
                kind="plain"
              />
            </Island>
          ) : null}
          <Island name={`selesai ${id}`}>
            <TaskForm
              action={actions.close}
              name={`selesai-${id}`}
              hidden={{ ...hidden, selesai: open ? 'ya' : 'tidak' }}
              fields={[]}
              submit={open ? `Pertanyaan ${id} selesai` : `Buka lagi pertanyaan ${id}`}
              kind="plain"
            />
          </Island>
        </div>
      ) : null}
    </li>
  );
}
