import { notFound } from 'next/navigation';
import { RecapEditor } from '@/components/recaps/recap-editor';
import { RecapNotes } from '@/components/recaps/recap-notes';
import { RecapPicture } from '@/components/recaps/recap-picture';
import { RecapTitle } from '@/components/recaps/recap-title';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { viewOf } from '@/lib/domain/figure-view';
import { isAllowed } from '@/lib/domain/users';
import { buildRecap } from '@/lib/reports/recap';
import { loadRecap } from '@/lib/server/loaders/recaps';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery } from '../search-params';
import { ReportPage } from '../sections/report-page';
import { saveRecapAction } from './actions';
import styles from './page.module.css';

/** The recap of an area and day: its text to word, keep, copy and send, and its picture. */
export default async function RecapPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const found = await loadRecap({
    campaignSlug: kampanye,
    code: kode,
    ...viewOf(query),
    returnTo: ownPath({ kampanye, kode, query, below: 'rekap' }),
  });
  if (!found) notFound();
  const { progress, office, user, saved, saving } = found;
  const { campaign, area } = progress;
  const address = addressOf(progress, query);
  const recap = buildRecap(found);
  const kept = saved && saved.text !== '' ? saved : null;
  const version = saved?.version ?? 0;
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="rekap"
      user={user}
      title="Rekap untuk grup"
      asOf={progress.asOf}
      asked={{ raw, progress }}
      tab={<RecapTitle area={area} asOf={progress.asOf} campaign={campaign} />}
    >
      {saving === 'yes' && raw.tersimpan === 'ya' ? (
        <Said>{kept ? 'Teks tersimpan.' : 'Kembali ke teks otomatis.'}</Said>
      ) : null}
      <RecapNotes
        asOf={progress.asOf}
        office={office}
        kept={kept}
        changed={kept !== null && kept.fingerprint !== recap.fingerprint}
        automatic={recap.text}
        saving={saving}
        mayChangeOffice={isAllowed({ role: user.role, verb: 'office', relation: 'own' })}
      />
      <div className={styles.recap}>
        <Island name="rekap">
          <RecapEditor
            // Another version, another day or another area is another text: what was typed before is not its own.
            key={[area.code, progress.asOf, query.stage, query.detail, query.targetSet, version].join(' ')}
            campaign={campaign.slug}
            code={area.code}
            asOf={progress.asOf}
            automatic={recap.text}
            short={recap.short}
            fingerprint={recap.fingerprint}
            kept={kept?.text ?? null}
            version={version}
            maySave={saving === 'yes'}
            act={saveRecapAction}
          />
        </Island>
        <RecapPicture address={{ ...address, query: { ...address.query, asOf: progress.asOf } }} says={recap.answer} />
      </div>
    </ReportPage>
  );
}
