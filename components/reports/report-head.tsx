import { Trail } from '@/components/ui/trail';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import { isAllowed, type Person } from '@/lib/domain/users';
import { type AreaAddress, type AreaSubpage, areaHref } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import styles from './report-head.module.css';

/** The pages about one area that go out of the house, in the order in which they are used. */
const pages: { below: AreaSubpage; label: string; verb: 'view' | 'publish' }[] = [
  { below: 'lembar', label: 'Lembar rapat', verb: 'view' },
  { below: 'rekap', label: 'Rekap', verb: 'view' },
  { below: 'pelaporan', label: 'Pelaporan', verb: 'view' },
  { below: 'rapat', label: 'Arsip rapat', verb: 'view' },
  { below: 'bagikan', label: 'Bagikan', verb: 'publish' },
  { below: 'bundel', label: 'Gabungan', verb: 'view' },
];

/** The head of such a page: the way back to the area, its name, and the other pages of the area. */
export function ReportHead(props: {
  campaign: Pick<Campaign, 'slug' | 'name'>;
  area: AreaRef;
  address: AreaAddress;
  current: AreaSubpage;
  user: Person;
  title: string;
}) {
  const { campaign, area, address, current, user } = props;
  const shown = pages.filter(({ verb }) => isAllowed({ role: user.role, verb, relation: 'own' }));
  const here = pages.find(({ below }) => below === current)?.label ?? props.title;
  return (
    <div className="screen-only">
      <Trail steps={[{ label: `${formatAreaTitle(area)}, ${campaign.name}`, href: areaHref(address) }]} here={here} />
      <h1 className={styles.title}>{props.title}</h1>
      <nav aria-label="Halaman laporan" className={styles.pages}>
        {shown.map(({ below, label }) => (
          <a key={below} href={areaHref(address, below)} aria-current={below === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </div>
  );
}
