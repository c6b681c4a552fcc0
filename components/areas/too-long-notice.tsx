import { Notice } from '@/components/ui/notice';
import type { TooLong } from '@/lib/domain/area-progress';
import type { LevelName } from '@/lib/domain/areas';
import { describeTooLong } from '@/lib/format/admission-words';
import { levelWords } from '@/lib/format/words';

/** That a page shows the areas right below instead of the rows that its address asks for; nothing where it shows those. */
export function TooLongNotice(props: {
  tooLong: (Pick<TooLong, 'count' | 'detail'> & Partial<TooLong>) | undefined;
  /** The level of the rows that are shown. */
  detail: LevelName;
}) {
  const { tooLong, detail } = props;
  if (!tooLong || tooLong.table || tooLong.sheet) return null;
  return (
    <Notice>
      {describeTooLong(tooLong)} Yang ditampilkan menurut {levelWords[detail]}.
    </Notice>
  );
}
