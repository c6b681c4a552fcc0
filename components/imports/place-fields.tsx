'use client';

import { DayInput } from '@/components/ui/day-field';
import type { ImportSettings, TablePlace } from '@/lib/domain/imports';
import { stageSlugs } from '@/lib/format/area-query';
import { channelSlugs, modeSlugs } from '@/lib/format/import-words';
import { useRefusedField } from './correction-form';
import styles from './correction-form.module.css';

/**
 * Where the table is: looked for, or said by its sheet and the rows of its header.
 * @param said what was said before; null: it was looked for, and found at `found`
 */
export function PlaceFields(props: { sheets: readonly string[]; said: TablePlace | null; found: TablePlace | null }) {
  const { sheets, said } = props;
  const shown = said ?? props.found;
  const row = useRefusedField('judul').typed ?? shown?.headerRow ?? 1;
  return (
    <>
      <Selection
        name="letak"
        label="Letak tabel"
        chosen={said ? 'ditentukan' : 'otomatis'}
        choices={[
          { value: 'otomatis', label: 'dicari otomatis' },
          { value: 'ditentukan', label: 'menurut pilihan ini' },
        ]}
      />
      {sheets.length > 1 ? (
        <Selection
          name="lembar"
          label="Lembar"
          chosen={shown?.sheet ?? ''}
          choices={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
        />
      ) : (
        <input type="hidden" name="lembar" value={sheets[0] ?? ''} />
      )}
      <label className={styles.meaning}>
        <span>Judul kolom mulai di baris</span>
        <input type="number" name="judul" min={1} max={200_000} defaultValue={row} />
      </label>
      <Selection
        name="tinggi"
        label="Tinggi judul"
        chosen={String(shown?.headerRows ?? 1)}
        choices={[1, 2, 3].map((rows) => ({ value: String(rows), label: `${rows} baris` }))}
      />
    </>
  );
}

type Choices = readonly { value: string; label: string }[];

/** What the file does not say of itself. */
export function SettingFields(props: { settings: ImportSettings; choices: { stages: Choices; channels: Choices } }) {
  const { settings, choices } = props;
  const { typed, problem } = useRefusedField('tanggal');
  return (
    <>
      <div className={styles.meaning}>
        <label htmlFor="tanggal-file">Tanggal laporan, bila file tidak menyebutnya</label>
        <DayInput id="tanggal-file" name="tanggal" value={typed ?? settings.asOf} invalid={Boolean(problem)} />
      </div>
      <Selection
        name="tahap"
        label="Tahap, bila judul tidak menyebutnya"
        chosen={stageSlugs[settings.stage]}
        choices={choices.stages}
      />
      <Selection
        name="kanal"
        label="Kanal, bila judul tidak menyebutnya"
        chosen={channelSlugs[settings.channel]}
        choices={choices.channels}
      />
      <Selection
        name="cara"
        label="Angka dalam file"
        chosen={modeSlugs[settings.mode]}
        choices={[
          { value: modeSlugs.cumulative, label: 'Jumlah sejak awal pendataan' },
          { value: modeSlugs.daily, label: 'Tambahan pada hari itu saja' },
        ]}
      />
    </>
  );
}

function Selection(props: { name: string; label: string; chosen: string; choices: Choices }) {
  const chosen = useRefusedField(props.name).typed ?? props.chosen;
  return (
    <label className={styles.meaning}>
      <span>{props.label}</span>
      <select key={chosen} name={props.name} defaultValue={chosen}>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
