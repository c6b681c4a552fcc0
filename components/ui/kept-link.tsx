'use client';

import { useSearchParams } from 'next/navigation';
import type { AnchorHTMLAttributes } from 'react';
import { Island } from './island';

/** Parameters to set, or, where null, to leave out. */
export type ParamChange = Record<string, string | null>;

function changed(current: URLSearchParams, change: ParamChange): string {
  const params = new URLSearchParams(current);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return params.toString();
}

/** `hash`: the part of the page that it leads to. */
type KeptLinkProps = { path: string; change: ParamChange; hash?: string } & Omit<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  'href'
>;

/**
 * A link to `path` that keeps all that the reader has chosen and changes only what it names. It follows the address bar,
 * which a table rewrites as it is sorted in the browser; without JavaScript it is the link that the server wrote, and
 * where it fails it is one that forgets the other choices.
 */
export function KeptLink(props: KeptLinkProps) {
  const { path, change, hash, ...rest } = props;
  const search = changed(new URLSearchParams(), change);
  return (
    <Island name="tautan" fallback={<a {...rest} href={joinHref(path, search, hash)} />}>
      <LiveLink {...props} />
    </Island>
  );
}

function LiveLink({ path, change, hash, ...rest }: KeptLinkProps) {
  const search = changed(useSearchParams(), change);
  return <a {...rest} href={joinHref(path, search, hash)} />;
}

function joinHref(path: string, search: string, hash: string | undefined): string {
  return `${path}${search ? `?${search}` : ''}${hash ? `#${hash}` : ''}`;
}

/** The reader's choices as hidden inputs of a GET form, but for those that the form itself holds. */
export function KeptInputs(props: { except: readonly string[] }) {
  return (
    <Island name={`pilihan tanpa ${props.except.join(', ')}`}>
      <LiveInputs {...props} />
    </Island>
  );
}

function LiveInputs({ except }: { except: readonly string[] }) {
  const params = [...useSearchParams()].filter(([name]) => !except.includes(name));
  return params.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
