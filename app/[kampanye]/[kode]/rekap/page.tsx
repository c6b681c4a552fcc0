import { notFound } from 'next/navigation';
import { MissedDay } from '@/components/areas/missed-day';
import { RecapEditor } from '@/components/recaps/recap-editor';
import { RecapNotes } from '@/components/recaps/recap-notes';
import { RecapPicture } from '@/components/recaps/recap-picture';
import { RecapTitle } from '@/components/recaps/recap-title';
import { ReportHead } from '@/components/reports/report-head';
import { Island } from '@/components/ui/island';
import { SiteFooter } from '@/components/ui/site-footer';
import { viewOf } from '@/lib/domain/figure-view';
import { isAllowed } from '@/lib/domain/users';
import { buildRecap } from '@/lib/reports/recap';
import { loadRecap } from '@/lib/server/loaders/recaps';
import { ownPath, parseAreaQuery, queryAsShown, readAskedDay } from '../search-params';
import { Top } from '../sections/top';
import { saveRecapAction } from './actions';
import styles from './page.module.css';

type Props = {
  params: Promise<{ kampanye: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The recap of an area and day: its text to word, keep, copy and send, and its picture. */
export default async function RecapPage({ params, searchParams }: Props) {
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
  const address = { campaign: campaign.slug, code: area.code, query: queryAsShown(query, progress) };
  const recap = buildRecap(found);
  const kept = saved && saved.text !== '' ? saved : null;
  const version = saved?.version ?? 0;
  return (
    <>
      <RecapTitle area={area} asOf={progress.asOf} campaign={campaign} />
      <Top campaign={campaign} address={address} asOf={progress.asOf} />
      <main id="isi" className="wrap">
        <ReportHead
          campaign={campaign}
          area={area}
          address={address}
          current="rekap"
          user={user}
          title="Rekap untuk grup"
        />
        <MissedDay asked={readAskedDay(raw)} progress={progress} />
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
          <RecapPicture address={{ ...address, query: { ...query, asOf: progress.asOf } }} says={recap.answer} />
        </div>
      </main>
      <SiteFooter />
    </>
  );
}
