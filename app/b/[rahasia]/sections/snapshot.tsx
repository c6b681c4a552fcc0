import { notFound } from 'next/navigation';
import { Sheet } from '@/components/reports/sheet';
import { ShareMeta } from '@/components/shares/share-meta';
import { SharedHead } from '@/components/shares/shared-head';
import { pickColumns } from '@/lib/reports/report';
import { type LoadedShare, readSharedSnapshot } from '@/lib/server/loaders/shares';
import styles from './sheet.module.css';

/** The frozen sheet that a link opens, as it was frozen. */
export async function SharedSnapshot({ share }: { share: LoadedShare }) {
  const found = await readSharedSnapshot(share);
  if (!found) notFound();
  const { report, columns, orientation, side } = found.content;
  const [title = '', ...below] = report.titles;
  return (
    <>
      <ShareMeta title={title} description={below.join(', ')} url={share.url} pictureUrl={share.pictureUrl} />
      <SharedHead
        office={share.link.office}
        asOf={side.day}
        expiresAt={share.link.expiresAt}
        timeZone={found.timeZone}
      />
      <main id="isi" className={`wrap ${styles.paper}`}>
        <h1 className="visually-hidden">{report.titles.join(', ')}</h1>
        <Sheet report={pickColumns(report, columns)} orientation={orientation} />
      </main>
    </>
  );
}
