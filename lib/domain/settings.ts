/**
 * What holds for the whole installation. firstRunCode: the SHA-256 of the code that lets a browser make the first
 * administrator; gone once it was used. secondFactor: `required` when administrators and provinces must have one. demo: what
 * was ordered of the demo and is not done yet, as `DemoOrder` writes it.
 */
export const settingKeys = ['firstRunCode', 'secondFactor', 'demo'] as const;
export type SettingKey = (typeof settingKeys)[number];

export const demoOrders = ['load', 'remove'] as const;
/** What an administrator may order of the demo. The server's supervisor does it, which alone may delete from ledgers. */
export type DemoOrder = (typeof demoOrders)[number];

/** How far an order is; `failed` says why. */
export type DemoProgress = {
  order: DemoOrder;
  state: 'waiting' | 'running' | 'failed';
  by: number | null;
  why: string;
};

/** The setting of an order; null for what is none. */
export function parseDemoProgress(value: string | null): DemoProgress | null {
  if (value === null) return null;
  const [order, state, by, ...why] = value.split(' ');
  const known = demoOrders.find((one) => one === order);
  if (!known || (state !== 'waiting' && state !== 'running' && state !== 'failed')) return null;
  return { order: known, state, by: by && /^\d+$/.test(by) ? Number(by) : null, why: why.join(' ') };
}

export function formatDemoProgress({ order, state, by, why }: DemoProgress): string {
  return `${order} ${state} ${by ?? '-'}${why === '' ? '' : ` ${why}`}`;
}
