import { QuestionNotice } from '@/components/questions/question-notice';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { rangeOfCode, relationOf } from '@/lib/domain/areas';
import { isAllowed } from '@/lib/domain/users';
import { findReader } from '@/lib/server/loaders/users';

/** That questions are open, for those who answer them and for those who asked one. */
export async function QuestionsOpen({ progress }: { progress: AreaProgress }) {
  const { campaign, area, questions } = progress;
  const ctx = questions && questions.open > 0 ? await findReader() : null;
  if (!ctx || !questions) return null;
  const relation = relationOf(ctx.actor.area, rangeOfCode(area.code));
  const answers = isAllowed({ role: ctx.actor.role, verb: 'import', relation });
  if (!answers && questions.mine === 0) return null;
  return <QuestionNotice href={`/${campaign.slug}/${area.code}/pertanyaan#daftar`} questions={questions} />;
}
