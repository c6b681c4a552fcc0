import { ChannelBar } from '@/components/progress/channel-bar';
import { ChannelPatterns } from '@/components/progress/channel-patterns';
import { StatusMark } from '@/components/progress/status-mark';
import { type CampaignOverview, type CampaignSummary, groupByPhase } from '@/lib/domain/campaign-overviews';
import { isAllowed, type SessionUser } from '@/lib/domain/users';
import { formatCampaignSpan } from '@/lib/format/campaign-words';
import { formatDay, formatDayShortYear } from '@/lib/format/days';
import { formatExpected } from '@/lib/format/headline';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { levelWords, stagePhraseOf } from '@/lib/format/words';
import styles from './campaign-board.module.css';

type Props = { campaigns: readonly CampaignOverview[]; user: SessionUser };

/** All campaigns of a reader, each with the state of the reader's own area: first those that run. */
export function CampaignBoard({ campaigns, user }: Props) {
  const elsewhere = campaigns.filter(({ standing }) => standing && isElsewhere(standing));
  const { running, upcoming, ended, archived } = groupByPhase(campaigns.filter((one) => !elsewhere.includes(one)));
  return (
    <>
      <ChannelPatterns />
      <section aria-labelledby="berjalan" className={styles.section}>
        <h2 id="berjalan">Berjalan</h2>
        {running.length > 0 ? (
          <States campaigns={running} user={user} />
        ) : (
          <p className={styles.none}>Tidak ada kampanye yang berjalan hari ini.</p>
        )}
      </section>
      {upcoming.length > 0 ? (
        <section aria-labelledby="akan-datang" className={styles.section}>
          <h2 id="akan-datang">Akan datang</h2>
          <Names campaigns={upcoming} />
        </section>
      ) : null}
      {ended.length > 0 ? (
        <section aria-labelledby="berakhir" className={styles.section}>
          <h2 id="berakhir">Berakhir</h2>
          <States campaigns={ended} user={user} />
        </section>
      ) : null}
      {elsewhere.length > 0 ? (
        <section aria-labelledby="tidak-ikut" className={styles.section}>
          <h2 id="tidak-ikut">Wilayah Anda tidak ikut serta</h2>
          <Names campaigns={elsewhere} />
        </section>
      ) : null}
      {archived.length > 0 ? (
        <details className={styles.archived}>
          <summary>Diarsipkan ({formatCount(archived.length)})</summary>
          <Names campaigns={archived} />
        </details>
      ) : null}
    </>
  );
}

/** A campaign in other areas, of which the reader's own has no figure. */
function isElsewhere({ figures }: CampaignSummary): boolean {
  return !figures.takesPart && figures.total === null;
}

