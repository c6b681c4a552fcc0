import { ImportHistory } from '@/components/imports/import-history';
import { type CampaignScope, loadImports } from '@/lib/loaders/imports';

const pageSize = 25;

/** The uploads inside the reader's area. */
export async function History({ scope, page, mayUpload }: { scope: CampaignScope; page: number; mayUpload: boolean }) {
  const { imports, total } = await loadImports(scope, { limit: pageSize, offset: (page - 1) * pageSize });
  return (
    <ImportHistory
      path={`/${scope.campaign.slug}/impor`}
      uploads={imports}
      page={page}
      pageSize={pageSize}
      total={total}
      mayUpload={mayUpload}
    />
  );
}
