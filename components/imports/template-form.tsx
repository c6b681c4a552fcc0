import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import type { AreaLevel } from '@/lib/domain/areas';
import { areaLevels, levelNames } from '@/lib/domain/areas';
import { importKinds } from '@/lib/domain/imports';
import { kindLabels, kindSlugs } from '@/lib/format/import-words';
import { capitalise } from '@/lib/format/numbers';
import { levelWords } from '@/lib/format/words';
import styles from './template-form.module.css';

const formats = [
  { value: 'xlsx', label: 'Unduh XLSX' },
  { value: 'csv', label: 'CSV titik koma' },
  { value: 'csv-koma', label: 'CSV koma' },
];

/**
 * The empty file to fill in, with the codes and names of the user's areas.
 * @param props.unreadDay what the last try had in place of a day; null: nothing
 */
export function TemplateForm(props: { action: string; level: AreaLevel; unreadDay: string | null }) {
  const levels = areaLevels.filter((level) => level > props.level);
  return (
    <section aria-labelledby="templat" className={styles.template}>
      <h2 id="templat">Belum punya filenya?</h2>
      <p className={styles.hint}>Unduh templat berisi kode dan nama wilayah Anda, isi angkanya, lalu unggah di sini.</p>
      <form action={props.action} className={styles.form}>
        <label>
          <span>Jenis</span>
          <select name="jenis" defaultValue={kindSlugs.rekap}>
            {importKinds.map((kind) => (
              <option key={kind} value={kindSlugs[kind]}>
                {kindLabels[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Satu baris untuk tiap</span>
          <select name="rinci" defaultValue="desa">
            {(levels.length > 0 ? levels : [props.level]).map((level) => (
              <option key={level} value={levelNames[level]}>
                {capitalise(levelWords[levelNames[level]])}
              </option>
            ))}
          </select>
        </label>
        <DayField
          {...{ id: 'tanggal-templat', name: 'tanggal', label: 'Tanggal, bila mau diisikan' }}
          {...{ unread: props.unreadDay, className: styles.day }}
        />
        <div className={styles.formats}>
          {formats.map(({ value, label }) => (
            <Button key={value} type="submit" name="format" value={value}>
              {label}
            </Button>
          ))}
        </div>
      </form>
      <p className={styles.hint}>
        XLSX memberi daftar tanggal, memeriksa angka saat diketik, dan mengunci kode dan nama wilayah tanpa kata sandi.
        Excel berbahasa Indonesia membuka CSV titik koma; pilih CSV koma untuk program lain.
      </p>
    </section>
  );
}
