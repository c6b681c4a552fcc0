import type { ReportingAnswer } from '../domain/api-reporting';
import type { AreaProgress } from '../domain/area-progress';
import { type CallList, type OfficeContact, officeCodeOf, type ReportState } from '../domain/call-list';
import type { Reporting } from '../domain/reporting';

/** Who reported when, as lib/server/loaders reads it. */
export type DescribedReporting = {
  progress: Pick<AreaProgress, 'campaign' | 'asOf' | 'area' | 'detail'>;
  reporting: Reporting | null;
  list: CallList;
  contacts: ReadonlyMap<string, OfficeContact>;
};

/** Who has reported, and whom to call, as the API shows it. */
export function buildReportingAnswer(told: DescribedReporting): ReportingAnswer {
  const { progress, reporting, list, contacts } = told;
  const { campaign, asOf, area, detail } = progress;
  return {
    ...{ campaign: campaign.slug, asOf, area, detail, phase: list.phase },
    state: list.of === 0 ? null : describeState(list),
    calls: list.calls.map(({ area: one, kind, days, lastReportDay, total, target, kader }) => {
      const contact = contacts.get(one.code);
      const telephone = contact?.telephone || null;
      return {
        ...{ area: one, kind, days, lastReportDay, total, target, kader },
        office: contact ? { code: officeCodeOf(one.code), name: contact.name, telephone } : null,
      };
    }),
    withoutTarget: list.withoutTarget,
    days: reporting?.perDay.map(({ day, state }) => ({ day, state: state && describeState(state) })) ?? null,
    punctuality: reporting?.punctuality ?? null,
    rows: reporting?.rows ?? null,
  };
}

function describeState({ of, reported, done }: ReportState) {
  return { of, reported, done, complete: reported + done >= of };
}
