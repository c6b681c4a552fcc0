import type { AreaRef } from './area-progress';
import type { IsoDay } from './days';
import type { Assumptions, StartingPoint } from './what-if';

export const scenarioLimits = { name: { least: 3, most: 80 }, kept: 50 } as const;

/** A calculation that was kept: what was assumed, and where the area stood then. */
export type Scenario = {
  id: number;
  name: string;
  area: AreaRef;
  asOf: IsoDay;
  start: StartingPoint;
  assumed: Assumptions;
  /** Null: by a command. */
  createdBy: string | null;
  createdAt: Date;
};

/** What a page says was done: kept, deleted (and can be taken back), put back. */
export type ScenarioSaid = { kind: 'disimpan' } | { kind: 'dihapus'; id: number } | { kind: 'dipulihkan' };
