'use client';

import { useState } from 'react';
import type { RowFilter, RowOrder } from '@/lib/domain/area-progress';
import { type AreaAddress, hrefWith } from '@/lib/format/area-query';

/**
 * Order and filter of the table in the browser, written to the address bar as they change: what is on the screen can be
 * sent on, exported and reloaded.
 */
export function useTableQuery(initial: AreaAddress): {
  address: AreaAddress;
  setOrder: (order: RowOrder) => void;
  setFilter: (filter: RowFilter) => void;
} {
  const [address, setAddress] = useState(initial);
  const change = (changed: { order: RowOrder } | { filter: RowFilter }) => {
    const next = { ...address, query: { ...address.query, page: 1, find: '', ...changed } };
    setAddress(next);
    window.history.replaceState(null, '', hrefWith(next, {}));
  };
  return {
    address,
    setOrder: (order) => change({ order }),
    setFilter: (filter) => change({ filter }),
  };
}
