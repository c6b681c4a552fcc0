import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address that a request's sign-in attempts are counted for: the last entry of `X-Forwarded-For`, in which
 * `scripts/believe-proxies.mjs` leaves the one address that is believed, whatever the client wrote there.
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
