import { expect, test } from 'vitest';
import { admitFault, faultLimits } from './admit-fault';

test('a flood of reports is counted, not kept, and one address does not use up what others have', async () => {
  const one: boolean[] = [];
  for (let at = 0; at < 1_000; at += 1) one.push((await admitFault('203.0.113.1')) !== null);
  expect(one.filter(Boolean)).toHaveLength(faultLimits.address);

  // The next one that is kept says how many were not.
  expect(await admitFault('203.0.113.2')).toEqual({ left: 1_000 - faultLimits.address });
  expect(await admitFault('203.0.113.2')).toEqual({ left: 0 });

  let kept = 0;
  for (let at = 0; at < 1_000; at += 1) if (await admitFault(`2001:db8:${at.toString(16)}::/64`)) kept += 1;
  expect(kept).toBe(faultLimits.all - faultLimits.address - 2);
});
