import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import { KeptInputs, KeptLink } from '@/components/ui/kept-link';
import { Menu } from '@/components/ui/menu';
import { Segment } from '@/components/ui/segment';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type Stage, stages } from '@/lib/domain/counts';
import { addDays } from '@/lib/domain/days';
import { type AreaAddress, areaHref, areaHrefOn, defaultAreaQuery, stageSlugs } from '@/lib/format/area-query';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatWeekday } from '@/lib/format/days';
import { formatPercent } from '@/lib/format/numbers';
import { describeOtherVersion } from '@/lib/format/target-set-words';
import { stageLabelOf } from '@/lib/format/words';
import trail from '../ui/trail.module.css';
import styles from './area-breadcrumb.module.css';

type Props = { progress: AreaProgress; address: AreaAddress };

/** Where and when: the way up with each area's own percent, and the day, the stage and the targets that are shown. */
export function AreaBreadcrumb({ progress, address }: Props) {
  const { campaign } = progress;
  // A stage that the campaign does not report has no link, but its address opens it: then it is named.
  const shown = stages.filter((stage) => campaign.stages.includes(stage) || stage === progress.stage);
  const choices = shown.map((stage) => stageChoice(campaign, stage, progress.stage));
  return (
    <div className={styles.breadcrumb}>
      <Path progress={progress} address={address} />
      {address.sharedAt ? null : (
        <div className={`${styles.choices} screen-only`}>
          <AsOf progress={progress} address={address} />
          {choices.length > 1 ? <Segment name="Tahap" path={areaHref(plain(address))} choices={choices} /> : null}
          <TargetSets progress={progress} address={address} />
        </div>
      )}
      <p className={address.sharedAt ? undefined : styles.printed}>
        {campaign.name}, s.d. {formatWeekday(progress.asOf)}, {stageLabelOf(campaign, progress.stage).toLowerCase()}
      </p>
    </div>
  );
}

const plain = (address: AreaAddress): AreaAddress => ({ ...address, query: defaultAreaQuery });

function stageChoice(campaign: AreaProgress['campaign'], stage: Stage, current: Stage) {
  const slug = stage === defaultAreaQuery.stage ? null : stageSlugs[stage];
  return { label: stageLabelOf(campaign, stage), change: { tahap: slug, wilayah: null }, current: stage === current };
}

function Path({ progress, address }: Props) {
  const { headline } = progress;
  // A version that does not count may know only this area: DIPA knows Purworejo alone, and Indonesia would be at 628,97 %.
  const comparable = describeOtherVersion(progress) === null;
  return (
    <nav aria-label="Wilayah">
      <ol className={`${trail.steps} ${styles.path}`}>
        {progress.path.map(({ area, percent, open }) => (
          <li key={area.code}>
            {open ? (
              <a href={areaHrefOn(address, area.code, progress.asOf)}>{formatAreaName(area)}</a>
            ) : (
              formatAreaName(area)
            )}
            {percent === null || !comparable ? null : ` ${formatPercent(percent)}`}
          </li>
        ))}
        <li aria-current="page">
          {formatAreaTitle(progress.area)}
          {headline.percent === null || progress.parts.few
            ? null
            : ` ${formatPercent(headline.percent, headline.total)}`}
        </li>
      </ol>
    </nav>
  );
}

function AsOf({ progress, address }: Props) {
  const { asOf, campaign, lastReportDay } = progress;
  const path = areaHref(plain(address));
  const before = addDays(asOf, -1);
  const after = addDays(asOf, 1);
  return (
    <div className={styles.day}>
      {before >= campaign.startDay ? (
        <Step path={path} day={before} label="Hari sebelumnya" sign="M7 1 2 6l5 5" />
      ) : null}
      <Menu align="end" name={`s.d. ${formatWeekday(asOf)}, ganti hari`} label={<>s.d. {formatWeekday(asOf)}</>}>
        <form className={styles.dayForm} action={path}>
          <KeptInputs except={['per', 'wilayah']} />
          <DayField
            {...{ id: 'hari', name: 'per', label: 'Tampilkan angka sampai dengan', value: asOf }}
            className={styles.dayField}
            required
          />
          <Button type="submit">Tampilkan</Button>
        </form>
        {lastReportDay && lastReportDay !== asOf ? (
          <ul>
            <li>
              <KeptLink path={path} change={{ per: null, wilayah: null }}>
                Hari laporan terakhir: {formatWeekday(lastReportDay)}
              </KeptLink>
            </li>
          </ul>
        ) : null}
      </Menu>
      <Step path={path} day={after} label="Hari sesudahnya" sign="M2 1l5 5-5 5" />
    </div>
  );
}

function Step(props: { path: string; day: string; label: string; sign: string }) {
  return (
    <KeptLink
      className={styles.step}
      path={props.path}
      change={{ per: props.day, wilayah: null }}
      aria-label={props.label}
    >
      <svg viewBox="0 0 9 12" aria-hidden="true">
        <path d={props.sign} />
      </svg>
    </KeptLink>
  );
}

function TargetSets({ progress, address }: Props) {
  const { targetSets, targetSet } = progress;
  if (targetSets.length < 2) return null;
  return (
    <Segment
      name="Versi target"
      path={areaHref(plain(address))}
      choices={targetSets.map(({ id, slug, name }, at) => ({
        label: `Target ${name}`,
        // The one that counts on the day is what an address without a choice shows.
        change: { versi: at === 0 ? null : slug, wilayah: null },
        current: id === targetSet?.id,
      }))}
    />
  );
}
