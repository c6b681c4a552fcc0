import type { AreaRef } from '@/lib/domain/area-progress';
import type { OddTarget } from '@/lib/domain/target-checks';
import type { ProposalStatus, TargetEffect } from '@/lib/domain/target-proposals';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import {
  describeDecision,
  describeOddTarget,
  formatDecider,
  formatTargetEffect,
  proposalStatusLabels,
} from '@/lib/format/target-words';
import styles from './target-note.module.css';

type Example = {
  area: { code: string; name: string };
  before: number | null;
  after: number | null;
  proposed: boolean;
  effect: TargetEffect | null;
  odd: OddTarget[];
};

type Outcome = {
  id: number;
  status: ProposalStatus;
  area: Pick<AreaRef, 'code' | 'name' | 'kind'>;
  target: { before: number | null; after: number | null };
  decision: { at: Date; reason: string | null } | null;
};

/** So many of the proposals of an upload are listed on its page. */
const listedOutcomes = 50;

/** What an upload does to targets: which it sets, which it proposes to whom, and what that makes of days that are past. */
export function TargetNote(props: {
  campaign: string;
  sets: number;
  proposes: number;
  decider: AreaRef | null;
  /** The version that they are of; null: the campaign has none yet. */
  version: { name: string; isDefault: boolean } | null;
  examples: readonly Example[];
  proposals: readonly Outcome[];
}) {
  const { sets, proposes, examples, proposals, version } = props;
  const list = `/${props.campaign}/target`;
  if (proposals.length > 0) return <ProposalsMade proposals={proposals} list={list} />;
  return (
    <section aria-labelledby="target-judul" className={styles.note}>
      <h2 id="target-judul">
        {version && !version.isDefault
          ? `Target yang berbeda dari versi ${version.name}`
          : 'Target yang berbeda dari yang berlaku'}
      </h2>
      {version && !version.isDefault ? (
        <p>
          <strong>Mengisi versi {version.name}</strong>, yang berdampingan dengan target yang berlaku. Angka di halaman
          wilayah baru memakainya bila versi itu dipilih atau diberlakukan.
        </p>
      ) : null}
      {proposes > 0 ? (
        <p>
          <strong>
            {formatCount(proposes)} target tidak langsung berlaku: menjadi usulan kepada {formatDecider(props.decider)}.
          </strong>{' '}
          Sampai diterima, target yang sekarang tetap dipakai. Target yang sama dengan yang berlaku tidak diusulkan.
        </p>
      ) : null}
      {sets > 0 ? (
        <p>
          <strong>{formatCount(sets)} target berubah begitu disimpan</strong>, juga untuk hari yang sudah lewat.
        </p>
      ) : null}
      <ul>
        {examples.map((one) => (
          <li key={one.area.code}>
            {one.area.name}: {one.before === null ? 'belum ada target' : `target ${formatCount(one.before)}`} menjadi{' '}
            <strong>{formatCount(one.after)}</strong>.{' '}
            {one.effect ? (
              <>
                {one.proposed ? 'Bila diterima, ' : ''}
                {formatTargetEffect(one.effect)}.{' '}
              </>
            ) : null}
            {one.odd.map((odd) => (
              <span key={odd.oddity} className={styles.odd}>
                {describeOddTarget(odd, one.after ?? 0)}{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {sets + proposes > examples.length ? (
        <p className={styles.more}>
          Dan {formatCount(sets + proposes - examples.length)} wilayah lain; lihat rinciannya di bawah.
        </p>
      ) : null}
    </section>
  );
}

function ProposalsMade({ proposals, list }: { proposals: readonly Outcome[]; list: string }) {
  const counts = (Object.keys(proposalStatusLabels) as ProposalStatus[])
    .map((status) => ({ status, count: proposals.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0);
  const said = counts.map(({ status, count }) => `${formatCount(count)} ${proposalStatusLabels[status].toLowerCase()}`);
  return (
    <section aria-labelledby="target-judul" className={styles.note}>
      <h2 id="target-judul">Usulan target dari unggahan ini</h2>
      <p>
        {formatCount(proposals.length)} usulan: {said.join(', ')}. Usulan yang belum diterima tidak mengubah target.{' '}
        <a href={list}>Lihat usulan target</a>
      </p>
      <ul>
        {proposals.slice(0, listedOutcomes).map((one) => (
          <li key={one.id}>
            {formatAreaTitle(one.area)}:{' '}
            {one.target.before === null ? 'belum ada target' : `target ${formatCount(one.target.before)}`} menjadi{' '}
            {formatCount(one.target.after)}. <strong>{describeDecision(one)}</strong>
            {one.decision ? `, ${formatInstant(one.decision.at)}` : ''}
          </li>
        ))}
      </ul>
      {proposals.length > listedOutcomes ? (
        <p className={styles.more}>Dan {formatCount(proposals.length - listedOutcomes)} usulan lain.</p>
      ) : null}
    </section>
  );
}
