import type { ReactNode } from 'react';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { tableColumns } from '@/lib/domain/columns';
import type { AreaAddress } from '@/lib/format/area-query';
import { Answer } from './answer';
import { AreaRows } from './area-rows';
import styles from './area-view.module.css';
import { HelpPanels } from './help-panels';
import { KaderHints } from './kader-hints';
import { KeyFigures, keyFigureTerms } from './key-figures';
import { OtherSources } from './other-sources';
import { OtherVersion } from './other-version';
import { Sources } from './source-note';
import { funnelTerms, StageFunnel } from './stage-funnel';
import { Trend } from './trend';
import type { Compared } from './trend-tools';

/** The words of the page that open their definition. */
const explained: readonly string[] = [...keyFigureTerms, ...funnelTerms, ...tableColumns.map(({ key }) => key)];

/** An area on a day: the answer, what holds it up, the way here, whom to call, and the areas below. */
export function AreaView(props: {
  progress: AreaProgress;
  address: AreaAddress;
  /** Whom to call; absent: a guest sees no telephone. */
  calls?: ReactNode;
  /** Who went there; absent: a guest sees no visits. */
  visits?: ReactNode;
  /** What the trend is compared with; absent: a guest compares nothing. */
  compared?: Compared;
}) {
  const { progress, calls, visits, compared = null } = props;
  // Above a table that is too long for the page the figures count the areas right below, and their links lead to those.
  const address = progress.tooLong
    ? { ...props.address, query: { ...props.address.query, detail: null } }
    : props.address;
  return (
    <>
      <Answer progress={progress} address={address}>
        <OtherVersion progress={progress} address={address} />
        <OtherSources progress={progress} address={address} />
      </Answer>
      <KeyFigures progress={progress} address={address} />
      <div className={styles.evidence}>
        <Trend progress={progress} address={address} compared={compared} />
        <StageFunnel progress={progress} />
      </div>
      {calls || visits ? (
        <div className={styles.work}>
          {calls}
          {visits}
        </div>
      ) : null}
      <KaderHints progress={progress} address={address} />
      <AreaRows progress={progress} address={props.address} />
      <Sources progress={progress} address={address} />
      <HelpPanels terms={explained} allHref={address.sharedAt ? null : '/istilah'} />
    </>
  );
}
