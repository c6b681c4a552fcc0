import type { AreaKind } from '@/lib/domain/areas';
import type { ProposalStatus } from '@/lib/domain/target-proposals';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import { proposalStatusLabels } from '@/lib/format/target-words';
import styles from './proposal-list.module.css';

type Decided = {
  id: number;
  area: { code: string; name: string; kind: AreaKind };
  author: { name: string | null; office: string | null };
  reason: string;
  createdAt: Date;
  status: ProposalStatus;
  target: { before: number | null; after: number | null };
  decision: { at: Date; by: string | null; reason: string | null } | null;
};

/** What was decided of proposals, the newest first: by whom, when and why. */
export function ProposalHistory({ proposals }: { proposals: readonly Decided[] }) {
  if (proposals.length === 0) return null;
  return (
    <section id="diputuskan" aria-label="Yang sudah diputuskan" className={styles.section}>
      <h2>Yang sudah diputuskan</h2>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">Wilayah</th>
            <th scope="col" data-col="semula">
              Target saat diusulkan
            </th>
            <th scope="col" data-col="usulan">
              Diusulkan
            </th>
            <th scope="col">Putusan</th>
            <th scope="col">Keterangan</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map(({ id, area, author, reason, createdAt, status, target, decision }) => (
            <tr key={id}>
              <th scope="row">
                {formatAreaTitle(area)} <small>{area.code}</small>
              </th>
              <td data-col="semula">{formatCount(target.before)}</td>
              <td data-col="usulan">{formatCount(target.after)}</td>
              <td data-col="putusan">
                <strong>{proposalStatusLabels[status]}</strong>
              </td>
              <td data-col="akibat">
                Diusulkan {author.office || author.name || 'operator'} {formatInstant(createdAt)}: {reason}
                {decision ? (
                  <span className={styles.odd}>
                    {proposalStatusLabels[status]} {formatInstant(decision.at)}
                    {decision.by ? ` oleh ${decision.by}` : ''}
                    {decision.reason ? `: ${decision.reason}` : ''}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
