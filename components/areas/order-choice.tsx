import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { RowOrder } from '@/lib/domain/area-progress';
import type { TableKey } from '@/lib/domain/columns';
import { type AreaAddress, areaHref, defaultAreaQuery, formatOrder, listAreaParams } from '@/lib/format/area-query';
import { describeOrder } from '@/lib/format/order-words';
import styles from './order-choice.module.css';

const choices: readonly { order: RowOrder; label: string }[] = [
  { order: { key: 'persen', descending: true }, label: 'tertinggi' },
  { order: { key: 'persen', descending: false }, label: 'terendah' },
  { order: { key: 'formulir', descending: true }, label: 'formulir terbanyak' },
  // Silence is the first of the causes.
  { order: { key: 'sebab', descending: false }, label: 'belum lapor' },
];

/**
 * The order of the rows where the table is a list and its head out of sight: a GET form, which JavaScript sends as soon as
 * something is chosen.
 */
export function OrderChoice(props: {
  address: AreaAddress;
  columns: readonly TableKey[];
  /** Null: the browser has not taken over. */
  onOrder: ((order: RowOrder) => void) | null;
}) {
  const { address, onOrder } = props;
  const { order } = address.query;
  const current = formatOrder(order);
  const select = useRef<HTMLSelectElement>(null);
  // The head of the table has changed the order.
  useEffect(() => {
    if (select.current) select.current.value = current;
  }, [current]);
  const offered = choices.filter((one) => props.columns.some((key) => key === one.order.key));
  const listed = offered.some((one) => formatOrder(one.order) === current)
    ? offered
    : [{ order, label: describeOrder(order).replace('urut ', '') }, ...offered];
  return (
    <form
      className={`${styles.order} screen-only`}
      action={`${areaHref({ ...address, query: defaultAreaQuery })}#tabel`}
      onSubmit={(event) => {
        if (onOrder) event.preventDefault();
      }}
    >
      {listAreaParams(address.query)
        .filter(([name]) => !['urut', 'hal', 'wilayah'].includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <label>
        Urut{' '}
        <select
          ref={select}
          name="urut"
          defaultValue={current}
          onChange={(event) => {
            const chosen = listed.find((one) => formatOrder(one.order) === event.currentTarget.value);
            if (chosen) onOrder?.(chosen.order);
          }}
        >
          {listed.map((one) => (
            <option key={one.label} value={formatOrder(one.order)}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      {onOrder ? null : <Button type="submit">Urutkan</Button>}
    </form>
  );
}
