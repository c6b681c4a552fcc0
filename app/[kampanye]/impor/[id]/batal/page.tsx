import { notFound, redirect } from 'next/navigation';
import { LaterList } from '@/components/imports/later-list';
import { UndoTrail } from '@/components/imports/preview-trail';
import { UndoForm } from '@/components/imports/undo-form';
import { UndoHead } from '@/components/imports/undo-head';
import { UndoRows, UndoTotals } from '@/components/imports/undo-preview';
import { Island } from '@/components/ui/island';
import { parseId } from '@/lib/domain/ids';
import { loadUndoPlan } from '@/lib/server/loaders/undo-plan';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../../sections/campaign-shell';
import { parsePage } from '../../search-params';
import { undoAction } from '../actions';

type Props = {
  params: Promise<{ kampanye: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const pageSize = 50;

/** What taking an upload back would change, what later reports stand on it, and the button that does it. */
export default async function UndoPage({ params, searchParams }: Props) {
  const { kampanye, id } = await params;
  const ctx = await requireReader(`/${kampanye}/impor/${id}/batal`);
  const number = parseId(id);
  const page = parsePage(await searchParams);
  const found =
    number === null ? null : await loadUndoPlan(ctx, { id: number, limit: pageSize, offset: (page - 1) * pageSize });
  if (!found || found.upload.campaign.slug !== kampanye) notFound();
  const { upload, plan } = found;
  const { campaign, scope } = upload;
  const list = `/${campaign.slug}/impor`;
  const path = `${list}/${upload.id}`;
  // Undone meanwhile, or never counted: its own page says so.
  if (!plan) redirect(path);
  return (
    <CampaignShell campaign={campaign} user={ctx.actor}>
      <UndoTrail campaign={campaign.slug} area={scope.area} list={list} id={upload.id} />
      <UndoHead upload={upload} campaign={campaign} plan={plan} proposals={upload.targets?.proposals ?? []} />
      <UndoTotals totals={plan.totals} />
      <LaterList later={plan.later} list={list} />
      <UndoRows
        figures={plan.figures}
        campaign={campaign.slug}
        path={`${path}/batal`}
        page={page}
        pageSize={pageSize}
        total={plan.rowCount}
      />
      <Island name="batalkan unggahan">
        <UndoForm id={upload.id} campaign={campaign.slug} laterCount={plan.later.count} back={path} undo={undoAction} />
      </Island>
    </CampaignShell>
  );
}
