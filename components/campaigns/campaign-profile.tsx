import type { ReactNode } from 'react';
import { StatusShape, StatusWords } from '@/components/progress/status-mark';
import { ButtonLink } from '@/components/ui/button';
import head from '@/components/ui/page-head.module.css';
import type { AreaProgress, AreaRef } from '@/lib/domain/area-progress';
import type { Campaign, CampaignPhase } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import { timeZoneOf } from '@/lib/domain/time-zones';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import {
  describeCampaignNotes,
  describeCampaignState,
  describeDeadline,
  formatCampaignSpan,
} from '@/lib/format/campaign-words';
import { formatDay } from '@/lib/format/days';
import { buildHeadline } from '@/lib/format/headline';
import { capitalise, formatCount, formatPercentDigits, formatShare } from '@/lib/format/numbers';
import { describeSpan } from '@/lib/format/outage-words';
import { describePlan } from '@/lib/format/plan-words';
import { describeLokus } from '@/lib/format/scope-words';
import { channelLabels, stageLabelOf } from '@/lib/format/words';
import styles from './campaign-profile.module.css';
import { PlanDrawing } from './plan-drawing';

type Extension = { id: number; area: AreaRef; endDay: IsoDay; decidedDay: IsoDay; letter: string };
type Outage = {
  id: number;
  area: AreaRef;
  fromDay: IsoDay;
  toDay: IsoDay | null;
  fromAt: Date | null;
  toAt: Date | null;
  reason: string;
};

type Props = {
  campaign: Campaign;
  edition: string;
  today: IsoDay;
  phase: CampaignPhase;
  /** The end of the reader's own area. */
  endDay: IsoDay;
  /** Of the reader's own area. */
  progress: AreaProgress;
  extensions: readonly Extension[];
  outages: readonly Outage[];
};

/** A campaign: how the reader's own area stands, its calendar, who takes part, what is counted, and by which plan. */
export function CampaignProfile(props: Props) {
  const { campaign, progress, endDay } = props;
  const { sentence } = buildHeadline(progress);
  const state = describeCampaignState(campaign, props.today, endDay);
  return (
    <>
      <h1 className={head.title}>{campaign.name}</h1>
      <p className={head.lead}>
        {capitalise(state)}; {formatCampaignSpan({ startDay: campaign.startDay, endDay })}.
      </p>
      <section aria-labelledby="keadaan" className={styles.section}>
        <h2 id="keadaan">Keadaan {formatAreaName(progress.area)}</h2>
        <p className={styles.sentence}>
          {sentence.map(({ text, status }) =>
            status ? (
              <span key={text} className={styles.status}>
                <StatusShape status={status} />
                <StatusWords status={status}>{text}</StatusWords>
              </span>
            ) : (
              text
            ),
          )}
        </p>
        {progress.headline.total === null ? null : (
          <p className={styles.asOf}>Angka s.d. {formatDay(progress.asOf)}.</p>
        )}
        {describeCampaignNotes(props).map((note) => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
        <p className={`${styles.way} screen-only`}>
          <ButtonLink kind="primary" href={`/${campaign.slug}/${progress.area.code}`}>
            Buka capaian {formatAreaTitle(progress.area)}
          </ButtonLink>
        </p>
      </section>
      <div className={styles.parts}>
        <section aria-labelledby="kalender" className={styles.section}>
          <h2 id="kalender">Waktu</h2>
          <Calendar {...props} />
        </section>
        <section aria-labelledby="dihitung" className={styles.section}>
          <h2 id="dihitung">Yang dihitung</h2>
          <Counted {...props} />
        </section>
        <section aria-labelledby="rencana" className={styles.section}>
          <h2 id="rencana">Rencana</h2>
          <p>{capitalise(describePlan(campaign.plan))}.</p>
          <PlanDrawing startDay={campaign.startDay} endDay={endDay} plan={campaign.plan} />
          <Limits campaign={campaign} />
        </section>
      </div>
      <section aria-labelledby="sumber" className={styles.section}>
        <h2 id="sumber">Sumber</h2>
        <p className={styles.source}>{campaign.source}</p>
        {campaign.simulated === null ? null : <p className={styles.source}>{campaign.simulated}</p>}
      </section>
    </>
  );
}

function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode] | null)[] }) {
  return (
    <dl className={styles.facts}>
      {facts.flatMap((fact) =>
        fact === null
          ? []
          : [
              <div key={fact[0]}>
                <dt>{fact[0]}</dt>
                <dd>{fact[1]}</dd>
              </div>,
            ],
      )}
    </dl>
  );
}

