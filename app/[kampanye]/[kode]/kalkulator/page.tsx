import { notFound } from 'next/navigation';
import { Calculator } from '@/components/scenarios/calculator';
import { ScenarioList } from '@/components/scenarios/scenario-list';
import { readScenarios } from '@/lib/server/loaders/scenarios';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery, readAskedDay } from '../search-params';
import { changeAction, keepAction } from './actions';
import { parseAssumptions, parseSaid } from './search-params';

/** What follows for an area when its end, kader, pace or entered forms are otherwise, and the scenarios that were kept. */
export default async function CalculatorPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const ctx = await requireReader(ownPath({ kampanye, kode, query, below: 'kalkulator' }));
  const { asOf } = query;
  const found = await readScenarios(
    ctx,
    { campaignSlug: kampanye, code: kode, asOf, targetSet: query.targetSet },
    { lenient: true },
  );
  if (!found) notFound();
  const { progress, start, scenarios, mayKeep } = found;
  const { campaign, area } = progress;
  const address = addressOf(progress, query);
  const { typed, assumed, faults, asked } = parseAssumptions(raw, { campaign, asOf: progress.asOf });
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Kalkulator · ${area.name} · ${campaign.name}`}>
      <Calculator {...{ progress, address, start, typed, assumed, faults }} askedDay={readAskedDay(raw)} />
      <ScenarioList
        {...{ progress, scenarios, mayKeep }}
        typed={asked ? typed : null}
        said={parseSaid(raw)}
        actions={{ keep: keepAction, change: changeAction }}
      />
    </CampaignShell>
  );
}
