import { Said } from '@/components/ui/said';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { ProposalView } from '@/lib/domain/target-proposal-views';
import { formatCount } from '@/lib/format/numbers';
import { formatDecider } from '@/lib/format/target-words';
import styles from './proposal-desk.module.css';
import { ProposalList } from './proposal-list';

const decided = {
  accepted: 'usulan diterima. Targetnya berlaku sekarang, juga untuk hari yang sudah lewat.',
  declined: 'usulan ditolak. Target yang berlaku tidak berubah.',
  withdrawn: 'usulan ditarik. Target yang berlaku tidak berubah.',
};

/** The proposals that wait: for the reader's decision, and for that of the level above. */
export function ProposalDesk(props: {
  campaign: string;
  /** Whether the reader sets targets of areas here, and so decides what others propose. */
  decides: boolean;
  /** Who decides what the reader's own office proposes. */
  decider: AreaRef | null;
  open: readonly ProposalView[];
  seenOf: Readonly<Record<number, string>>;
  /** What was decided on the way here. */
  said: { decision: keyof typeof decided; count: number } | null;
  action: Parameters<typeof ProposalList>[0]['action'];
}) {
  const { campaign, decides, open, seenOf, said, action } = props;
  const decider = formatDecider(props.decider);
  const mine = open.filter(({ mayDecide }) => mayDecide);
  const others = open.filter(({ mayDecide }) => !mayDecide);
  const forms = { campaign, seenOf, action };
  return (
    <>
      <h2 id="usulan" className={styles.title}>
        Usulan target
      </h2>
      <p className={styles.story}>
        {decides
          ? 'Kantor di bawah wilayah Anda tidak menetapkan target sendiri. Yang mereka unggah menunggu putusan Anda di sini; sampai diterima, target yang sekarang tetap berlaku.'
          : `Target yang berbeda dari yang berlaku dan diunggah kantor Anda menunggu putusan ${decider}. Sampai diterima, target yang sekarang tetap berlaku.`}
      </p>
      {said ? <Said>{`${formatCount(said.count)} ${decided[said.decision]}`}</Said> : null}
      {decides ? (
        <ProposalList
          {...forms}
          title={
            mine.length > 0
              ? `${formatCount(mine.length)} usulan menunggu putusan Anda`
              : 'Tidak ada usulan yang menunggu putusan Anda'
          }
          empty="Bila sebuah kantor di wilayah Anda mengunggah target yang berbeda, usulannya muncul di sini."
          proposals={mine}
        />
      ) : null}
      {others.length > 0 || !decides ? (
        <ProposalList
          {...forms}
          title={
            others.length > 0
              ? `${formatCount(others.length)} usulan menunggu ${decider}`
              : 'Tidak ada usulan yang menunggu'
          }
          empty="Untuk mengusulkan target, unggah file yang memuat target di halaman Unggah data."
          proposals={others}
        />
      ) : null}
    </>
  );
}
