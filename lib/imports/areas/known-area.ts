import type { AreaKind, AreaLevel } from '../../domain/areas';

/** An area of the campaign's edition, as far as a row needs it. */
export type KnownArea = { code: string; name: string; kind: AreaKind; level: AreaLevel; lo: number; hi: number };
