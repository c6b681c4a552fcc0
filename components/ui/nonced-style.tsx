'use client';

/**
 * A style element that the Content-Security-Policy lets in: by the nonce of the page that the browser has loaded, which is
 * another one than that of an answer to a click inside the app.
 */
export function NoncedStyle({ nonce, children }: { nonce: string; children: string }) {
  const loaded = typeof document === 'undefined' ? null : document.querySelector<HTMLElement>('script[nonce]')?.nonce;
  return (
    <style nonce={loaded || nonce} suppressHydrationWarning>
      {children}
    </style>
  );
}
