import type { LevelName } from './areas';
import type { Stage } from './counts';
import type { IsoDay } from './days';

/** Which figures of an area are shown: what its page, files, recap, frozen sheets and links agree on. */
export type FigureView = {
  /** Null: the last day of which the area or anything below it has reported. */
  asOf: IsoDay | null;
  stage: Stage;
  /** The level of the rows; null, or one not below the area's own: its children. */
  detail: LevelName | null;
  /** The id of a version of the targets; null: the campaign's default. */
  targetSet: number | null;
};

/** What is shown where nothing is chosen. */
export const defaultView = {
  asOf: null,
  stage: 'recorded',
  detail: null,
  targetSet: null,
} as const satisfies FigureView;

/** The view alone of what also says other things, such as the query of a page. */
export function viewOf<View extends FigureView>({
  asOf,
  stage,
  detail,
  targetSet,
}: View): Pick<View, keyof FigureView> {
  return { asOf, stage, detail, targetSet };
}
