import { Island } from '@/components/ui/island';
import options from '@/components/ui/option.module.css';
import type { IsoDay } from '@/lib/domain/days';
import { type DayOrder, type DaySource, dayOrders, daySources, type ImportSettings } from '@/lib/domain/imports';
import { formatDay } from '@/lib/format/days';
import { dayOrderSlugs, daySourceSlugs } from '@/lib/format/import-words';
import { type Correct, CorrectionForm } from './correction-form';
import questions from './question.module.css';
import styles from './tables.module.css';

const orderWords: Record<DayOrder, string> = {
  dayFirst: 'Hari dulu: 4/5/2021 adalah 4 Mei.',
  monthFirst: 'Bulan dulu: 4/5/2021 adalah 5 April.',
  swapped: 'Hari dulu, tetapi Excel menukarnya: yang terbaca 4 Mei 2021 adalah 5 April 2021.',
};

/**
 * What a file leaves open of its days: in which order those of a column are written, and whether the day of the title or
 * the one that was chosen counts. Rows are refused until it is answered.
 */
export function DayQuestions(props: {
  columns: readonly { header: string; open?: true; dayChoices?: DayOrder[] }[];
  parts: readonly { otherDay?: IsoDay }[];
  settings: Pick<ImportSettings, 'asOf' | 'dayOrder' | 'daySource'>;
  correct: Correct | null;
}) {
  const { columns, parts, settings, correct } = props;
  const written = columns.filter(({ dayChoices }) => dayChoices !== undefined);
  const choices = dayOrders.filter((order) => written.some(({ dayChoices }) => dayChoices?.includes(order)));
  const others = [...new Set(parts.flatMap(({ otherDay }) => otherDay ?? []))];
  if (!correct || (written.length === 0 && (others.length === 0 || settings.asOf === null))) return null;
  // Only where Excel may have taken a day for a month is there something to say of what it took.
  const excel = choices.includes('swapped') ? ' Tanggal yang dikenal Excel sudah benar.' : '';
  const sources: Record<DaySource, string> = {
    given: `Yang dipilih: ${settings.asOf === null ? '–' : formatDay(settings.asOf)}`,
    file: `Yang tertulis di file: ${others.map(formatDay).join(', ')}`,
  };
  return (
    <section id="tanggal-laporan" aria-labelledby="tanggal-laporan-judul" className={styles.section}>
      <h2 id="tanggal-laporan-judul">Tanggal laporan</h2>
      <Island name="tanggal laporan">
        <CorrectionForm {...correct} label="Periksa ulang dengan tanggal ini">
          {written.length > 0 ? (
            <fieldset className={`${options.options} ${questions.question}`}>
              <legend>Bagaimana tanggal di kolom {written.map(({ header }) => header).join(', ')} ditulis?</legend>
              {choices.map((one) => (
                <label key={one} className={options.option}>
                  <input
                    type="radio"
                    name="urutan"
                    value={dayOrderSlugs[one]}
                    defaultChecked={settings.dayOrder === one}
                  />
                  <span>
                    {orderWords[one]}
                    {one === 'dayFirst' ? excel : ''}
                  </span>
                </label>
              ))}
            </fieldset>
          ) : null}
          {others.length > 0 && settings.asOf !== null ? (
            <fieldset className={`${options.options} ${questions.question}`}>
              <legend>File menyebut tanggal lain daripada yang dipilih. Tanggal mana yang berlaku?</legend>
              {daySources.map((one) => (
                <label key={one} className={options.option}>
                  <input
                    type="radio"
                    name="sumber"
                    value={daySourceSlugs[one]}
                    defaultChecked={settings.daySource === one}
                  />
                  <span>{sources[one]}</span>
                </label>
              ))}
            </fieldset>
          ) : null}
        </CorrectionForm>
      </Island>
    </section>
  );
}
