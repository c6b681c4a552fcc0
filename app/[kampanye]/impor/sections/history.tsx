import { HistoryFilterForm } from '@/components/imports/history-filter';
import { HistoryOverview } from '@/components/imports/history-overview';
import { ImportHistory } from '@/components/imports/import-history';
import type { HistoryFilter } from '@/lib/domain/import-history';
import { loadImportHistory, loadOfficeOverview } from '@/lib/server/loaders/import-history';
import type { CampaignScope } from '@/lib/server/loaders/imports';
import type { UserContext } from '@/lib/server/loaders/users';

const pageSize = 25;

/** The uploads inside the reader's area: who sent what lately, a filter, and the list. */
export async function History(props: {
  ctx: UserContext;
  scope: CampaignScope;
  filter: HistoryFilter;
  /** What the address has in place of the days of the filter. */
  unread: { from: string | null; to: string | null };
  page: number;
  mayUpload: boolean;
}) {
  const { ctx, scope, page, mayUpload } = props;
  const wanted = { filter: props.filter, limit: pageSize, offset: (page - 1) * pageSize };
  const [history, overview] = await Promise.all([
    loadImportHistory(ctx, scope, wanted),
    loadOfficeOverview(ctx, scope),
  ]);
  const path = `/${scope.campaign.slug}/impor`;
  return (
    <ImportHistory path={path} history={history} page={page} pageSize={pageSize} mayUpload={mayUpload}>
      {overview ? <HistoryOverview path={path} overview={overview} below={scope.area.level} /> : null}
      <HistoryFilterForm
        {...{ path, filter: history.filter, office: history.office, offices: history.offices }}
        unread={props.unread}
      />
    </ImportHistory>
  );
}
