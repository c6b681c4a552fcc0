import { Notice } from '@/components/ui/notice';
import type { AreaRef } from '@/lib/domain/area-progress';
import { codeOfArea } from '@/lib/domain/areas';
import type { ClosedPart } from '@/lib/domain/closures';
import type { IsoDay } from '@/lib/domain/days';
import { describeClosedPart } from '@/lib/format/closure-words';

/** Tells before anything is typed that the day is signed off, by whom, and who opens it again; nothing where it is open. */
export function ClosedDay(props: {
  campaign: string;
  day: IsoDay;
  /** Areas of the grid. */
  of: number;
  closed: readonly (ClosedPart<AreaRef> & { mayOpen: boolean })[];
}) {
  return props.closed.map(({ closure, areas, mayOpen }) => (
    <Notice key={`${closure.areaLo} ${closure.areaHi}`}>
      {describeClosedPart({ closure, areas, day: props.day, of: props.of })}{' '}
      {mayOpen ? (
        <>
          Anda dapat membukanya lagi di{' '}
          <a href={`/${props.campaign}/${codeOfArea(closure.areaLo)}/pengesahan?per=${props.day}`}>pengesahan</a>.
        </>
      ) : (
        `Minta ${closure.byName} membukanya lagi.`
      )}
    </Notice>
  ));
}
