import { StatusShape } from '@/components/progress/status-mark';
import { addDays, daysBetween, type IsoDay } from '@/lib/domain/days';
import { computeExpectedPercent, type Plan } from '@/lib/domain/plans';
import { computeStatus } from '@/lib/domain/progress';
import type { CampaignFields } from '@/lib/format/campaign-fields';
import { formatCount } from '@/lib/format/numbers';
import { readDecimal } from '@/lib/format/plan-fields';
import { formatPlanPercent } from '@/lib/format/plan-words';
import { statusLabels } from '@/lib/format/words';
import styles from './campaign-form.module.css';

/** The status that plan and limits give a figure on a day, to try them out: 24 % after 7 days. Nothing is saved. */
export function PlanTrial(props: { startDay: IsoDay; endDay: IsoDay; plan: Plan; fields: CampaignFields }) {
  const { startDay, endDay, plan, fields } = props;
  const days = daysBetween(startDay, endDay) + 1;
  const percent = readDecimal(fields['coba-persen'] ?? '24');
  const day = Math.min(days, readDecimal(fields['coba-hari'] ?? '7') ?? 7);
  const limits = {
    onTrackFrom: readDecimal(fields.sesuai ?? '') ?? 1,
    atRiskFrom: readDecimal(fields.waspada ?? '') ?? 0.75,
  };
  const campaign = { startDay, endDay, plan, earlierTerms: [], ...limits };
  const asOf = addDays(startDay, Math.max(1, Math.floor(day)) - 1);
  const expectedPercent = computeExpectedPercent({ campaign, endDay, asOf });
  const status = computeStatus({ achieved: percent, percent, expectedPercent, ...limits });
  return (
    <div className={styles.trial}>
      <p>
        Coba: <input name="coba-persen" aria-label="Capaian yang dicoba, persen" defaultValue="24" size={4} /> % setelah{' '}
        <input name="coba-hari" aria-label="Setelah berapa hari" defaultValue={String(Math.min(7, days))} size={3} />{' '}
        hari
      </p>
      <p role="status">
        Seharusnya {formatPlanPercent(expectedPercent)} pada hari ke-{formatCount(Math.floor(day))}.{' '}
        {status ? (
          <>
            <StatusShape status={status} /> <b>{statusLabels[status]}</b>
          </>
        ) : null}
        {percent !== null && expectedPercent > 0 ? (
          <small>
            {' '}
            {formatPlanPercent(Math.round((percent / expectedPercent) * 100) / 100).replace(/\s%/, '')} dari rencana
          </small>
        ) : null}
      </p>
    </div>
  );
}
