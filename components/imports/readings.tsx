import { Island } from '@/components/ui/island';
import type { Campaign } from '@/lib/domain/campaigns';
import { type DayOrder, type ImportKind, isCounterHeader, type Warning } from '@/lib/domain/imports';
import { formatMeaning, groupMeanings, type MeaningGroup } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { MeaningChoice, PeriodChoice, SignChoice } from './correction-fields';
import { type Correct, CorrectionForm } from './correction-form';
import styles from './tables.module.css';

const shownWarnings = 20;

/** What is odd but was taken in. */
export function Warnings({ warnings }: { warnings: Warning[] }) {
  if (warnings.length === 0) return null;
  const items = warnings.map(({ row, message }) => (row === null ? message : `Baris ${row}: ${message}`));
  return (
    <section aria-labelledby="peringatan" className={styles.section}>
      <h2 id="peringatan">Peringatan</h2>
      <ul className={styles.list}>
        {items.slice(0, shownWarnings).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {items.length > shownWarnings ? (
        <details className={styles.more}>
          <summary>{formatCount(items.length - shownWarnings)} peringatan lagi</summary>
          <ul className={styles.list}>
            {items.slice(shownWarnings).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

type Column = {
  header: string;
  meaning: string | null;
  signs?: string;
  open?: true;
  asked?: true;
  dayChoices?: DayOrder[];
  choices?: string[];
};

/**
 * How the columns of the file were understood. With `correct`, those that are not may be explained right here, and the
 * others be given another meaning; without, they are only shown.
 */
export function Columns(props: {
  columns: Column[];
  kind: ImportKind;
  /** What its columns may mean. */
  campaign: Pick<Campaign, 'stages' | 'channels' | 'words'>;
  /** What was said of signs before. */
  said: Readonly<Record<string, string>>;
  /** The period that was said before; null: none. */
  period: string | null;
  correct: Correct | null;
}) {
  const { columns, said, period, correct } = props;
  const groups = groupMeanings(props.kind, props.campaign);
  const periods = [...new Set(columns.flatMap((column) => column.choices ?? []))];
  const open = columns.filter((column) => (column.open && !column.dayChoices) || Object.hasOwn(said, column.header));
  const targetOrAchieved = columns.filter((column) => column.asked);
  const unsure = columns.filter(
    (column) => column.meaning === null && !column.asked && !isCounterHeader(column.header),
  );
  const sure = columns.filter((column) => !unsure.includes(column) && !column.asked);
  const asks = periods.length + open.length + targetOrAchieved.length + unsure.length > 0;
  const others = <MeaningChoices columns={sure} groups={groups} />;
  return (
    <section aria-labelledby="kolom" className={styles.section}>
      <h2 id="kolom">Kolom dalam file</h2>
      <dl className={styles.columns}>
        {(correct ? sure : columns).map(({ header, meaning, signs, asked }) => (
          <div key={header}>
            <dt>{header}</dt>
            <dd>
              {meaning === null ? <em>{describeUnused(header, asked)}</em> : formatMeaning(meaning)}
              {signs ? <small>{`: ${signs}`}</small> : null}
            </dd>
          </div>
        ))}
      </dl>
      {correct && !asks ? (
        <details className={`${styles.more} screen-only`}>
          <summary>Ubah arti kolom</summary>
          <Island name="arti kolom">
            <CorrectionForm {...correct} label="Periksa ulang dengan arti ini">
              {others}
            </CorrectionForm>
          </Island>
        </details>
      ) : null}
      {correct && asks ? (
        <Island name="arti kolom">
          <CorrectionForm {...correct} label="Periksa ulang dengan arti ini">
            {periods.length > 0 ? (
              <div className={`${styles.choices} screen-only`}>
                <PeriodChoice choices={periods} said={period} />
              </div>
            ) : null}
            {open.length > 0 ? (
              <div className={`${styles.choices} screen-only`}>
                {open.map(({ header }) => (
                  <SignChoice key={header} header={header} said={said[header] ?? null} />
                ))}
              </div>
            ) : null}
            {targetOrAchieved.length > 0 ? (
              <>
                <p className={styles.note}>
                  Rincian target atau capaian: angka {targetOrAchieved.map(({ header }) => header).join(' dan ')} tidak
                  menyebutnya dan belum dipakai. Pilih artinya; pilihan Anda diingat untuk file dengan judul yang sama.
                </p>
                <MeaningChoices columns={targetOrAchieved} groups={groups} />
              </>
            ) : null}
            {unsure.length > 0 ? (
              <>
                <p className={styles.note}>
                  {formatCount(unsure.length)} kolom tidak dikenali dan tidak dipakai. Pilih artinya bila perlu; pilihan
                  Anda diingat untuk file dengan judul yang sama.
                </p>
                <MeaningChoices columns={unsure} groups={groups} />
              </>
            ) : null}
            {sure.length > 0 ? (
              <details className={`${styles.more} screen-only`}>
                <summary>Ubah arti kolom{unsure.length > 0 ? ' yang lain' : ''}</summary>
                {others}
              </details>
            ) : null}
          </CorrectionForm>
        </Island>
      ) : null}
    </section>
  );
}

function describeUnused(header: string, asked: boolean | undefined): string {
  if (asked) return 'rincian target atau capaian, tidak dipakai';
  return isCounterHeader(header) ? 'nomor urut, tidak dipakai' : 'tidak dikenali, tidak dipakai';
}

function MeaningChoices({ columns, groups }: { columns: Column[]; groups: readonly MeaningGroup[] }) {
  return (
    <div className={`${styles.choices} screen-only`}>
      {columns.map(({ header, meaning }) => (
        <MeaningChoice key={`${header} ${meaning}`} header={header} meaning={meaning} groups={groups} />
      ))}
    </div>
  );
}
