import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaProgress, AreaRef } from '@/lib/domain/area-progress';
import { questionLimits } from '@/lib/domain/questions';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatCount } from '@/lib/format/numbers';
import styles from './question-desk.module.css';
import { type ListedQuestion, QuestionEntry } from './question-entry';

type Action = ComponentProps<typeof TaskForm>['action'];

const saidWords = {
  ditanyakan: 'Pertanyaan disimpan. Kantor wilayah itu melihatnya di halaman wilayahnya.',
  dijawab: 'Jawaban disimpan.',
  selesai: 'Pertanyaan dinyatakan selesai.',
  dibuka: 'Pertanyaan dibuka lagi.',
} as const;

/** Questions about the figures of an area and what lies inside it, and the forms that ask, answer and settle them. */
export function QuestionDesk(props: {
  progress: AreaProgress;
  questions: readonly ListedQuestion[];
  truncated: boolean;
  mayAsk: boolean;
  /** The area that the form asks about at first. */
  about: string;
  /** Whether settled ones are listed too. */
  all: boolean;
  said: keyof typeof saidWords | null;
  hrefs: { open: string; all: string };
  actions: Record<'ask' | 'reply' | 'close', Action>;
}) {
  const { progress, questions, mayAsk, all, said, hrefs, actions } = props;
  const { area, campaign, asOf } = progress;
  const hidden = { kampanye: campaign.slug, kode: area.code };
  const open = questions.filter(({ closedAt }) => closedAt === null).length;
  return (
    <>
      <h1 className={styles.title}>Pertanyaan tentang angka {formatAreaTitle(area)}</h1>
      <p className={styles.lead}>
        Siapa pun yang melihat sebuah angka boleh bertanya. Kantor wilayah itu atau kantor di atasnya menjawab; angka
        yang ditanyakan disimpan bersama pertanyaannya.
      </p>
      {said ? (
        <p role="status" className={styles.said}>
          {saidWords[said]}
        </p>
      ) : null}
      {mayAsk ? (
        <section id="tanya" aria-labelledby="tanya-judul" className={`${styles.section} screen-only`}>
          <h2 id="tanya-judul">Tanya tentang sebuah angka</h2>
          <Island name="tanya">
            <TaskForm
              action={actions.ask}
              name="tanya"
              hidden={hidden}
              fields={[
                {
                  ...{ name: 'wilayah', label: 'Wilayah', kind: 'select', value: props.about },
                  choices: listChoices(progress),
                },
                { name: 'per', label: 'Keadaan per hari', kind: 'day', value: asOf, required: true, beside: true },
                {
                  ...{ name: 'pertanyaan', label: 'Pertanyaan', kind: 'words', required: true },
                  hint: `Misalnya: Kok turun sejak kemarin? Paling banyak ${formatCount(questionLimits.text.most)} huruf.`,
                },
              ]}
              submit="Kirim pertanyaan"
            />
          </Island>
        </section>
      ) : null}
      <section id="daftar" aria-labelledby="daftar-judul" className={styles.section}>
        <h2 id="daftar-judul">
          {all ? `${formatCount(open)} terbuka` : `${formatCount(questions.length)} pertanyaan terbuka`}
        </h2>
        <p className={`${styles.ways} screen-only`}>
          <a href={hrefs.open} aria-current={all ? undefined : 'page'}>
            Yang terbuka
          </a>
          <a href={hrefs.all} aria-current={all ? 'page' : undefined}>
            Semua, juga yang selesai
          </a>
        </p>
        {questions.length === 0 ? (
          <p className={styles.empty}>{all ? 'Belum ada pertanyaan.' : 'Tidak ada pertanyaan yang terbuka.'}</p>
        ) : (
          <ul className={styles.list}>
            {questions.map((question) => (
              <QuestionEntry
                key={question.id}
                {...{ question, hidden, actions }}
                campaign={campaign.slug}
                unit={campaign.unit}
              />
            ))}
          </ul>
        )}
        {props.truncated ? <p className={styles.about}>Yang lebih lama tidak ditampilkan.</p> : null}
      </section>
    </>
  );
}

/** More rows than this are asked about from their own pages. */
const mostChoices = 700;

function listChoices({ area, rows }: AreaProgress): { value: string; label: string }[] {
  const label = (one: AreaRef) =>
    `${one.code === area.code ? formatAreaTitle(one) : formatAreaName(one)} (${one.code})`;
  return [area, ...rows.slice(0, mostChoices).map((row) => row.area)].map((one) => ({
    value: one.code,
    label: label(one),
  }));
}
