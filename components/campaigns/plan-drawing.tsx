import { addDays, daysBetween, type IsoDay } from '@/lib/domain/days';
import {
  computeExpectedPercent,
  countPlannedDaysLeft,
  findFinishDay,
  listPlanCorners,
  type Plan,
  type Planned,
} from '@/lib/domain/plans';
import { formatDay, formatDayShort } from '@/lib/format/days';
import { formatCount } from '@/lib/format/numbers';
import { formatPlanPercent } from '@/lib/format/plan-words';
import styles from './plan-drawing.module.css';

const size = { width: 330, height: 178, left: 40, right: 318, top: 20, bottom: 154 };

/** The days that the sentence below a plan names: a quarter, half and three quarters of the way. */
const named = [0.25, 0.5, 0.75];

/** How a plan runs from its first day to its last, as a line and in words: the same for readers who do not see the line. */
export function PlanDrawing(props: { startDay: IsoDay; endDay: IsoDay; plan: Plan; children?: React.ReactNode }) {
  const { startDay, endDay, plan } = props;
  const campaign: Planned = { startDay, endDay, plan, onTrackFrom: 1, atRiskFrom: 0.75, earlierTerms: [] };
  const days = daysBetween(startDay, endDay) + 1;
  const of = { campaign, endDay, asOf: startDay };
  const corners = listPlanCorners(of);
  const x = (day: number) => Math.round((size.left + (day / days) * (size.right - size.left)) * 10) / 10;
  const y = (percent: number) => Math.round((size.bottom - (percent / 100) * (size.bottom - size.top)) * 10) / 10;
  const finish = findFinishDay(of);
  const on = (number: number) => computeExpectedPercent({ ...of, asOf: addDays(startDay, number - 1) });
  const told = [...new Set(named.map((share) => Math.max(1, Math.round(days * share))))].filter((day) => day < finish);
  const words = told.map((day) => `${formatPlanPercent(on(day))} pada hari ke-${formatCount(day)}`);
  const sentence = `Seharusnya ${[...words, `100 % pada hari ke-${formatCount(finish)}`].join(', ')}.`;
  const working = plan.kind === 'workingDays' ? countPlannedDaysLeft({ ...of, asOf: addDays(startDay, -1) }) : null;
  return (
    <figure className={styles.plan}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`Garis rencana. ${sentence}`}>
        {[0, 50, 100].map((percent) => (
          <g key={percent}>
            <path className={styles.grid} d={`M${size.left} ${y(percent)}H${size.right}`} />
            <text textAnchor="end" x={size.left - 6} y={y(percent) + 4}>
              {percent === 0 ? '0' : `${percent} %`}
            </text>
          </g>
        ))}
        <path
          className={styles.line}
          d={`M${corners.map(({ day, percent }) => `${x(day)} ${y(percent)}`).join('L')}`}
        />
        <text x={size.left} y={size.height - 6}>
          {formatDayShort(startDay)}
        </text>
        <text textAnchor="end" x={size.right} y={size.height - 6}>
          {formatDayShort(endDay)}, hari {formatCount(days)}
        </text>
      </svg>
      <figcaption>
        {sentence}
        {working === null ? null : ` ${formatCount(working)} hari kerja.`}
        {finish < days ? ` Sejak ${formatDay(addDays(startDay, finish - 1))} seluruh target sudah harus masuk.` : null}
      </figcaption>
    </figure>
  );
}
