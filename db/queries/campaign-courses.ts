import { sql } from 'drizzle-orm';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { NationTransaction } from '../client';

/** The nation's totals of a campaign on the days with reports, and its default target. */
export type RecordedCourse = {
  name: string;
  startDay: IsoDay;
  endDay: IsoDay;
  target: number;
  days: { day: IsoDay; total: number }[];
};

/** The courses of all campaigns that have a target and reports up to their own end, in the order they were opened. */
export async function listRecordedCourses(transaction: NationTransaction): Promise<RecordedCourse[]> {
  const rows = await transaction.execute<{
    id: number;
    name: string;
    start_day: string;
    end_day: string;
    target: number;
    day: string;
    total: number;
  }>(sql`
    select c.id, c.name, c.start_day::text, c.end_day::text, t.total as target, p.day::text,
      coalesce(p.recorded_online, 0) + coalesce(p.recorded_manual, 0) + coalesce(p.recorded_unsplit, 0) as total
    from campaigns c
    join target_sets s on s.campaign_id = c.id and s.is_default
    join targets t on t.target_set_id = s.id and t.area = 0 and t.total > 0
    join progress p on p.campaign_id = c.id and p.area = 0 and p.day between c.start_day and c.end_day
      and num_nonnulls(p.recorded_online, p.recorded_manual, p.recorded_unsplit) > 0
    order by c.id, p.day`);
  const courses = new Map<number, RecordedCourse>();
  for (const row of rows) {
    const course = courses.get(row.id) ?? {
      ...{ name: row.name, target: Number(row.target), days: [] },
      ...{ startDay: toDay(row.start_day), endDay: toDay(row.end_day) },
    };
    courses.set(row.id, course);
    course.days.push({ day: toDay(row.day), total: Number(row.total) });
  }
  return [...courses.values()];
}
