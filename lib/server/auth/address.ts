import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address that a request's sign-in attempts are counted for: the last hop of `X-Forwarded-For`. That is what the
 * proxy nearest to us saw; entries before it were sent by the client and may be anything. Without a proxy Next writes
 * the socket's address there, unless the client sent the header itself, which nobody can then tell apart: a server that
 * is reachable without a proxy counts such a client by what it says, and the limit per account is what holds.
 * An IPv6 client owns a whole /64, so that is what counts.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  const mapped = /^::ffff:([\d.]+)$/i.exec(last)?.[1] ?? last;
  if (isIPv4(mapped)) return mapped;
  return isIPv6(last) ? networkOf(last) : 'unknown';
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const gap = address.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : [];
  const groups = [...front, ...gap, ...back].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}
