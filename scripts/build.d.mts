import type { Steps } from './steps.mjs';

export declare function isBuilt(): boolean;
export declare function ensureBuilt(steps: Steps): Promise<void>;
