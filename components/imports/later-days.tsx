import { Island } from '@/components/ui/island';
import options from '@/components/ui/option.module.css';
import type { LaterStated } from '@/lib/domain/imports';
import type { LaterDays, MovedDay } from '@/lib/domain/moved-days';
import { formatNameOf } from '@/lib/format/areas';
import { formatDay, formatDayShortYear } from '@/lib/format/days';
import { formatMeaning, laterSlugs } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { Change } from './change';
import { type Correct, CorrectionForm } from './correction-form';
import questions from './question.module.css';
import styles from './tables.module.css';

const answers: Record<LaterStated, string> = {
  stays: 'Sudah termasuk: angka itu tetap.',
  moves: 'Belum termasuk: angka itu ikut bertambah.',
};

/** "3 dan 4 Mei 2021" would need a calendar of its own: each day stands with its month. */
function describeCause({ because }: MovedDay): string {
  return because.length === 0 ? '' : `karena ${because.map((day) => formatDay(day)).join(', ')}`;
}

/**
 * The days after those of an upload whose figures move with it, for they were reported by increments; and the question
 * about those that were reported in all.
 */
export function LaterDaysSection(props: {
  later: LaterDays;
  daily: boolean;
  said: LaterStated | null;
  correct: Correct | null;
}) {
  const { later, correct, said } = props;
  const { moved, asked, days } = later;
  if (moved + asked === 0 && said === null) return null;
  return (
    <section id="sesudah" aria-labelledby="sesudah-judul" className={styles.section}>
      <h2 id="sesudah-judul">Angka hari sesudahnya</h2>
      {moved > 0 ? (
        <p className={styles.note}>
          {formatCount(moved)} angka hari sesudahnya ikut berubah: dilaporkan sebagai tambahan harian, jadi dihitung
          dari angka hari sebelumnya.
        </p>
      ) : null}
      {asked > 0 || said !== null ? (
        <Question asked={asked} said={said} correct={props.daily ? correct : null} />
      ) : null}
      {days.length > 0 ? <Days days={days} shown={days.length} total={moved + asked} /> : null}
    </section>
  );
}

function Question({ asked, said, correct }: { asked: number; said: LaterStated | null; correct: Correct | null }) {
  const sentence =
    asked > 0
      ? `${formatCount(asked)} angka hari sesudahnya dilaporkan kumulatif. Apakah tambahan dalam file ini sudah termasuk di dalamnya? Unggahan ini baru dapat disimpan setelah dijawab.`
      : 'Angka kumulatif hari sesudahnya, menurut jawaban Anda:';
  const choices = (['stays', 'moves'] as const).map((one) => (
    <label key={one} className={options.option}>
      <input type="radio" name="sesudah" value={laterSlugs[one]} defaultChecked={said === one} />
      <span>{answers[one]}</span>
    </label>
  ));
  if (!correct) return <p className={styles.note}>{said === null ? sentence : `${sentence} ${answers[said]}`}</p>;
  return (
    <Island name="hari sesudahnya">
      <CorrectionForm {...correct} label={said === null ? 'Jawab' : 'Ganti jawaban'}>
        <fieldset className={`${options.options} ${questions.question}`}>
          <legend>{sentence}</legend>
          {choices}
        </fieldset>
      </CorrectionForm>
    </Island>
  );
}

function Days({ days, shown, total }: { days: MovedDay[]; shown: number; total: number }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.plan}>
        <thead>
          <tr>
            <th scope="col" data-col="wilayah">
              Wilayah
            </th>
            <th scope="col">Tanggal</th>
            <th scope="col">Angka</th>
            <th scope="col" data-col="angka">
              Perubahan
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={`${one.code} ${one.day} ${one.measure} ${one.after === null}`}>
              <th scope="row" data-col="wilayah">
                {formatNameOf(one)} <small>{one.code}</small>
              </th>
              <td data-col="tanggal">{formatDayShortYear(one.day)}</td>
              <td data-col="nama">{formatMeaning(one.measure)}</td>
              <td data-col="angka" data-label={formatMeaning(one.measure)}>
                {one.after === null ? (
                  <span>{formatCount(one.before)}, dilaporkan kumulatif</span>
                ) : (
                  <span>
                    <Change before={one.before} after={one.after} />{' '}
                    <small className={styles.cause}>{describeCause(one)}</small>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown < total ? (
        <p className={styles.note}>
          {formatCount(shown)} dari {formatCount(total)} angka.
        </p>
      ) : null}
    </div>
  );
}
