import type { ReactNode } from 'react';
import { StatusShape } from '@/components/progress/status-mark';
import type { CauseCount, FilterCount, RowFilter } from '@/lib/domain/area-progress';
import { type AreaAddress, areaHref, defaultAreaQuery, hrefWith, listAreaParams } from '@/lib/format/area-query';
import { causeLabels } from '@/lib/format/cause-words';
import { formatCount } from '@/lib/format/numbers';
import { statusLabels } from '@/lib/format/words';
import styles from './filter-bar.module.css';

function labelOf(status: RowFilter['status']): string {
  if (status === null) return 'Semua';
  return status === 'belumLaporHariIni' ? 'Tidak lapor hari ini' : statusLabels[status];
}

/**
 * Filters by status and by cause, as links, and by name, as a GET form: all work without JavaScript. With it, `onFilter` takes
 * over and the rows change at once.
 */
export function FilterBar(props: {
  counts: readonly FilterCount[];
  causes: readonly CauseCount[];
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
          <Chip
            key={status}
            address={address}
            filter={status === null ? { ...filter, status, cause: null } : { ...filter, status }}
            current={status === filter.status && (status !== null || !filter.cause)}
            onFilter={onFilter}
          >
            {status && status !== 'belumLaporHariIni' ? <StatusShape status={status} /> : null}
            {labelOf(status)} <b>{formatCount(count)}</b>
          </Chip>
        ))}
      </ul>
      {props.causes.length === 0 ? null : (
        <ul className={styles.chips} aria-label="Saring menurut sebab">
          <li className={styles.word} aria-hidden="true">
            Sebab
          </li>
          {props.causes.map(({ cause, count }) => {
            const current = filter.cause === cause;
            // The chip that is chosen leads back.
            const wanted = current ? null : cause;
            return (
              <Chip
                key={cause}
                address={address}
                filter={{ ...filter, cause: wanted }}
                current={current}
                onFilter={onFilter}
              >
                {causeLabels[cause]} <b>{formatCount(count)}</b>
              </Chip>
            );
          })}
        </ul>
      )}
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

/** A filter as a link; with JavaScript the rows change at once. */
function Chip(props: {
  address: AreaAddress;
  filter: RowFilter;
  current: boolean;
  onFilter: ((filter: RowFilter) => void) | null;
  children: ReactNode;
}) {
  const { address, filter, onFilter } = props;
  return (
    <li>
      <a
        className={styles.chip}
        href={`${hrefWith(address, { filter })}#tabel`}
        aria-current={props.current ? 'true' : undefined}
        onClick={(event) => {
          if (!onFilter || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onFilter(filter);
        }}
      >
        {props.children}
      </a>
    </li>
  );
}
