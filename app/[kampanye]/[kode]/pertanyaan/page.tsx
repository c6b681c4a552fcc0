import { notFound } from 'next/navigation';
import { QuestionDesk } from '@/components/questions/question-desk';
import { Trail } from '@/components/ui/trail';
import { loadQuestionPage } from '@/lib/server/loaders/questions';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import type { AreaPageProps } from '../search-params';
import { askAction, closeAction, replyAction } from './actions';
import { parseQuestionQuery, questionsHref } from './search-params';

/** Questions about the figures of an area, and the forms that ask, answer and settle them. */
export default async function QuestionsPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const { asOf, about, all, said } = parseQuestionQuery(await searchParams);
  const ctx = await requireReader(questionsHref({ campaign: kampanye, code: kode }, { all, asOf }));
  const page = await loadQuestionPage(ctx, {
    ...{ campaignSlug: kampanye, code: kode, asOf, state: all ? 'all' : 'open' },
  });
  if (!page) notFound();
  const { campaign, area, progress, questions, truncated, mayAsk } = page;
  const place = { campaign: campaign.slug, code: area.code };
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Pertanyaan · ${area.name} · ${campaign.name}`}>
      <Trail steps={[{ label: area.name, href: `/${campaign.slug}/${area.code}` }]} here="Pertanyaan" />
      <QuestionDesk
        {...{ progress, questions, truncated, mayAsk, all, said }}
        about={about ?? area.code}
        hrefs={{ open: questionsHref(place), all: questionsHref(place, { all: true }) }}
        actions={{ ask: askAction, reply: replyAction, close: closeAction }}
      />
    </CampaignShell>
  );
}
