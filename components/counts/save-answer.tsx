'use client';

import { RefusedNotice } from '@/components/ui/refused-notice';
import type { HeldRow } from '@/lib/domain/held-rows';
import type { CellConflict, SaveOutcome, TypedChannel } from '@/lib/domain/typed-figures';
import { ConflictList } from './conflict-list';
import styles from './count-grid.module.css';

const whatToDo = 'Betulkan angkanya, atau tulis alasannya di catatan barisnya, lalu simpan lagi.';

function nameHeld(held: readonly HeldRow[]): string {
  return [...new Set(held.map(({ name }) => name))].join(', ');
}

/** What came of the last save. */
export function SaveAnswer(props: {
  outcome: SaveOutcome | { kind: 'unsent' };
  labels: Record<TypedChannel, string>;
  campaign: string;
  onChoose: (conflict: CellConflict, whose: 'saya' | 'mereka') => void;
}) {
  const { outcome } = props;
  switch (outcome.kind) {
    case 'saved':
      return (
        <p role="status" className={styles.saved}>
          {outcome.cells} sel {outcome.proposed ? 'menjadi usulan' : 'tersimpan'} pukul {outcome.at} WIB.{' '}
          {outcome.importId === null ? null : (
            <a href={`/${props.campaign}/impor/${outcome.importId}`}>Lihat atau batalkan unggahan {outcome.importId}</a>
          )}
          {outcome.held.length > 0 ? (
            <strong>
              {' '}
              Ditahan, tidak tersimpan: {nameHeld(outcome.held)}. {whatToDo}
            </strong>
          ) : null}
        </p>
      );
    case 'held':
      return (
        <RefusedNotice title={`Ditahan: ${nameHeld(outcome.held)}`}>
          <p>Belum ada yang tersimpan. {whatToDo}</p>
        </RefusedNotice>
      );
    case 'nothing':
      return (
        <p role="status" className={styles.saved}>
          Tidak ada sel yang berubah, jadi tidak ada yang disimpan.
        </p>
      );
    case 'conflict':
      return <ConflictList conflicts={outcome.conflicts} labels={props.labels} onChoose={props.onChoose} />;
    case 'refused':
      return (
        <RefusedNotice title={`${outcome.cells} sel belum dapat disimpan`}>
          <p>Belum ada yang tersimpan. Perbaiki sel yang bertanda, lalu simpan lagi.</p>
        </RefusedNotice>
      );
    case 'unsent':
      return (
        <RefusedNotice title="Belum tersimpan: sambungan terputus">
          <p>Semua yang Anda ketik tetap di sini dan di peramban ini. Tekan Simpan lagi setelah sambungan kembali.</p>
        </RefusedNotice>
      );
    default:
      return (
        <RefusedNotice title={outcome.title}>
          <p>{outcome.detail}</p>
          {outcome.type === 'session-ended' ? (
            <p>
              <a href="/masuk" target="_blank" rel="noreferrer">
                Masuk di tab baru
              </a>
            </p>
          ) : null}
        </RefusedNotice>
      );
  }
}
