import type { AreaRange } from '../../domain/areas';
import type { Campaign, ReportDays } from '../../domain/campaigns';
import type { Closure } from '../../domain/closures';
import type { ImportKind, ImportSettings } from '../../domain/imports';
import type { AreaIndex } from '../areas/area-index';
import type { Table } from '../table/table';

/** The stages and channels that a campaign uses; figures of others are refused. */
export type UsedMeasures = Pick<Campaign, 'stages' | 'channels' | 'words'>;

/** What the rows of a file are checked with. */
export type CheckInput = {
  tables: readonly [Table, ...Table[]];
  settings: ImportSettings;
  kind: ImportKind;
  campaign: ReportDays;
  /** Absent: all stages and channels are used. */
  uses?: UsedMeasures | undefined;
  areas: AreaIndex;
  /** The uploader's own area. */
  scope: AreaRange;
  /** Areas (`lo`) whose figures were counted from this very file before. */
  counted?: ReadonlySet<number>;
  /** Days that are signed off, of the areas around and inside the scope. Absent: none are. */
  closures?: readonly Closure[];
};
