import { sql } from 'drizzle-orm';
import type { AreaKind, AreaLevel, AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import { type ChannelFigures, channels, type Stage, type StageFigures, stages } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { AreaState, EarlierReport, HeldState } from '../../lib/domain/progress';
import { noTarget, type Target } from '../../lib/domain/targets';
import type { ScopedTransaction } from '../client';

/** An area with its target and what is known of it on a day. */
export type AreaStanding = {
  code: string;
  name: string;
  level: AreaLevel;
  kind: AreaKind;
  lo: number;
  target: Target;
  state: AreaState;
};

type Nullable = number | null;
export type StandingRow = {
  code: string;
  name: string;
  level: AreaLevel;
  kind: AreaKind;
  lo: number;
  target: Nullable[] | null;
  last_report_day: IsoDay | null;
  figures: Nullable[] | null;
  stated: Nullable[] | null;
  fell: boolean[] | null;
  held: boolean[] | null;
  held_below: number[] | null;
  sound: Nullable[] | null;
  kader: Nullable;
  supervisor: Nullable;
  found: Nullable;
};

const columnList = (prefix: string, of: readonly Stage[] = stages) =>
  sql.raw(of.flatMap((stage) => channels.map((channel) => `p.${prefix}${stage}_${channel}`)).join(', '));

/** The figures of a stage by which an area is judged: without those that are held. */
export const judgedColumns = (stage: Stage) =>
  channels.map(
    (channel) =>
      `case when p.held_${stage} or p.held_below_${stage} > 0 then p.sound_${stage}_${channel} else p.${stage}_${channel} end`,
  );

/** `array[…]` in the order of stages and channels; one value to carry instead of nine. */
function toStageFigures(values: readonly Nullable[] | null): StageFigures {
  const at = (stage: number): ChannelFigures => ({
    online: values?.[stage * 3] ?? null,
    manual: values?.[stage * 3 + 1] ?? null,
    unsplit: values?.[stage * 3 + 2] ?? null,
  });
  return { collected: at(0), recorded: at(1), validated: at(2) };
}

/**
 * As a table `a`. A level at a time, each a span of the index on levels; asked for several, the planner takes another.
 * @param part of the area alone; both hold
 */
const areasOf = (area: AuthorizedArea, levels: readonly AreaLevel[], part: AreaRange = area) => {
  const [lo, hi] = [Math.max(area.lo, part.lo), Math.min(area.hi, part.hi)];
  const ofLevel = (level: AreaLevel) => sql`
    select code, name, level, kind, lo from areas
    where edition_id = ${area.editionId} and level = ${level} and lo between ${lo} and ${hi}`;
  return sql`(${sql.join(levels.map(ofLevel), sql` union all `)}) a`;
};

function toTarget(values: readonly Nullable[] | null): Target {
  if (!values) return noTarget;
  const [total = null, online = null, manual = null, stated = null, parts = null] = values;
  return { total, online, manual, stated, parts };
}

function heldOf({ held, held_below, sound }: StandingRow): Record<Stage, HeldState> {
  const figures = toStageFigures(sound);
  const of = (stage: Stage, at: number): HeldState => ({
    own: held?.[at] ?? false,
    below: held_below?.[at] ?? 0,
    without: figures[stage],
  });
  return { collected: of('collected', 0), recorded: of('recorded', 1), validated: of('validated', 2) };
}

/** What is read of an area `a`, its target `t` and its figures `p`, as `toStanding` takes it. */
export const standingColumns = sql`a.code, a.name, a.level, a.kind, a.lo,
      case when t.area is not null then array[t.total, t.online, t.manual, t.stated, t.parts] end as target,
      p.last_report_day,
      case when p.area is not null then array[${columnList('')}] end as figures,
      case when p.area is not null then array[${columnList('own_')}] end as stated,
      case when p.area is not null then array[p.fell_collected, p.fell_recorded, p.fell_validated] end as fell,
      case when p.area is not null then array[p.held_collected, p.held_recorded, p.held_validated] end as held,
      case when p.area is not null then array[p.held_below_collected, p.held_below_recorded, p.held_below_validated] end as held_below,
      case when p.area is not null then array[${columnList('sound_')}] end as sound,
      p.kader, p.supervisor, p.found`;

export function toStanding(row: StandingRow): AreaStanding {
  return {
    code: row.code,
    name: row.name,
    level: row.level,
    kind: row.kind,
    lo: row.lo,
    target: toTarget(row.target),
    state: {
      areaLo: row.lo,
      lastReportDay: row.last_report_day,
      figures: toStageFigures(row.figures),
      stated: toStageFigures(row.stated),
      fell: { collected: row.fell?.[0] ?? false, recorded: row.fell?.[1] ?? false, validated: row.fell?.[2] ?? false },
      held: heldOf(row),
      kader: row.kader,
      supervisor: row.supervisor,
      found: row.found,
    },
  };
}

/**
 * The areas of these levels inside `area` as they stand on `asOf`, by code: one probe of the index an area, whatever the
 * campaign's length. Of the area's own level that is the area alone, and it comes first.
 */
export async function listStandings(
  transaction: ScopedTransaction,
  input: {
    area: AuthorizedArea;
    campaignId: number;
    targetSetId: number | null;
    levels: readonly AreaLevel[];
    /** Only those inside it. */
    part?: AreaRange;
    asOf: IsoDay;
  },
): Promise<AreaStanding[]> {
  const { area } = input;
  const rows = await transaction.execute<StandingRow>(sql`
    select ${standingColumns}
    from ${areasOf(area, input.levels, input.part)}
    left join lateral (
      -- With a limit, so that it stays one probe an area.
      select * from targets t where t.target_set_id = ${input.targetSetId} and t.area = a.lo limit 1
    ) t on true
    left join lateral (
      select * from progress p where p.campaign_id = ${input.campaignId} and p.area = a.lo and p.day <= ${input.asOf}
      order by p.day desc limit 1
    ) p on true
    order by a.lo`);
  return rows.map(toStanding);
}

/** The figures of the areas of these levels inside `area` as of earlier days, by area and without held ones: what pace and spark need. */
export async function listHistory(
  transaction: ScopedTransaction,
  input: {
    area: AuthorizedArea;
    campaignId: number;
    levels: readonly AreaLevel[];
    part?: AreaRange;
    days: readonly IsoDay[];
    stage: Stage;
  },
): Promise<Map<number, Map<IsoDay, ChannelFigures>>> {
  const history = new Map<number, Map<IsoDay, ChannelFigures>>();
  if (input.days.length === 0) return history;
  const { area } = input;
  const rows = await transaction.execute<{ area: number; figures: Nullable[][] }>(sql`
    select a.lo as area, array(
      select array[${sql.raw(judgedColumns(input.stage).join(', '))}]
      from unnest(${sql.param(input.days)}::text[]::date[]) with ordinality wanted (day, at)
      left join lateral (
        select * from progress p where p.campaign_id = ${input.campaignId} and p.area = a.lo and p.day <= wanted.day
        order by p.day desc limit 1
      ) p on true order by wanted.at
    ) as figures
    from ${areasOf(area, input.levels, input.part)}`);
  for (const row of rows) {
    const days = new Map<IsoDay, ChannelFigures>();
    input.days.forEach((day, at) => {
      const [online = null, manual = null, unsplit = null] = row.figures[at] ?? [];
      days.set(day, { online, manual, unsplit });
    });
    history.set(row.area, days);
  }
  return history;
}

/**
 * The last but one report of a stage up to `asOf`, of the areas of these levels inside `area` that have two: a probe of the
 * index an area, which ends at the second of them.
 */
export async function listEarlierReports(
  transaction: ScopedTransaction,
  input: {
    area: AuthorizedArea;
    campaignId: number;
    levels: readonly AreaLevel[];
    part?: AreaRange;
    stage: Stage;
    asOf: IsoDay;
  },
): Promise<Map<number, EarlierReport>> {
  const columns = judgedColumns(input.stage).map((value, at) => `${value} as ${channels[at]}`);
  const rows = await transaction.execute<{ area: number; day: IsoDay } & ChannelFigures>(sql`
    select a.lo as area, p.*
    from ${areasOf(input.area, input.levels, input.part)}
    cross join lateral (
      select p.day, ${sql.raw(columns.join(', '))}
      from progress p
      where p.campaign_id = ${input.campaignId} and p.area = a.lo and p.day <= ${input.asOf}
        and ${sql.raw(`p.reported_${input.stage}`)}
      order by p.day desc offset 1 limit 1
    ) p`);
  return new Map(
    rows.map(({ area, day, online, manual, unsplit }) => [area, { day, figures: { online, manual, unsplit } }]),
  );
}

/**
 * The days on which a stage was reported, and its figures, for the areas of a level inside `area`, from one day to another,
 * oldest first.
 * @param input.held false: without held ones
 */
export async function listReports(
  transaction: ScopedTransaction,
  input: {
    area: AuthorizedArea;
    campaignId: number;
    level: AreaLevel;
    stage: Stage;
    from: IsoDay;
    to: IsoDay;
    held: boolean;
  },
): Promise<{ area: number; day: IsoDay; figures: ChannelFigures }[]> {
  const { area, stage } = input;
  const values = input.held ? channels.map((channel) => `p.${stage}_${channel}`) : judgedColumns(stage);
  const columns = channels.map((channel, at) => `${values[at]} as ${channel}`);
  const rows = await transaction.execute<{ area: number; day: IsoDay } & ChannelFigures>(sql`
    select a.lo as area, p.*
    from areas a
    cross join lateral (
      -- With an offset, so that it stays one span of the index an area: a plan for any area would read the days of all.
      select p.day, ${sql.raw(columns.join(', '))}
      from progress p
      where p.campaign_id = ${input.campaignId} and p.area = a.lo and p.day between ${input.from} and ${input.to}
        and ${sql.raw(`p.reported_${stage}`)}
      offset 0
    ) p
    where a.edition_id = ${area.editionId} and a.level = ${input.level} and a.lo between ${area.lo} and ${area.hi}
    order by a.lo, p.day`);
  return rows.map(({ area, day, online, manual, unsplit }) => ({ area, day, figures: { online, manual, unsplit } }));
}

/** How fresh the figures of an area are. Null: there is none yet. */
export async function getFreshness(
  transaction: ScopedTransaction,
  input: { area: AuthorizedArea; campaignId: number },
): Promise<{ lastReportDay: IsoDay | null; changedAt: Date | null }> {
  const of = sql`campaign_id = ${input.campaignId} and area = ${input.area.lo}`;
  const [row] = await transaction.execute<{ last_report_day: IsoDay | null; changed_at: string | null }>(sql`
    select
      -- The newest day of which the area or anything below it has reported.
      (select last_report_day from progress where ${of} order by day desc limit 1) as last_report_day,
      (select to_char(changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from area_changes where ${of}) as changed_at`);
  return { lastReportDay: row?.last_report_day ?? null, changedAt: row?.changed_at ? new Date(row.changed_at) : null };
}

/** A figure that is held, of an area inside the scope or its own. */
export type HeldStanding = Pick<AreaStanding, 'code' | 'name' | 'level' | 'kind'> & {
  target: number | null;
  figures: ChannelFigures;
};

/** The areas whose own figure of a stage is held on a day, inside `area` and itself, the first of them by code. */
export async function listHeld(
  transaction: ScopedTransaction,
  input: {
    area: AuthorizedArea;
    campaignId: number;
    targetSetId: number | null;
    stage: Stage;
    asOf: IsoDay;
    limit: number;
  },
): Promise<HeldStanding[]> {
  const { area, campaignId, asOf } = input;
  const held = sql.raw(`held_${input.stage}`);
  const rows = await transaction.execute<Omit<HeldStanding, 'figures'> & ChannelFigures>(sql`
    select a.code, a.name, a.level, a.kind, t.total as target, ${sql.raw(
      channels.map((channel) => `p.${input.stage}_${channel} as ${channel}`).join(', '),
    )}
    from (
      select distinct h.area from progress h
      where h.campaign_id = ${campaignId} and h.area between ${area.lo} and ${area.hi} and h.day <= ${asOf}
        and (h.held_collected or h.held_recorded or h.held_validated)
    ) h
    cross join lateral (
      select * from progress p where p.campaign_id = ${campaignId} and p.area = h.area and p.day <= ${asOf}
      order by p.day desc limit 1
    ) p
    join areas a on a.edition_id = ${area.editionId} and a.lo = h.area
    left join targets t on t.target_set_id = ${input.targetSetId} and t.area = h.area
    where p.${held}
    order by a.lo limit ${input.limit}`);
  return rows.map(({ online, manual, unsplit, ...row }) => ({ ...row, figures: { online, manual, unsplit } }));
}