function Calendar({ campaign, progress, endDay, extensions, outages }: Props) {
  const zone = timeZoneOf(progress.area.code);
  const { letter, letterDay } = campaign;
  return (
    <Facts
      facts={[
        ['Masa pendataan', describeDeadline({ startDay: campaign.startDay, endDay })],
        letter === null ? null : ['Surat', `${letter}${letterDay === null ? '' : `, ${formatDay(letterDay)}`}`],
        [
          'Perpanjangan',
          extensions.length === 0 ? (
            <a key="none" href={`/${campaign.slug}/perpanjangan`}>
              Tidak ada
            </a>
          ) : (
            <ul key="list">
              {extensions.map((one) => (
                <li key={one.id}>
                  <a href={`/${campaign.slug}/perpanjangan`}>{formatAreaTitle(one.area)}</a> sampai{' '}
                  {formatDay(one.endDay)}, {one.letter}
                </li>
              ))}
            </ul>
          ),
        ],
        [
          'Gangguan sekarang',
          outages.length === 0 ? (
            <a key="none" href={`/${campaign.slug}/gangguan`}>
              Tidak ada
            </a>
          ) : (
            <ul key="list">
              {outages.map((one) => (
                <li key={one.id}>
                  <a href={`/${campaign.slug}/gangguan`}>{formatAreaTitle(one.area)}</a>{' '}
                  {describeSpan({ ...one, from: one.fromAt, until: one.toAt }, zone)}: {one.reason}
                </li>
              ))}
            </ul>
          ),
        ],
        ['Laporan terakhir', progress.lastReportDay === null ? 'Belum ada laporan' : formatDay(progress.lastReportDay)],
      ]}
    />
  );
}

function Counted({ campaign, progress, edition }: Props) {
  const { slug, unit } = campaign;
  const stages = campaign.stages.map((stage) => stageLabelOf(campaign, stage).toLowerCase());
  const channels = campaign.channels.map((channel) => channelLabels[channel].toLowerCase());
  const { target } = progress.headline;
  const [first, ...others] = progress.targetSets;
  return (
    <Facts
      facts={[
        ['Satuan', unit],
        ['Tahap', stages.join(', ')],
        ['Kanal', channels.join(', ')],
        campaign.plannedOnlinePercent === null
          ? null
          : ['Rencana online', `${formatShare(campaign.plannedOnlinePercent)} dari target`],
        [
          'Ikut serta',
          <a key="scope" href={`/${slug}/lokus?kode=${progress.area.code}`}>
            {progress.scope
              ? (describeLokus(progress) ?? (progress.headline.takesPart ? 'Wilayah Anda ikut serta' : 'Bukan lokus'))
              : 'Semua wilayah'}
          </a>,
        ],
        ['Edisi wilayah', edition],
        [
          `Target ${formatAreaName(progress.area)}`,
          <a key="target" href={`/${slug}/target`}>
            {target === null ? 'Belum ada' : `${formatCount(target)} ${unit}`}
          </a>,
        ],
        first
          ? [
              'Versi target',
              `${first.name}${others.length > 0 ? `, di sampingnya ${others.map(({ name }) => name).join(', ')}` : ''}`,
            ]
          : null,
      ]}
    />
  );
}

function Limits({ campaign }: { campaign: Campaign }) {
  return (
    <Facts
      facts={[
        [
          'Batas status',
          `Sesuai jadwal mulai ${formatPercentDigits(campaign.onTrackFrom)} kali yang seharusnya, waspada mulai ${formatPercentDigits(campaign.atRiskFrom)} kali; di bawahnya tertinggal`,
        ],
        campaign.floorPercent === null ? null : ['Batas bawah', `${formatShare(campaign.floorPercent)}`],
        ['Batas per kader', `${formatCount(campaign.kaderLimit)} ${campaign.unit} sehari`],
      ]}
    />
  );
}
