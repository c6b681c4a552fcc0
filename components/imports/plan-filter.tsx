import type { PlanFilter } from '@/lib/domain/import-views';
import { type PlanChange, planChanges } from '@/lib/domain/imports';
import { planChangeLabels, planFilterSlugs } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import styles from './plan-filter.module.css';

/** The part of an address that says which rows are shown; empty for all. */
export function planQuery(filter: PlanFilter): string {
  return filter === 'all' ? '' : `tampil=${planFilterSlugs[filter]}`;
}

/** The rows of a plan by what they change, as links with their counts; those that would show nothing are left out. */
export function PlanFilters(props: {
  path: string;
  filter: PlanFilter;
  total: number;
  changes: Record<PlanChange, number>;
  flagged: number;
}) {
  const { filter: chosen, changes, flagged } = props;
  const choices: { filter: PlanFilter; label: string; count: number }[] = [
    { filter: 'all', label: 'Semua', count: props.total },
    ...planChanges.map((change) => ({ filter: change, label: planChangeLabels[change], count: changes[change] })),
    { filter: 'flagged', label: 'Perlu dilihat', count: flagged },
  ];
  return (
    <ul className={`${styles.chips} screen-only`} aria-label="Saring baris">
      {choices
        .filter(({ filter, count }) => count > 0 || filter === chosen || filter === 'flagged')
        .map(({ filter, label, count }) => {
          const query = planQuery(filter);
          return (
            <li key={filter}>
              <a
                href={`${props.path}${query ? `?${query}` : ''}#baris`}
                aria-current={filter === chosen ? 'true' : undefined}
              >
                {label} <b>{formatCount(count)}</b>
              </a>
            </li>
          );
        })}
    </ul>
  );
}
