import { headers } from 'next/headers';
import { Island } from '@/components/ui/island';
import { NoncedStyle } from '@/components/ui/nonced-style';

/** Rules of a page as a style element, for `@page` knows no custom properties. */
export async function PageStyle({ css }: { css: string }) {
  const policy = (await headers()).get('content-security-policy');
  return (
    <Island name="aturan cetak">
      <NoncedStyle nonce={/'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? ''}>{css}</NoncedStyle>
    </Island>
  );
}
