export const bundleFormats = ['pdf', 'xlsx'] as const;
export type BundleFormat = (typeof bundleFormats)[number];

export const bundleStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type BundleState = (typeof bundleStates)[number];
