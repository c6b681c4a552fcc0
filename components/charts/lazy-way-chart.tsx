'use client';

import dynamic from 'next/dynamic';
import styles from './lazy-way-chart.module.css';
import type { WayChartProps } from './way-model';

/** The chart needs the browser and weighs more than the page: it comes after it, into a box that already has its height. */
const Chart = dynamic(() => import('./way-chart').then((chart) => chart.WayChart), {
  ssr: false,
  loading: () => <div className={styles.waiting} />,
});

export function LazyWayChart(props: WayChartProps) {
  return (
    <div className={styles.box}>
      <noscript>
        <p>Grafik memerlukan JavaScript; angkanya ada di tabel di bawah ini.</p>
      </noscript>
      <Chart {...props} />
    </div>
  );
}
