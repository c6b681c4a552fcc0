'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** How often the page asks how far the bundle is, in milliseconds. */
const askEvery = 2_000;

/** Draws the page anew as long as it stands on it and somebody looks. Without JavaScript a link does the same. */
export function BundleRefresher() {
  const router = useRouter();
  useEffect(() => {
    const asking = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, askEvery);
    return () => clearInterval(asking);
  }, [router]);
  return null;
}
