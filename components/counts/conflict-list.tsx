'use client';

import { RefusedNotice } from '@/components/ui/refused-notice';
import type { CellConflict, TypedChannel } from '@/lib/domain/typed-figures';
import { formatCount } from '@/lib/format/numbers';
import styles from './count-grid.module.css';

/** Cells that somebody else saved meanwhile: whose figure is kept, cell by cell. Part of the grid's own form. */
export function ConflictList(props: {
  conflicts: CellConflict[];
  labels: Record<TypedChannel, string>;
  /** Told at once where there is a script; without one the form says it. */
  onChoose: (conflict: CellConflict, whose: 'saya' | 'mereka') => void;
}) {
  return (
    <RefusedNotice title={`${props.conflicts.length} sel sudah berubah sejak dibuka`}>
      <p>Belum ada yang tersimpan. Pilih angka yang dipakai untuk tiap sel, lalu simpan lagi.</p>
      <ul className={styles.conflicts}>
        {props.conflicts.map((conflict) => {
          const { code, channel, now, typed, inAll } = conflict;
          const key = `${channel}.${code}`;
          const stands =
            inAll !== null ? `${formatCount(inAll)} tanpa rincian kanal` : now === null ? 'kosong' : formatCount(now);
          const by = conflict.savedAt ? ` (disimpan ${conflict.savedAt} WIB oleh ${conflict.by ?? 'kantor lain'})` : '';
          return (
            <li key={key}>
              <fieldset>
                <legend>
                  {conflict.name}, {props.labels[channel]}: sekarang {stands}
                  {by}, yang Anda ketik {formatCount(typed)}
                </legend>
                <input type="hidden" name={`kini.${key}`} value={now ?? ''} />
                {inAll === null ? null : <input type="hidden" name={`kini-total.${code}`} value={inAll} />}
                <label>
                  <input
                    type="radio"
                    name={`pilih.${key}`}
                    value="saya"
                    onChange={() => props.onChoose(conflict, 'saya')}
                  />{' '}
                  Pakai angka saya, {formatCount(typed)}
                  {inAll === null ? '' : ', menggantikan yang tanpa rincian kanal'}
                </label>
                <label>
                  <input
                    type="radio"
                    name={`pilih.${key}`}
                    value="mereka"
                    onChange={() => props.onChoose(conflict, 'mereka')}
                  />{' '}
                  Pakai yang sekarang, {stands}
                </label>
              </fieldset>
            </li>
          );
        })}
      </ul>
    </RefusedNotice>
  );
}
