import type { AreaRef } from '@/lib/domain/area-progress';
import { levelNames } from '@/lib/domain/areas';
import type { ImportStatus, LevelTotal } from '@/lib/domain/imports';
import { computePercent } from '@/lib/domain/progress';
import { formatAreaTitle } from '@/lib/format/areas';
import { sourceWords } from '@/lib/format/import-words';
import { formatChange, formatCount, formatPercent } from '@/lib/format/numbers';
import { levelWords, stageLabels } from '@/lib/format/words';
import styles from './tables.module.css';

type Level = LevelTotal & { area: AreaRef | null };

/** "309 desa/kelurahan"; the name where it is one that is known. */
function nameOf({ area, areas, level }: Level): string {
  return area ? formatAreaTitle(area) : `${formatCount(areas)} ${levelWords[levelNames[level]]}`;
}

/** What the file moves on each level, before and after it, up to the area of the user who uploaded it. */
export function LevelTable(props: { levels: Level[]; status: ImportStatus; byHand: boolean }) {
  const { levels, status } = props;
  if (levels.length === 0 || (status !== 'checked' && status !== 'committed')) return null;
  const percents = levels.some(({ target }) => target !== null);
  const stages = new Set(levels.map(({ stage }) => stage));
  return (
    <section aria-labelledby="tingkat" className={styles.section}>
      <h2 id="tingkat">Capaian tiap tingkat wilayah</h2>
      <p className={styles.note}>
        Semua kanal, per hari terakhir dalam {sourceWords[props.byHand ? 'entry' : 'file']}. Angka sebuah wilayah adalah
        yang lebih besar dari angkanya sendiri dan jumlah bagiannya.
      </p>
      <table className={styles.totals}>
        <thead>
          <tr>
            <th scope="col">Wilayah</th>
            <th scope="col">Sebelum</th>
            <th scope="col">Sesudah</th>
            <th scope="col">Selisih</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((one) => (
            <tr key={`${one.stage} ${one.level}`}>
              <th scope="row">
                {nameOf(one)}
                {stages.size > 1 ? <small> {stageLabels[one.stage]}</small> : null}
              </th>
              <td>
                {formatCount(one.before)}
                {percents ? <Percent achieved={one.before} target={one.target} /> : null}
              </td>
              <td>
                <b>{formatCount(one.after)}</b>
                {percents ? <Percent achieved={one.after} target={one.target} /> : null}
              </td>
              <td>{formatChange(one.after - (one.before ?? 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Percent({ achieved, target }: { achieved: number | null; target: number | null }) {
  const percent = computePercent(achieved, target);
  return percent === null ? null : <small> {formatPercent(percent, achieved)}</small>;
}
