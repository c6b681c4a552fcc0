'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { useAwake } from '@/components/tables/use-window-rows';
import { Island } from '@/components/ui/island';
import type { TrendChartProps } from '@/lib/format/trend-model';
import styles from './lazy-trend-chart.module.css';
import { TrendReading } from './trend-reading';

/** The chart needs the browser and weighs more than the page: it comes after it. */
const Chart = lazy(() => import('./trend-chart').then((chart) => ({ default: chart.TrendChart })));

/** The live chart in the place of the server's drawing, which is its `children`, as soon as it is there. */
export function LazyTrendChart({ children, ...props }: TrendChartProps & { children: ReactNode }) {
  const awake = useAwake();
  const failed = (
    <>
      {children}
      <p className={styles.note}>Grafik ini digambar oleh server: yang interaktif gagal dibuka di peramban ini.</p>
    </>
  );
  return (
    <div className={styles.box}>
      <Island name="grafik" fallback={failed}>
        <TrendReading {...props}>
          {awake ? (
            <Suspense fallback={children}>
              <Chart {...props} />
            </Suspense>
          ) : (
            children
          )}
        </TrendReading>
      </Island>
    </div>
  );
}
