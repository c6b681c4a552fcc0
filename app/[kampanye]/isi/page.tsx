import { notFound } from 'next/navigation';
import { ClosedNotice } from '@/components/campaigns/closed-notice';
import { ClosedDay } from '@/components/counts/closed-day';
import { CountChoice } from '@/components/counts/count-choice';
import { CountTitle } from '@/components/counts/count-title';
import { DayGrid } from '@/components/counts/day-grid';
import { LateDay } from '@/components/counts/late-day';
import { MissedDay } from '@/components/counts/missed-day';
import { loadCountGrid } from '@/lib/server/loaders/counts';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../sections/campaign-shell';
import { saveTypedAction } from './actions';
import { askedDay, parseTypingQuery } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where the figures of a day are typed in, area by area. */
export default async function TypingPage({ params, searchParams }: Props) {
  const [{ kampanye }, raw] = await Promise.all([params, searchParams]);
  const query = parseTypingQuery(raw);
  const search = new URLSearchParams(
    Object.entries(raw).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const ctx = await requireReader(`/${kampanye}/isi${search.size > 0 ? `?${search}` : ''}`);
  const grid = await loadCountGrid(ctx, { ...query, campaignSlug: kampanye });
  if (!grid) notFound();
  const { campaign, area, days } = grid.scope;
  const closed = new Set(grid.closed.flatMap(({ areas }) => areas.map(({ code }) => code)));
  const choice = { day: grid.day, stage: grid.stage };
  return (
    <CampaignShell campaign={campaign} user={ctx.actor}>
      <CountTitle campaign={campaign} area={area} />
      <ClosedNotice campaign={campaign} />
      <LateDay day={grid.day} endDay={grid.endDay} lastReportableDay={days.lastReportableDay} />
      <ClosedDay campaign={campaign.slug} day={grid.day} of={grid.rows.length} closed={grid.closed} />
      <MissedDay asked={askedDay(raw)} shown={grid.day} days={days} />
      <CountChoice
        {...choice}
        campaign={campaign}
        days={grid.days}
        own={area}
        above={grid.above}
        below={area.level < 4 ? grid.rows.map((row) => row.area) : []}
      />
      <DayGrid
        {...choice}
        campaign={campaign}
        area={area.code}
        user={String(ctx.actor.id ?? ctx.actor.email)}
        requestKey={crypto.randomUUID()}
        channels={grid.channels}
        rows={grid.rows}
        closed={closed}
        save={saveTypedAction}
      />
    </CampaignShell>
  );
}
