import { QuestionSection } from '@/components/questions/question-section';
import { VisitSection } from '@/components/visits/visit-section';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { rangeOfCode } from '@/lib/domain/areas';
import { listRights } from '@/lib/domain/rights';
import { findReader } from '@/lib/server/loaders/users';

/** The latest visits to the area of the page. */
export async function VisitsHere({ progress }: { progress: AreaProgress }) {
  const ctx = await findReader();
  if (!ctx) return null;
  const { area, campaign, visits = [] } = progress;
  const rights = listRights({ person: ctx.actor, area: { ...rangeOfCode(area.code), level: area.level }, campaign });
  const mayRecord = rights.some(({ deed, may }) => deed === 'recordVisits' && may);
  return (
    <div>
      <VisitSection campaign={campaign.slug} area={area} visits={visits} mayRecord={mayRecord} />
      <QuestionSection campaign={campaign.slug} area={area} asOf={progress.asOf} questions={progress.questions} />
    </div>
  );
}