function States({ campaigns, user }: Props) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Kampanye</th>
          <th scope="col">Capaian</th>
          <th scope="col">Status</th>
          <th scope="col">Melapor</th>
          <th scope="col">Perlu diselesaikan</th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((one) => (
          <tr key={one.campaign.slug}>
            <th scope="row">
              <a href={`/${one.campaign.slug}/${one.area.code}`}>{one.campaign.name}</a>
              <small>{describeWhen(one)}</small>
              <small>
                <a href={`/${one.campaign.slug}`} aria-label={`Tentang kampanye ini, ${one.campaign.name}`}>
                  Tentang kampanye ini
                </a>
              </small>
            </th>
            {one.standing ? <Standing overview={one} standing={one.standing} user={user} /> : <td colSpan={4} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Hari ke-12 dari 61, sampai 31 Mei 2021"; of one whose time is gone: from when to when. */
function describeWhen({ phase, clock, lastDay, campaign }: CampaignOverview): string {
  if (phase !== 'running') {
    return `${formatCampaignSpan({ startDay: campaign.startDay, endDay: clock.endDay })}${phase === 'closed' ? ', ditutup' : ''}`;
  }
  const partly = lastDay > clock.endDay ? `, sebagian wilayah sampai ${formatDay(lastDay)}` : '';
  return `Hari ke-${formatCount(clock.dayNumber)} dari ${formatCount(clock.dayCount)}, sampai ${formatDay(clock.endDay)}${partly}`;
}

function Standing(props: { overview: CampaignOverview; standing: CampaignSummary; user: SessionUser }) {
  const { campaign } = props.overview;
  const { standing } = props;
  const { figures, reported, detail, asOf } = standing;
  const { target, total } = figures;
  const done = `${campaign.unit} ${stagePhraseOf(campaign, 'recorded')}`;
  return (
    <>
      <td data-col="capaian">
        {target ? (
          <>
            <ChannelBar
              parts={{ online: figures.online, manual: figures.manual, unsplit: figures.unsplit, waiting: null }}
              end={Math.max(target, total ?? 0)}
              expected={(target * figures.expectedPercent) / 100}
              target={target}
              height={18}
            />
            <b>{formatPercent(figures.percent, total)}</b>, seharusnya {formatExpected(figures.expectedPercent)}
            <small>
              {formatCount(total)} dari {formatCount(target)} {done}, s.d. {formatDayShortYear(asOf)}
            </small>
          </>
        ) : (
          <>
            {total === null ? (
              'belum ada angka'
            ) : (
              <>
                <b>{formatCount(total)}</b> {done}
              </>
            )}
            <small>{figures.takesPart ? 'target belum ada' : 'bukan lokus, angkanya tetap dihitung'}</small>
          </>
        )}
      </td>
      <td data-col="status">
        <StatusMark figures={figures} />
      </td>
      <td data-col="melapor" data-empty={reported.of === 0 ? '' : undefined}>
        {reported.of > 0 && detail ? (
          <>
            {formatCount(reported.reported)} dari {formatCount(reported.of)} {levelWords[detail]}
            <small>melapor untuk {formatDayShortYear(asOf)}</small>
          </>
        ) : (
          '–'
        )}
      </td>
      <Tasks {...props} />
    </>
  );
}

/** What waits for somebody, each a link to where it is settled. */
function Tasks({
  overview,
  standing,
  user,
}: {
  overview: CampaignOverview;
  standing: CampaignSummary;
  user: SessionUser;
}) {
  const { slug } = overview.campaign;
  const page = `/${slug}/${overview.area.code}`;
  const signs = isAllowed({ role: user.role, verb: 'signOff', relation: 'descendant' });
  const { held, odd, proposals, detail } = standing;
  const tasks = [
    { count: held, text: 'angka janggal', href: page },
    {
      ...{ count: odd, text: `${detail ? levelWords[detail] : ''} angkanya turun atau di atas angka kendali` },
      href: signs ? `${page}/pengesahan` : page,
    },
    { count: proposals, text: 'usulan target menunggu', href: `/${slug}/target` },
  ].filter(({ count }) => count > 0);
  if (tasks.length === 0) {
    return (
      <td data-empty="" className={styles.nothing}>
        tidak ada
      </td>
    );
  }
  return (
    <td>
      <ul className={styles.tasks}>
        {tasks.map(({ count, text, href }) => (
          <li key={text}>
            <a href={href}>
              {formatCount(count)} {text}
            </a>
          </li>
        ))}
      </ul>
    </td>
  );
}

function Names({ campaigns }: { campaigns: readonly CampaignOverview[] }) {
  return (
    <ul className={styles.names}>
      {campaigns.map(({ campaign, clock, standing }) => (
        <li key={campaign.slug}>
          <a href={`/${campaign.slug}`}>{campaign.name}</a>{' '}
          <small>
            {formatCampaignSpan({ startDay: campaign.startDay, endDay: clock.endDay })}
            {standing?.figures.takesPart && standing.figures.target === null ? '; target belum ada' : ''}
          </small>
        </li>
      ))}
    </ul>
  );
}
