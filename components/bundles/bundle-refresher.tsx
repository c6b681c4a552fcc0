'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';

/** So long after an answer the page asks again how far the bundle is, in milliseconds. */
const askAfter = 2_000;

/** Draws the page anew as long as the page is open and in view. Without JavaScript a link does the same. */
export function BundleRefresher() {
  const router = useRouter();
  // The next question waits for the answer to this one: a server that is busy shall not be asked ever anew.
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (pending) return;
    const asking = setInterval(() => {
      if (document.visibilityState === 'visible') startTransition(() => router.refresh());
    }, askAfter);
    return () => clearInterval(asking);
  }, [router, pending]);
  return null;
}
