import type { UndoPlan } from '@/lib/domain/undo-plan';
import type { UndoneProposal } from '@/lib/format/target-words';
import { describeUndo, describeWhatStays } from '@/lib/format/undo-words';
import styles from './undo-preview.module.css';

/** The answer first: what taking an upload back would change, and what it leaves. */
export function UndoHead(props: {
  upload: { id: number; byHand: boolean; fileName: string };
  campaign: { name: string };
  plan: UndoPlan;
  /** The proposals that came of it. */
  proposals: readonly UndoneProposal[];
}) {
  const { upload, plan, proposals } = props;
  const sentence = describeUndo(upload.id, plan, proposals);
  return (
    <>
      <title>{`${sentence} · ${props.campaign.name} · Kejar Target`}</title>
      <h1 className={styles.title}>{sentence}</h1>
      <p className={styles.story}>
        Belum ada yang dibatalkan. {describeWhatStays(plan, proposals)}{' '}
        {upload.byHand
          ? 'Isian ini dan riwayatnya tetap tercatat, dan angka yang sama boleh diisi lagi.'
          : `File ${upload.fileName} dan riwayatnya tetap tercatat, dan file yang sama boleh diunggah lagi.`}
      </p>
      <p className={`${styles.way} screen-only`}>
        <a href="#batalkan">Ke tombol pembatalan</a>
      </p>
    </>
  );
}
