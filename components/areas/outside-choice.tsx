import { KeptLink } from '@/components/ui/kept-link';
import type { AreaProgress } from '@/lib/domain/area-progress';
import type { AreaAddress } from '@/lib/format/area-query';
import { formatCount } from '@/lib/format/numbers';
import { levelWords } from '@/lib/format/words';

/** The link that shows or hides the areas that do not take part. Empty in a census, and when all take part. */
export function OutsideChoice({
  table: { scope, detail },
  address,
}: {
  table: Pick<AreaProgress, 'scope' | 'detail'>;
  address: AreaAddress;
}) {
  if (!scope || address.sharedAt || (scope.hidden === 0 && !scope.all)) return null;
  return (
    <KeptLink
      className="screen-only"
      path={`/${address.campaign}/${address.code}`}
      change={{ semua: scope.all ? null : '1', hal: null, wilayah: null }}
    >
      {scope.all
        ? 'Sembunyikan yang bukan lokus'
        : `Tampilkan juga ${formatCount(scope.hidden)} ${levelWords[detail]} bukan lokus`}
    </KeptLink>
  );
}
