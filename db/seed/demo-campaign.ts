import { type AreaRange, rangeOfCode } from '../../lib/domain/areas';
import type { Channel, Stage } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { WorkMode } from '../../lib/domain/scope';
import type { FrozenFigures, VisitKind } from '../../lib/domain/visits';
import type { campaigns } from '../schema';

/** As of `day`, the area (its `lo`) stands at `value` in all. */
export type CountFact = { area: number; day: IsoDay; stage: Stage; channel: Channel; value: number };

export type TargetFact = { area: number; total: number; online: number | null; manual: number | null };

export type WorkforceFact = { area: number; day: IsoDay; kader: number; supervisor: number };

/** A campaign of the demo as plain data: what the ledgers and the tables beside them will hold. */
export type DemoCampaign = {
  slug: string;
  name: string;
  unit: string;
  /** The edition of areas that it follows; absent: the packaged one. */
  edition?: string;
  /** Settings that differ from the defaults: all stages and channels, in the usual words, with a straight plan. */
  settings?: Partial<
    Pick<typeof campaigns.$inferInsert, 'words' | 'stages' | 'channels' | 'plan' | 'floorPercent' | 'letter'>
  >;
  startDay: IsoDay;
  endDay: IsoDay;
  plannedOnlinePercent: number | null;
  /** Which figures are published, by whom; shown below every table. */
  source: string;
  /** What is made up; shown beside the figures. */
  simulated: string | null;
  extensions: (AreaRange & { decidedDay: IsoDay; endDay: IsoDay; letter: string })[];
  outages: (AreaRange & { channel: Channel | null; fromDay: IsoDay; toDay: IsoDay; reason: string })[];
  /** The list of areas that take part from a day on; absent: all areas do. */
  scope?: { fromDay: IsoDay; letter: string | null; note: string | null; areas: { code: string; mode: WorkMode }[] };
  /** The first is the default. */
  targetSets: { name: string; letter: string | null; decidedDay: IsoDay | null; facts: TargetFact[] }[];
  counts: CountFact[];
  /** Inside this area the hours at which reports came in are made up (db/seed/receipts.ts); absent: nobody knows them. */
  receipts?: AreaRange;
  workforce: WorkforceFact[];
  /** Visits, each with the reason of its places as it stood when it was recorded; absent: none. */
  visits?: DemoVisit[];
  /** What another source shows beside these figures; absent: nothing. */
  comparisons?: DemoComparison[];
};

/** A set of figures of another source, for an area and areas inside it. */
export type DemoComparison = AreaRange & {
  source: string;
  day: IsoDay;
  hour: string | null;
  recordedAt: Date;
  figures: { code: string; total: number }[];
};

export type DemoVisit = AreaRange & {
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  participants: string;
  result: string;
  recordedAt: Date;
  places: (AreaRange & { kampung: string; reason: string; figures: FrozenFigures })[];
  tasks: { task: string; person: string; dueDay: IsoDay; doneAt: Date | null }[];
};

/** The `lo` of an area by its code. */
export function areaOf(code: string): number {
  return rangeOfCode(code).lo;
}

/** The code of the kecamatan or kabupaten that a desa lies in. */
export function kecamatanOf(desa: string): string {
  return desa.slice(0, 8);
}

export function kabupatenOf(code: string): string {
  return code.slice(0, 5);
}
