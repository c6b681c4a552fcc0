import { Island } from '@/components/ui/island';
import type { ProposalView } from '@/lib/domain/target-proposal-views';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import { describeOddTarget, formatStatement, formatTargetChange, formatTargetEffect } from '@/lib/format/target-words';
import { DecisionForm } from './decision-form';
import styles from './proposal-list.module.css';

type Props = {
  campaign: string;
  title: string;
  /** What is said where there is none. */
  empty: string;
  proposals: readonly ProposalView[];
  /** What each area states now, as the form hands it back, by proposal. */
  seenOf: Readonly<Record<number, string>>;
  action: (
    previous: { title: string; detail: string } | null,
    form: FormData,
  ) => Promise<{ title: string; detail: string } | null>;
};

/** Proposals that wait, those of an upload together: who proposes what, why, and what it would do. */
export function ProposalList({ title, empty, proposals, campaign, seenOf, action }: Props) {
  const uploads = [...new Set(proposals.map(({ importId }) => importId))];
  return (
    <section aria-label={title} className={styles.section}>
      <h2>{title}</h2>
      {proposals.length === 0 ? <p className={styles.empty}>{empty}</p> : null}
      {uploads.map((importId) => {
        const group = proposals
          .filter((one) => one.importId === importId)
          .toSorted((one, other) => (one.area.code < other.area.code ? -1 : 1));
        const [first] = group;
        if (!first) return null;
        const rows = <ProposalRows campaign={campaign} proposals={group} />;
        const acts = group.every(({ mayDecide }) => mayDecide)
          ? 'decide'
          : group.every(({ mayWithdraw }) => mayWithdraw)
            ? 'withdraw'
            : null;
        return (
          <article key={importId} className={styles.group} aria-label={`Usulan dari ${officeOf(first)}`}>
            <h3>{officeOf(first)}</h3>
            <p className={styles.who}>
              {first.author.name ? `${first.author.name}, ` : ''}
              {formatInstant(first.createdAt)} ·{' '}
              <a href={`/${campaign}/impor/${importId}`}>unggahan {formatCount(importId)}</a>
            </p>
            <blockquote className={styles.reason}>{first.reason}</blockquote>
            {acts === null ? (
              rows
            ) : (
              <Island name={`usulan ${first.id}`}>
                <DecisionForm
                  campaign={campaign}
                  action={action}
                  acts={acts}
                  proposals={group.map(({ id, area, target, odd, changed }) => ({
                    ...{ id, area: formatAreaTitle(area), after: formatCount(target.after) },
                    odd: odd.length > 0,
                    changed: changed ? { seen: seenOf[id] ?? '', standing: formatCount(target.standing) } : null,
                  }))}
                >
                  {rows}
                </DecisionForm>
              </Island>
            )}
          </article>
        );
      })}
    </section>
  );
}

function officeOf({ author }: ProposalView): string {
  return author.office || author.name || 'Operator baris perintah';
}

function ProposalRows({ campaign, proposals }: { campaign: string; proposals: readonly ProposalView[] }) {
  return (
    <table className={styles.rows}>
      <thead>
        <tr>
          <th scope="col">Wilayah</th>
          <th scope="col" data-col="sekarang">
            Target sekarang
          </th>
          <th scope="col" data-col="usulan">
            Diusulkan
          </th>
          <th scope="col" data-col="perubahan">
            Perubahan
          </th>
          <th scope="col">Akibatnya</th>
        </tr>
      </thead>
      <tbody>
        {proposals.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={`/${campaign}/${one.area.code}`}>{formatAreaTitle(one.area)}</a> <small>{one.area.code}</small>
            </th>
            <td data-col="sekarang">
              {formatCount(one.target.standing)}
              {one.changed ? (
                <small className={styles.changed}>
                  saat diusulkan {formatStatement(one.target.before, one.before)}
                </small>
              ) : null}
            </td>
            <td data-col="usulan">
              <strong>{formatStatement(one.target.after, one.proposed)}</strong>
            </td>
            <td data-col="perubahan">{formatTargetChange(one.changePercent)}</td>
            <td data-col="akibat">
              {one.effect ? `${formatTargetEffect(one.effect)}.` : 'Belum ada laporan.'}
              {one.odd.map((odd) => (
                <strong key={odd.oddity} className={styles.odd}>
                  {describeOddTarget(odd, one.target.after ?? 0)}
                </strong>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
