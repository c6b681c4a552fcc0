import { notFound } from 'next/navigation';
import { ScopeDesk } from '@/components/scope/scope-desk';
import { ScopeForms } from '@/components/scope/scope-forms';
import { Island } from '@/components/ui/island';
import { Trail } from '@/components/ui/trail';
import { usualWorkMode } from '@/lib/domain/scope';
import { loadScopePage } from '@/lib/server/loaders/scope-page';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../sections/campaign-shell';
import { scopeAction } from './actions';
import { parseScopeParams, scopeHref } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The areas that take part in the campaign, with their way of working, and for the administrator the forms that change the list. */
export default async function ScopeRoute({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const { code, all, saved } = parseScopeParams(await searchParams);
  const ctx = await requireReader(scopeHref(kampanye, { code, all }));
  // An administrator sees the areas outside the list too: these can be added.
  const page = await loadScopePage(ctx, { campaignSlug: kampanye, code, all: true });
  if (!page) notFound();
  const { campaign, area, above, mayEdit, rows, history } = page;
  const shown = all ? rows : rows.filter((row) => row.takesPart);
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Siapa ikut serta, ${area.name} · ${campaign.name}`}>
      <Trail
        steps={[
          { label: campaign.name, href: `/${campaign.slug}/${area.code}` },
          ...above.map((one) => ({ label: one.name, href: scopeHref(campaign.slug, { code: one.code }) })),
        ]}
        here={`Siapa ikut serta, ${area.name}`}
      />
      <ScopeDesk
        {...{ area, history, all, saved, day: page.day, version: page.version, own: page.own, rows: shown }}
        campaign={campaign.slug}
        hrefOf={(to, withAll) => scopeHref(campaign.slug, { code: to, all: withAll })}
      >
        {mayEdit ? (
          <Island name="daftar lokus">
            <ScopeForms
              campaign={campaign.slug}
              code={area.code}
              version={history[0]?.id ?? null}
              from={page.days.startDay}
              offered={rows}
              mode={usualWorkMode(campaign.channels)}
              listStands={page.version !== null}
              action={scopeAction}
            />
          </Island>
        ) : null}
      </ScopeDesk>
    </CampaignShell>
  );
}
