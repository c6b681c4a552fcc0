import { Island } from '@/components/ui/island';
import type { Campaign } from '@/lib/domain/campaigns';
import type { ImportPart, ImportSettings, RowRole, SheetGlimpse } from '@/lib/domain/imports';
import { listSettingChoices } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { type Correct, CorrectionForm } from './correction-form';
import { PlaceFields, SettingFields } from './place-fields';
import styles from './reading-place.module.css';
import tables from './tables.module.css';

const roleWords: Record<RowRole, string> = {
  title: 'judul tabel',
  header: 'judul kolom',
  numbering: 'nomor kolom',
  area: 'data',
  sum: 'jumlah',
  rest: 'belum dirinci',
  heading: 'wilayah di atasnya atau catatan',
  below: 'dilewati',
};

/**
 * How the file was read: in sentences, and what its first rows were taken for. With `correct`, the user who sees that the
 * table or the day is another says so here.
 */
export function ReadingPlace(props: {
  notes: readonly string[];
  glimpses: readonly SheetGlimpse[];
  parts: readonly ImportPart[];
  settings: ImportSettings;
  campaign: Pick<Campaign, 'stages' | 'channels' | 'words'>;
  aliasHref: string | null;
  correct: Correct | null;
}) {
  const { notes, glimpses, parts, settings, campaign, aliasHref, correct } = props;
  if (notes.length === 0) return null;
  const sheets = glimpses.map(({ sheet }) => sheet);
  return (
    <section aria-labelledby="cara-baca" className={tables.section}>
      <h2 id="cara-baca">Cara file dibaca</h2>
      <ul className={tables.list}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {aliasHref ? (
        <p className={tables.note}>
          Nama wilayah yang Anda jelaskan diingat untuk file berikutnya: <a href={aliasHref}>lihat daftarnya</a>.
        </p>
      ) : null}
      {glimpses.length > 0 ? (
        <details className={`${tables.more} screen-only`}>
          <summary>
            {correct ? 'Lihat baris-barisnya, ubah tabel atau tanggalnya' : 'Lihat baris-baris yang dibaca'}
          </summary>
          {correct ? (
            <Island name="tempat tabel">
              <CorrectionForm {...correct} label="Periksa ulang dengan pilihan ini">
                <div className={styles.fields}>
                  <PlaceFields sheets={sheets} said={settings.table ?? null} found={parts[0] ?? null} />
                  <SettingFields settings={settings} choices={listSettingChoices(campaign, settings)} />
                </div>
              </CorrectionForm>
            </Island>
          ) : null}
          {glimpses.map((glimpse) =>
            glimpse.rows.length > 0 ? <Glimpse key={glimpse.sheet} glimpse={glimpse} /> : null,
          )}
        </details>
      ) : null}
    </section>
  );
}

function Glimpse({ glimpse }: { glimpse: SheetGlimpse }) {
  const { sheet, rows } = glimpse;
  const read = rows.some(({ role }) => role !== null);
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length));
  return (
    <div className={tables.scroll}>
      <table className={styles.glimpse}>
        <caption>
          {sheet === '' ? 'Isi file' : `Lembar '${sheet}'`}
          {read ? '' : ', tidak dibaca'}: {formatCount(rows.length)} baris pertama dan yang bukan data
        </caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Baris</th>
            <th scope="col">Dibaca sebagai</th>
            <th scope="colgroup" colSpan={width}>
              Isi
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells, role }) => (
            <tr key={number} data-role={role ?? undefined}>
              <th scope="row">{number}</th>
              <td data-col="peran">{role === null ? '–' : roleWords[role]}</td>
              {Array.from({ length: width }, (_, at) => at).map((at) => (
                <td key={at}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
