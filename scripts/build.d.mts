import type { Steps } from './steps.mjs';

export declare const serversFolder: string;
export declare function ensureBuilt(steps: Steps): Promise<void>;
export declare function readBuildName(): string | null;
