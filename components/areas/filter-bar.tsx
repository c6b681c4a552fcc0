import { StatusShape } from '@/components/progress/status-mark';
import type { RowFilter } from '@/lib/domain/area-progress';
import { type AreaAddress, areaHref, defaultAreaQuery, hrefWith, listAreaParams } from '@/lib/format/area-query';
import { formatCount } from '@/lib/format/numbers';
import { statusLabels } from '@/lib/format/words';
import styles from './filter-bar.module.css';

/** A filter and how many rows it would show. */
export type FilterCount = { status: RowFilter['status']; count: number };

function labelOf(status: RowFilter['status']): string {
  if (status === null) return 'Semua';
  return status === 'belumLaporHariIni' ? 'Belum lapor hari ini' : statusLabels[status];
}

/**
 * Filters by status, as links, and by name, as a GET form: both work without JavaScript. With it, `onFilter` takes over
 * and the rows change at once.
 */
export function FilterBar(props: {
  counts: readonly FilterCount[];
  address: AreaAddress;
  onFilter: ((filter: RowFilter) => void) | null;
}) {
  const { address, onFilter } = props;
  const { filter } = address.query;
  const kept = listAreaParams(address.query).filter(([name]) => !['cari', 'hal', 'wilayah'].includes(name));
  return (
    <div className={`${styles.bar} screen-only`}>
      <ul className={styles.chips} aria-label="Saring menurut status">
        {props.counts.map(({ status, count }) => (
          <li key={status}>
            <a
              className={styles.chip}
              href={`${hrefWith(address, { filter: { ...filter, status } })}#tabel`}
              aria-current={status === filter.status ? 'true' : undefined}
              onClick={(event) => {
                if (!onFilter || event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onFilter({ ...filter, status });
              }}
            >
              {status && status !== 'belumLaporHariIni' ? <StatusShape status={status} /> : null}
              {labelOf(status)} <b>{formatCount(count)}</b>
            </a>
          </li>
        ))}
      </ul>
      <search>
        <form
          className={styles.search}
          action={`${areaHref({ ...address, query: defaultAreaQuery })}#tabel`}
          onSubmit={(event) => {
            if (onFilter) event.preventDefault();
          }}
        >
          {kept.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label>
            <span className="visually-hidden">Cari di tabel ini</span>
            <input
              type="search"
              name="cari"
              defaultValue={filter.search}
              placeholder="Cari di tabel"
              maxLength={80}
              autoComplete="off"
              onChange={(event) => onFilter?.({ ...filter, search: event.currentTarget.value })}
            />
          </label>
        </form>
      </search>
    </div>
  );
}
